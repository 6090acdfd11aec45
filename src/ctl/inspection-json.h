/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the commands about inspections. */
#pragma once

#include "ctl/ctl.h"
#include "inspection/sheet.h"

G_BEGIN_DECLS

/** ctl_read_choice: the index of @key in @choices into @value, which stays as it is for NULL; an
 * unknown key is a usage error that names @option and what it takes. */
gboolean ctl_read_choice (const ShianChoice *choices, const char *key, int *value,
                          const char *option, GError **error);

/** ctl_add_tally: the member “counts”. */
void ctl_add_tally (JsonBuilder *builder, const ShianTally *tally);

/** ctl_add_answer: the members “verdict”, “value” and “note”; nulls for NULL. */
void ctl_add_answer (JsonBuilder *builder, const ShianTemplateItem *item,
                     const ShianAnswer *answer);

G_END_DECLS
