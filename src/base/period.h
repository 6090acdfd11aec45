/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reporting periods: a quarter or a whole year. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** ShianPeriod: @quarter is 1 to 4, or 0 for the whole year. */
typedef struct {
  int year;
  int quarter;
} ShianPeriod;

/** shian_period_parse: reads “2024Q1” or “2024”; SHIAN_ERROR_INVALID says what is accepted. */
gboolean shian_period_parse (const char *text, ShianPeriod *period, GError **error);

/** shian_period_key: “2024Q1” or “2024”, as stored and as the command line takes it. (transfer full) */
char *shian_period_key (const ShianPeriod *period);

/** shian_period_title: “2024年第一季度” or “2024年全年”. (transfer full) */
char *shian_period_title (const ShianPeriod *period);

/** shian_period_of_date: the quarter that holds @date. */
ShianPeriod shian_period_of_date (const GDate *date);

/** shian_period_first_day, shian_period_last_day: its bounds into @date. */
void shian_period_first_day (const ShianPeriod *period, GDate *date);
void shian_period_last_day (const ShianPeriod *period, GDate *date);

/** shian_period_days: both of them as ISO dates. (transfer full) */
void shian_period_days (const ShianPeriod *period, char **from, char **to);

/** shian_period_current: the quarter of today within @year: the fourth when the year is over, the
 * first when it has not begun. */
ShianPeriod shian_period_current (int year);

/** shian_period_previous: the quarter (or year) before. */
ShianPeriod shian_period_previous (const ShianPeriod *period);

G_END_DECLS
