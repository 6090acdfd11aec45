/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Months and weekdays of a calendar in the program's language, whatever locale the system has. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** shian_calendar_words: GtkCalendar takes its words from the C library's locale, which is English
 * where no Chinese locale is installed; puts the program's own in their place. */
void shian_calendar_words (GtkCalendar *calendar);

G_END_DECLS
