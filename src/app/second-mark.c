/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/second-mark.h"

#include <glib/gi18n-lib.h>

const char *
shian_second_mark_look (ShianSecondState state)
{
  static const char *const LOOKS[SHIAN_SECOND_N_STATES] = { NULL, "done", "lagging", "lagging",
                                                            NULL };

  return LOOKS[state];
}

const char *
shian_second_mark_show (ShianStatusPill *pill, ShianSecondState state)
{
  gboolean shown = state == SHIAN_SECOND_AGREES || state == SHIAN_SECOND_DIFFERS;
  const char *word = shown ? _ (SHIAN_SECOND_STATE_CHOICES[state].title) : NULL;

  shian_status_pill_set_word (pill, shian_second_mark_look (state), shown ? word : "");
  return word;
}
