/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding one's own unit where the directory does not have it. */
#pragma once

#include "app/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_OWN_UNIT (shian_own_unit_get_type ())
G_DECLARE_FINAL_TYPE (ShianOwnUnit, shian_own_unit, SHIAN, OWN_UNIT, GtkWidget)

/* Signal “added” (name): the unit is in the session's directory. */

GtkWidget *shian_own_unit_new (ShianSession *session);

/** shian_own_unit_set_name: what is typed. Hidden where that cannot be a new unit: nothing, pinyin,
 * a single character, or a name the directory knows. The kind follows how the name ends. */
void shian_own_unit_set_name (ShianOwnUnit *self, const char *typed);

/** shian_own_unit_add: saves it; refused in place. */
void shian_own_unit_add (ShianOwnUnit *self);

/** shian_own_unit_guess_kind: the ShianUnitKind a name such as “朝阳街道办事处” speaks of. */
int shian_own_unit_guess_kind (const char *name);

G_END_DECLS
