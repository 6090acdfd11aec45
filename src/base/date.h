/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Local dates: ISO text in the store, GDate in the code, Chinese on screen and paper. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SHIAN_DATE_BUF 11

/**
 * shian_date_parse:
 * Reads a date as people write it: 2024-03-31, 2024/3/31, 2024.3.31, 20240331, 2024年3月31日, half
 * or full width. Years 1900 to 2199. SHIAN_ERROR_INVALID names the text. @date is left alone on
 * error.
 */
gboolean shian_date_parse (const char *text, GDate *date, GError **error);

/** shian_date_to_iso: YYYY-MM-DD. (transfer full) */
char *shian_date_to_iso (const GDate *date);

/** shian_date_from_iso: strict YYYY-MM-DD as stored; FALSE for NULL, "" and anything else. */
gboolean shian_date_from_iso (const char *iso, GDate *date);

/** shian_date_to_chinese: 2024年3月31日, month and day without leading zero as GB/T 9704-2012 7.3.5.4
 * wants. (transfer full) */
char *shian_date_to_chinese (const GDate *date);

/** shian_date_iso_to_chinese: as above from stored text; "" for NULL or malformed. (transfer full) */
char *shian_date_iso_to_chinese (const char *iso);

/** shian_date_weekday: 周一 … 周日. (transfer none) */
const char *shian_date_weekday (const GDate *date);

/** shian_date_set: sets @date to a valid day; FALSE when there is no such day. */
gboolean shian_date_set (GDate *date, int year, int month, int day);

G_END_DECLS
