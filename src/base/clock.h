/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The date everything uses: the machine's, or one fixed so that results repeat. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** shian_clock_fix_today: every later shian_clock_today() gives @date; NULL returns to the
 * machine's date. Call before any thread is started. */
void shian_clock_fix_today (const GDate *date);

/** shian_clock_today: the local date into @date. The variable SHIAN_TODAY (YYYY-MM-DD) counts
 * when no date was fixed; a malformed value is ignored. */
void shian_clock_today (GDate *date);

/** shian_clock_today_iso: the same as YYYY-MM-DD. (transfer full) */
char *shian_clock_today_iso (void);

/** shian_clock_now: UTC time in microseconds since 1970. With a fixed date it is noon of that
 * day plus a step of one microsecond each call, so that order is kept and results repeat. */
gint64 shian_clock_now (void);

G_END_DECLS
