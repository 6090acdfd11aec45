/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/due-line.h"

#include "base/date.h"

#include <glib/gi18n-lib.h>

ShianLine *
shian_due_line_new (const ShianDueRow *row)
{
  static const char *const WORDS[] = { NULL, N_ ("Not inspected"), N_ ("Under way"),
                                       N_ ("Inspected") };
  static const char *const LOOKS[] = { NULL, NULL, "in_progress", "done" };
  ShianDueChoice chip = shian_due_row_choice (row);
  g_autofree char *last = row->last != NULL ? shian_date_iso_to_chinese (row->last) : NULL;
  g_autofree char *said =
      last != NULL ? g_strdup_printf (_ ("last %s"), last) : g_strdup (_ ("never inspected"));
  g_autofree char *below =
      row->town != NULL ? g_strjoin (" · ", row->town, said, NULL) : g_strdup (said);
  const ShianLineText text = { .id = row->subject,
                               .title = row->name,
                               .below = below,
                               .state = _ (WORDS[chip]),
                               .look = LOOKS[chip] };

  return shian_line_new (&text);
}
