/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/calendar-words.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>

static const char *const MONTHS[12] = { NC_ ("month", "January"),   NC_ ("month", "February"),
                                        NC_ ("month", "March"),     NC_ ("month", "April"),
                                        NC_ ("month", "May"),       NC_ ("month", "June"),
                                        NC_ ("month", "July"),      NC_ ("month", "August"),
                                        NC_ ("month", "September"), NC_ ("month", "October"),
                                        NC_ ("month", "November"),  NC_ ("month", "December") };
static const char *const WEEKDAYS[7] = { NC_ ("weekday", "Sun"), NC_ ("weekday", "Mon"),
                                         NC_ ("weekday", "Tue"), NC_ ("weekday", "Wed"),
                                         NC_ ("weekday", "Thu"), NC_ ("weekday", "Fri"),
                                         NC_ ("weekday", "Sat") };

static gboolean
is_word (const char *text, nl_item item)
{
  g_autofree char *word = g_locale_to_utf8 (nl_langinfo (item), -1, NULL, NULL, NULL);

  return text[0] != '\0' && g_strcmp0 (text, word) == 0;
}

/* What the calendar took from the locale, in the program's words. */
static const char *
own_word (const char *text)
{
  for (int month = 0; month < 12; month++)
    if (is_word (text, MON_1 + month))
      return g_dpgettext2 (GETTEXT_PACKAGE, "month", MONTHS[month]);
  for (int day = 0; day < 7; day++)
    if (is_word (text, ABDAY_1 + day))
      return g_dpgettext2 (GETTEXT_PACKAGE, "weekday", WEEKDAYS[day]);
  return NULL;
}

static void
put_words (GtkWidget *widget)
{
  const char *word =
      GTK_IS_LABEL (widget) ? own_word (gtk_label_get_text (GTK_LABEL (widget))) : NULL;

  if (word != NULL)
    gtk_label_set_text (GTK_LABEL (widget), word);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    put_words (child);
}

void
shian_calendar_words (GtkCalendar *calendar)
{
  g_return_if_fail (GTK_IS_CALENDAR (calendar));
  put_words (GTK_WIDGET (calendar));
}
