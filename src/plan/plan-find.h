/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read out of running text: sentences, figures, dates. */
#pragma once

#include "plan/plan-text.h"

G_BEGIN_DECLS

/** shian_find_points: the sentences of @text without their full stops; a full stop within brackets
 * or quotation marks ends none. (element-type utf8) */
void shian_find_points (const char *text, GPtrArray *points);

/** shian_find_dates: due dates and rhythms, resolved with @year (0 unknown) where that is
 * possible. @origin: the source offset of each byte of @text and of its end.
 * (element-type ShianTextDate) */
void shian_find_dates (const char *text, const GArray *origin, int year, GPtrArray *dates);

/** shian_find_quantities: figures with a unit; those within @dates are none, nor are years,
 * standards, document numbers and names. (element-type ShianTextQuantity) */
void shian_find_quantities (const char *text, const GArray *origin, const GPtrArray *dates,
                            GPtrArray *quantities);

G_END_DECLS
