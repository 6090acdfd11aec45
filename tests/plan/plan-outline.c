/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan-outline.h"

#include "plan/plan-parser.h"

#include <string.h>

static void
append_units (GString *out, const ShianTextTask *task)
{
  for (guint i = 0; i < task->responsibilities->len; i++) {
    const ShianTextResponsibility *one = g_ptr_array_index (task->responsibilities, i);
    g_string_append_printf (out, "%s%s:%s", i > 0 ? " " : "", shian_role_key (one->role),
                            one->unit);
  }
}

static void
append_measure (GString *out, const ShianTextMeasure *measure)
{
  g_string_append_printf (out, "M%d %s\n", measure->number, measure->title);
  for (guint i = 0; i < measure->tasks->len; i++) {
    const ShianTextTask *task = g_ptr_array_index (measure->tasks, i);
    g_assert_cmpint (task->number, ==, i + 1);
    g_string_append_printf (out, "T %s | ", task->text);
    append_units (out, task);
    g_string_append_c (out, '\n');
  }
}

char *
plan_outline (const ShianPlanText *plan)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < plan->sections->len; i++) {
    const ShianTextSection *section = g_ptr_array_index (plan->sections, i);
    g_string_append_printf (out, "S%d %s\n", section->number, section->title);
    for (guint j = 0; j < section->measures->len; j++)
      append_measure (out, g_ptr_array_index (section->measures, j));
  }
  return g_string_free (out, FALSE);
}

char *
plan_outline_units (const ShianPlanText *plan)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < plan->sections->len; i++) {
    const ShianTextSection *section = g_ptr_array_index (plan->sections, i);
    for (guint j = 0; j < section->measures->len; j++) {
      const ShianTextMeasure *measure = g_ptr_array_index (section->measures, j);
      for (guint k = 0; k < measure->tasks->len; k++) {
        if (out->len > 0)
          g_string_append (out, " / ");
        append_units (out, g_ptr_array_index (measure->tasks, k));
      }
    }
  }
  return g_string_free (out, FALSE);
}

static void
assert_span (const ShianPlanText *plan, ShianSpan span)
{
  gsize length = strlen (plan->source);

  g_assert_cmpuint (span.start, <=, span.end);
  g_assert_cmpuint (span.end, <=, length);
  g_assert_true (((guint8) plan->source[span.start] & 0xc0) != 0x80);
  g_assert_true (((guint8) plan->source[span.end] & 0xc0) != 0x80);
}

static void
assert_task_spans (const ShianPlanText *plan, const ShianTextTask *task)
{
  assert_span (plan, task->span);
  assert_span (plan, task->clause_span);
  for (guint i = 0; i < task->responsibilities->len; i++) {
    const ShianTextResponsibility *one = g_ptr_array_index (task->responsibilities, i);
    assert_span (plan, one->span);
    g_assert_true (g_utf8_validate (one->unit, -1, NULL));
  }
  for (guint i = 0; i < task->quantities->len; i++) {
    const ShianTextQuantity *quantity = g_ptr_array_index (task->quantities, i);
    g_autofree char *piece = g_utf8_substring (task->text, (glong) quantity->start,
                                               (glong) (quantity->start + quantity->length));
    assert_span (plan, quantity->span);
    g_assert_cmpstr (piece, ==, quantity->text);
  }
  for (guint i = 0; i < task->dates->len; i++) {
    const ShianTextDate *date = g_ptr_array_index (task->dates, i);
    g_autofree char *piece =
        g_utf8_substring (task->text, (glong) date->start, (glong) (date->start + date->length));
    assert_span (plan, date->span);
    g_assert_cmpstr (piece, ==, date->text);
  }
}

static void
assert_section_spans (const ShianPlanText *plan, const ShianTextSection *section)
{
  assert_span (plan, section->span);
  for (guint j = 0; j < section->measures->len; j++) {
    const ShianTextMeasure *measure = g_ptr_array_index (section->measures, j);
    assert_span (plan, measure->span);
    g_assert_true (g_utf8_validate (measure->title, -1, NULL));
    for (guint k = 0; k < measure->tasks->len; k++)
      assert_task_spans (plan, g_ptr_array_index (measure->tasks, k));
  }
}

/* Words may be skipped for a reason, but never as mere marks. */
static void
assert_skip (const ShianPlanText *plan, const ShianTextSkip *skip, gsize *chars)
{
  gboolean mark = g_str_equal (skip->reason, "punctuation without text") ||
                  g_str_equal (skip->reason, "blank") || g_str_equal (skip->reason, "line break");

  assert_span (plan, skip->span);
  g_assert_true (g_utf8_validate (skip->text, -1, NULL));
  for (const char *p = skip->text; *p != '\0'; p = g_utf8_next_char (p), (*chars)++)
    g_assert_false (mark && g_unichar_isalnum (g_utf8_get_char (p)));
}

void
plan_assert_accounted (const ShianPlanText *plan)
{
  gsize chars = 0;

  g_assert_cmpuint (plan->accounted, ==, plan->characters);
  g_assert_cmpuint (plan->characters, ==, (gsize) g_utf8_strlen (plan->source, -1));
  g_assert_cmpuint (plan->in_headings + plan->in_tasks + plan->in_clauses + plan->in_obligations +
                        plan->in_skipped,
                    ==, plan->characters);
  for (guint i = 0; i < plan->skipped->len; i++)
    assert_skip (plan, g_ptr_array_index (plan->skipped, i), &chars);
  g_assert_cmpuint (chars, >=, plan->in_skipped);
  for (guint i = 0; i < plan->sections->len; i++)
    assert_section_spans (plan, g_ptr_array_index (plan->sections, i));
}

ShianPlanText *
plan_parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  ShianPlanText *plan = shian_plan_parser_parse (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (plan);
  plan_assert_accounted (plan);
  return plan;
}

char *
plan_shared_text (const char *name)
{
  const char *folder = g_getenv ("SHIAN_SHARED");
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "plans", name, NULL) : NULL;
  char *text = NULL;

  if (path == NULL || !g_file_get_contents (path, &text, NULL, NULL))
    g_test_skip ("the shared plans are not on this machine");
  return text;
}
