/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection/limit.h"

#include "base/text.h"

#include <math.h>
#include <string.h>

#define MINUS_SIGN "\xe2\x88\x92" /* U+2212 */

ShianVerdict
shian_limit_judge (const ShianTemplateItem *item, double figure)
{
  gboolean too_low, too_high;

  if (isnan (figure) || (isnan (item->low) && isnan (item->high)))
    return SHIAN_VERDICT_NONE;
  too_low = !isnan (item->low) && (item->low_open ? figure <= item->low : figure < item->low);
  too_high = !isnan (item->high) && (item->high_open ? figure >= item->high : figure > item->high);
  return too_low || too_high ? SHIAN_VERDICT_NOT_CONFORMING : SHIAN_VERDICT_CONFORMING;
}

char *
shian_limit_describe (const ShianTemplateItem *item)
{
  g_autofree char *low = shian_real_to_text (item->low);
  g_autofree char *high = shian_real_to_text (item->high);
  const char *unit = item->unit != NULL ? item->unit : "";

  if (low == NULL && high == NULL)
    return g_strdup ("");
  if (high == NULL)
    return g_strdup_printf ("%s%s%s", item->low_open ? ">" : "≥", low, unit);
  if (low == NULL)
    return g_strdup_printf ("%s%s%s", item->high_open ? "<" : "≤", high, unit);
  if (item->low == item->high)
    return g_strdup_printf ("%s%s", low, unit);
  if (!item->low_open && !item->high_open)
    return g_strdup_printf ("%s～%s%s", low, high, unit);
  return g_strdup_printf ("%s%s且%s%s%s", item->low_open ? ">" : "≥", low,
                          item->high_open ? "<" : "≤", high, unit);
}

gboolean
shian_limit_can_be_met (const ShianTemplateItem *item)
{
  if (isnan (item->low) || isnan (item->high))
    return TRUE;
  return item->low < item->high || (item->low == item->high && !item->low_open && !item->high_open);
}

gboolean
shian_figure_parse (const ShianTemplateItem *item, const char *text, double *figure, GError **error)
{
  const ShianField *field = shian_record_type_field (&SHIAN_ANSWER_TYPE, "figure");
  g_autoptr (ShianAnswer) answer = shian_answer_new ();
  g_auto (GStrv) signs = g_strsplit (text, MINUS_SIGN, -1);
  g_autofree char *plain = g_strjoinv ("-", signs);
  g_autofree char *stripped = shian_text_strip (plain);

  if (item->unit != NULL && g_str_has_suffix (stripped, item->unit))
    stripped[strlen (stripped) - strlen (item->unit)] = '\0';
  if (!shian_field_from_text (field, answer, g_strstrip (stripped), error)) {
    g_prefix_error (error, "%s ", item->code);
    return FALSE;
  }
  *figure = answer->figure;
  return TRUE;
}
