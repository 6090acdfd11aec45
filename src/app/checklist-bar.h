/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands above a checklist: counts by status, role, section, and whose checklist it is. The
 * choices are remembered from one start of the program to the next. */
#pragma once

#include "app/checklist-filter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_CHECKLIST_BAR (shian_checklist_bar_get_type ())
G_DECLARE_FINAL_TYPE (ShianChecklistBar, shian_checklist_bar, SHIAN, CHECKLIST_BAR, GtkWidget)

/* Signals: “narrowed” (): another filter; “unit-chosen” (): the checklist of another unit. */

/** shian_checklist_bar_set_checklist: counts and sections follow @checklist (nullable), borrowed
 * until the next call. A chosen section that it does not have is let go. */
void shian_checklist_bar_set_checklist (ShianChecklistBar *self, const ShianChecklist *checklist);

/** shian_checklist_bar_get_filter: borrowed. */
const ShianChecklistFilter *shian_checklist_bar_get_filter (ShianChecklistBar *self);
/** shian_checklist_bar_set_words: what is searched for, as typed. */
void shian_checklist_bar_set_words (ShianChecklistBar *self, const char *text);

/** shian_checklist_bar_set_units: offers the units of @directory; only the district office, when
 * @own is it, gets the choice. A chosen unit that is not there any more becomes the own one. No
 * signal is emitted. */
void shian_checklist_bar_set_units (ShianChecklistBar *self, ShianUnitDirectory *directory,
                                    const ShianUnit *own);
/** shian_checklist_bar_get_unit: id of the unit chosen, NULL for one's own. */
const char *shian_checklist_bar_get_unit (ShianChecklistBar *self);

/** shian_checklist_bar_choose_own: back to one's own unit, as if the user had. */
void shian_checklist_bar_choose_own (ShianChecklistBar *self);

/** shian_checklist_bar_reset: takes back one thing: the narrowing, else the other unit; FALSE when
 * there is nothing to take back. */
gboolean shian_checklist_bar_reset (ShianChecklistBar *self);

G_END_DECLS
