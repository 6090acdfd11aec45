/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The working-day calendar with the years the officer imported, kept in the data file. */
#pragma once

#include "base/calendar.h"
#include "store/store.h"

G_BEGIN_DECLS

/** shian_calendar_load: the built-in years and those imported, which count where both say
 * something. @store may be NULL. (transfer full) */
ShianCalendar *shian_calendar_load (ShianStore *store);

/** shian_calendar_import: keeps the arrangement in @csv, see shian_calendar_new_from_csv(), which
 * must be of one year. Returns the year, 0 on error: SHIAN_ERROR_INVALID names the line. */
int shian_calendar_import (ShianStore *store, const char *csv, GError **error);

G_END_DECLS
