/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates in workbooks are numbers; only the number format tells. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** shian_number_format_is_date: whether format code @code shows a date or time of day. Quoted
 * words, colours and conditions are passed over; durations ([h]:mm) are numbers. */
gboolean shian_number_format_is_date (const char *code);

/** shian_number_format_builtin_is_date: the same for a built-in format by its number (ECMA-376
 * 18.8.30, with those of the Chinese and Japanese editions). */
gboolean shian_number_format_builtin_is_date (gint64 id);

G_END_DECLS
