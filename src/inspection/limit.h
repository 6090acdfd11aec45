/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Limits of number items. */
#pragma once

#include "inspection/inspection.h"
#include "inspection/template.h"

G_BEGIN_DECLS

/** shian_limit_judge: the verdict of @figure by the item's limits; none when the item has no limit
 * or @figure is NAN. */
ShianVerdict shian_limit_judge (const ShianTemplateItem *item, double figure);

/** shian_limit_describe: in Chinese, “0～8℃”, “≤-12℃”, “<10mm”, “100%”; "" without limits. (transfer
 * full) */
char *shian_limit_describe (const ShianTemplateItem *item);

/** shian_limit_can_be_met: whether any number lies within the limits. */
gboolean shian_limit_can_be_met (const ShianTemplateItem *item);

/** shian_figure_parse: a figure as people type it, with or without the item's unit after it.
 * SHIAN_ERROR_INVALID names the item. */
gboolean shian_figure_parse (const ShianTemplateItem *item, const char *text, double *figure,
                             GError **error);

G_END_DECLS
