/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-json.h"

#include <math.h>

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_span (JsonBuilder *builder, const char *name, ShianSpan span)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  json_builder_add_int_value (builder, (gint64) span.start);
  json_builder_add_int_value (builder, (gint64) span.end);
  json_builder_end_array (builder);
}

typedef void (*AddItem) (JsonBuilder *builder, gconstpointer item);

static void
add_array (JsonBuilder *builder, const char *name, const GPtrArray *items, AddItem add)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < items->len; i++)
    add (builder, g_ptr_array_index (items, i));
  json_builder_end_array (builder);
}

static void
add_point (JsonBuilder *builder, gconstpointer item)
{
  json_builder_add_string_value (builder, item);
}

static void
add_responsibility (JsonBuilder *builder, gconstpointer item)
{
  const ShianTextResponsibility *responsibility = item;

  json_builder_begin_object (builder);
  add_string (builder, "unit", responsibility->unit);
  add_string (builder, "role", shian_role_key (responsibility->role));
  json_builder_end_object (builder);
}

static void
add_quantity (JsonBuilder *builder, gconstpointer item)
{
  const ShianTextQuantity *quantity = item;

  json_builder_begin_object (builder);
  add_string (builder, "text", quantity->text);
  json_builder_set_member_name (builder, "value");
  if (isnan (quantity->value))
    json_builder_add_null_value (builder);
  else if (quantity->value == floor (quantity->value) && fabs (quantity->value) < 1e15)
    json_builder_add_int_value (builder, (gint64) quantity->value);
  else
    json_builder_add_double_value (builder, quantity->value);
  add_string (builder, "unit", quantity->unit);
  add_string (builder, "what", quantity->what);
  add_span (builder, "span", quantity->span);
  json_builder_end_object (builder);
}

static void
add_date (JsonBuilder *builder, gconstpointer item)
{
  const ShianTextDate *date = item;

  json_builder_begin_object (builder);
  add_string (builder, "text", date->text);
  add_string (builder, "kind", shian_text_date_key (date->kind));
  add_string (builder, "iso", date->iso);
  if (date->kind == SHIAN_TEXT_DATE_DAYS)
    add_int (builder, "days", date->number);
  add_span (builder, "span", date->span);
  json_builder_end_object (builder);
}

static void
add_task (JsonBuilder *builder, gconstpointer item)
{
  const ShianTextTask *task = item;

  json_builder_begin_object (builder);
  add_int (builder, "number", task->number);
  add_string (builder, "text", task->text);
  add_array (builder, "points", task->points, add_point);
  add_string (builder, "clause", task->clause != NULL ? task->clause : "");
  add_array (builder, "responsibilities", task->responsibilities, add_responsibility);
  add_array (builder, "quantities", task->quantities, add_quantity);
  add_array (builder, "dates", task->dates, add_date);
  add_span (builder, "span", task->span);
  json_builder_end_object (builder);
}

static void
add_measure (JsonBuilder *builder, gconstpointer item)
{
  const ShianTextMeasure *measure = item;

  json_builder_begin_object (builder);
  add_int (builder, "number", measure->number);
  add_string (builder, "title", measure->title);
  add_array (builder, "tasks", measure->tasks, add_task);
  json_builder_end_object (builder);
}

static void
add_section (JsonBuilder *builder, gconstpointer item)
{
  const ShianTextSection *section = item;

  json_builder_begin_object (builder);
  add_int (builder, "number", section->number);
  add_string (builder, "title", section->title);
  add_array (builder, "measures", section->measures, add_measure);
  json_builder_end_object (builder);
}

static void
add_obligation (JsonBuilder *builder, gconstpointer item)
{
  const ShianTextObligation *obligation = item;

  json_builder_begin_object (builder);
  add_string (builder, "kind", shian_obligation_key (obligation->kind));
  if (obligation->days > 0)
    add_int (builder, "days", obligation->days);
  add_string (builder, "to", obligation->to);
  add_string (builder, "text", obligation->text);
  add_span (builder, "span", obligation->span);
  json_builder_end_object (builder);
}

static void
add_skip (JsonBuilder *builder, gconstpointer item)
{
  const ShianTextSkip *skip = item;

  json_builder_begin_object (builder);
  add_string (builder, "text", skip->text);
  add_string (builder, "reason", skip->reason);
  add_span (builder, "span", skip->span);
  json_builder_end_object (builder);
}

static void
add_coverage (JsonBuilder *builder, const ShianPlanText *plan)
{
  json_builder_set_member_name (builder, "coverage");
  json_builder_begin_object (builder);
  add_int (builder, "characters", (gint64) plan->characters);
  add_int (builder, "accounted", (gint64) plan->accounted);
  add_int (builder, "headings", (gint64) plan->in_headings);
  add_int (builder, "tasks", (gint64) plan->in_tasks);
  add_int (builder, "clauses", (gint64) plan->in_clauses);
  add_int (builder, "obligations", (gint64) plan->in_obligations);
  add_int (builder, "skips", (gint64) plan->in_skipped);
  add_array (builder, "skipped", plan->skipped, add_skip);
  json_builder_end_object (builder);
}

JsonNode *
shian_plan_json_build (const ShianPlanText *plan)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  g_return_val_if_fail (plan != NULL, NULL);
  json_builder_begin_object (builder);
  add_string (builder, "title", plan->title);
  add_int (builder, "year", plan->year);
  add_array (builder, "sections", plan->sections, add_section);
  add_array (builder, "obligations", plan->obligations, add_obligation);
  add_coverage (builder, plan);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

char *
shian_plan_json_to_text (const ShianPlanText *plan)
{
  g_autoptr (JsonNode) root = shian_plan_json_build (plan);
  g_autoptr (JsonGenerator) generator = json_generator_new ();

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 2);
  return json_generator_to_data (generator, NULL);
}
