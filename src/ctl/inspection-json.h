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

/** ctl_protect_negatives: “-18” is a figure where a value stands and no option: its hyphen becomes a
 * minus sign. The new words are kept in @kept (element-type utf8). */
void ctl_protect_negatives (int argc, char **argv, GPtrArray *kept);

/** ctl_find_item: by number on the form or by identity. SHIAN_ERROR_NOT_FOUND. (transfer none) */
const ShianTemplateItem *ctl_find_item (const ShianInspectionSheet *sheet, const char *text,
                                        GError **error);

/** ctl_add_tally: the member “counts”. */
void ctl_add_tally (JsonBuilder *builder, const ShianTally *tally);

/** ctl_add_answer: the members “verdict”, “value” and “note”; nulls for NULL. */
void ctl_add_answer (JsonBuilder *builder, const ShianTemplateItem *item,
                     const ShianAnswer *answer);

G_END_DECLS
