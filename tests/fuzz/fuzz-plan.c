/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds bytes made up by the fuzzer to the plan reader: they are refused, or every character is
 * accounted for. */
#include "plan/plan-json.h"
#include "plan/plan-parser.h"
#include "plan/plan-source.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check (const ShianPlanText *plan)
{
  g_autofree char *json = shian_plan_json_to_text (plan);

  if (plan->accounted != plan->characters || !g_utf8_validate (json, -1, NULL))
    g_error ("characters unaccounted for");
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autofree char *text = shian_plan_source_decode (bytes, "fuzz", NULL);
  g_autoptr (ShianPlanText) plan = NULL;

  if (text != NULL)
    plan = shian_plan_parser_parse (text, NULL);
  if (plan != NULL)
    check (plan);
  return 0;
}
