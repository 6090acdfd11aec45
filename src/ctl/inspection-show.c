/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking at inspections: one, many, what is due. */
#include "ctl/inspection-json.h"

#include "base/clock.h"
#include "base/date.h"
#include "inspection/diners.h"
#include "inspection/finish.h"
#include "inspection/inspection-list.h"
#include "inspection/limit.h"
#include "inspection/second-keying.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const char *
choice_key (const ShianRecordType *type, const char *name, gconstpointer record)
{
  const ShianField *field = shian_record_type_field (type, name);
  return field->choices[shian_field_get_integer (field, record)].key;
}

gboolean
ctl_read_choice (const ShianChoice *choices, const char *key, int *value, const char *option,
                 GError **error)
{
  g_autoptr (GString) keys = g_string_new (NULL);

  if (key == NULL)
    return TRUE;
  *value = shian_choice_find (choices, key);
  if (*value >= 0)
    return TRUE;
  for (guint i = 0; choices[i].key != NULL; i++)
    g_string_append_printf (keys, "%s%s", i > 0 ? ", " : "", choices[i].key);
  ctl_usage (error, _ ("%s takes one of: %s"), option, keys->str);
  return FALSE;
}

void
ctl_add_tally (JsonBuilder *builder, const ShianTally *tally)
{
  json_builder_set_member_name (builder, "counts");
  json_builder_begin_object (builder);
  ctl_json_integer (builder, "items", tally->items);
  ctl_json_integer (builder, "answered", tally->answered);
  ctl_json_integer (builder, "conforming", tally->conforming);
  ctl_json_integer (builder, "not_conforming", tally->not_conforming);
  ctl_json_integer (builder, "not_conforming_key", tally->key);
  ctl_json_integer (builder, "not_conforming_general", tally->general);
  ctl_json_integer (builder, "advice", tally->advice);
  ctl_json_integer (builder, "not_applicable", tally->not_applicable);
  ctl_json_integer (builder, "recorded", tally->recorded);
  ctl_json_integer (builder, "unanswered", tally->unanswered);
  ctl_json_real (builder, "rate", tally->rate);
  json_builder_end_object (builder);
}

void
ctl_add_answer (JsonBuilder *builder, const ShianTemplateItem *item, const ShianAnswer *answer)
{
  g_autofree char *figure = answer != NULL ? shian_real_to_text (answer->figure) : NULL;

  ctl_json_text (builder, "verdict",
                 answer != NULL ? SHIAN_VERDICT_CHOICES[answer->verdict].key : NULL);
  if (figure != NULL)
    ctl_json_real (builder, "value", answer->figure);
  else
    ctl_json_text (builder, "value", answer != NULL ? answer->value : NULL);
  ctl_json_text (builder, "note", answer != NULL ? answer->note : NULL);
}

static void
add_head_json (JsonBuilder *builder, const ShianInspection *inspection)
{
  ctl_json_text (builder, "id", inspection->record.id);
  ctl_json_text (builder, "subject", inspection->subject);
  ctl_json_text (builder, "kind", choice_key (&SHIAN_INSPECTION_TYPE, "kind", inspection));
  ctl_json_text (builder, "state", choice_key (&SHIAN_INSPECTION_TYPE, "state", inspection));
  ctl_json_text (builder, "date", inspection->made_on);
  ctl_json_integer (builder, "version", inspection->version);
  ctl_json_text (builder, "corrects", inspection->corrects);
  ctl_json_text (builder, "reason", inspection->reason);
  ctl_json_text (builder, "recheck_of", inspection->recheck_of);
}

/* @seconds: (nullable): nothing was keyed a second time. */
static void
add_item_json (JsonBuilder *builder, const ShianInspectionSheet *sheet, guint index,
               const ShianSecondState *seconds)
{
  const ShianTemplateItem *item = sheet->book->items->pdata[index];
  gboolean applies = shian_inspection_sheet_applies (sheet, index);
  g_autofree char *limit = shian_limit_describe (item);

  json_builder_begin_object (builder);
  ctl_json_text (builder, "item", item->code);
  ctl_json_text (builder, "identity", item->item);
  ctl_json_text (builder, "heading", item->heading);
  ctl_json_text (builder, "text", item->text);
  ctl_json_text (builder, "kind", choice_key (&SHIAN_TEMPLATE_ITEM_TYPE, "kind", item));
  ctl_json_text (builder, "severity", SHIAN_SEVERITY_CHOICES[item->severity].key);
  ctl_json_text (builder, "limit", limit);
  ctl_json_boolean (builder, "applies", applies);
  ctl_add_answer (builder, item, shian_inspection_sheet_answer (sheet, index));
  ctl_json_text (builder, "second",
                 seconds != NULL && applies ? SHIAN_SECOND_STATE_CHOICES[seconds[index]].key
                                            : NULL);
  json_builder_end_object (builder);
}

static void
add_diners_json (JsonBuilder *builder, const ShianInspection *inspection)
{
  gint64 diners = shian_diners_counted (inspection->facts);

  if (diners != SHIAN_INTEGER_NONE)
    ctl_json_integer (builder, "diners", diners);
  else
    ctl_json_text (builder, "diners", NULL);
}

static void
add_people_json (JsonBuilder *builder, const ShianInspectionSheet *sheet)
{
  json_builder_set_member_name (builder, "inspectors");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sheet->inspectors->len; i++) {
    const ShianInspector *inspector = sheet->inspectors->pdata[i];
    json_builder_begin_object (builder);
    ctl_json_text (builder, "name", inspector->name);
    ctl_json_text (builder, "certificate", inspector->certificate);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_missing_json (JsonBuilder *builder, const ShianInspectionSheet *sheet)
{
  g_autoptr (GPtrArray) missing = shian_inspection_missing (sheet);
  gboolean draft = sheet->inspection->state == SHIAN_INSPECTION_DRAFT;

  json_builder_set_member_name (builder, "missing");
  json_builder_begin_array (builder);
  for (guint i = 0; draft && i < missing->len; i++)
    json_builder_add_string_value (builder, missing->pdata[i]);
  json_builder_end_array (builder);
}

static void
show_json (const ShianInspectionSheet *sheet, const ShianSecondState *seconds)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const ShianInspection *inspection = sheet->inspection;
  const ShianPhoto *drawing = sheet->signature;
  ShianTally tally = shian_inspection_sheet_tally (sheet, NULL);
  g_autofree char *title =
      tally.result != SHIAN_RESULT_NONE
          ? shian_template_result_title (sheet->book->edition, (guint) tally.result - 1)
          : NULL;

  json_builder_begin_object (builder);
  add_head_json (builder, inspection);
  ctl_json_text (builder, "subject_name", sheet->subject->name);
  ctl_json_text (builder, "template", sheet->book->edition->code);
  ctl_json_text (builder, "edition", sheet->book->edition->edition);
  ctl_json_text (builder, "title", sheet->book->edition->title);
  ctl_json_text (builder, "facts", inspection->facts);
  add_diners_json (builder, inspection);
  ctl_json_boolean (builder, "notice_given", inspection->notice_given);
  ctl_json_boolean (builder, "recusal_asked", inspection->recusal_asked);
  add_people_json (builder, sheet);
  ctl_add_tally (builder, &tally);
  ctl_json_text (builder, "result", SHIAN_RESULT_CHOICES[tally.result].key);
  ctl_json_text (builder, "result_title", title);
  ctl_json_text (builder, "opinion", inspection->opinion);
  ctl_json_text (builder, "comment", inspection->premises_comment);
  ctl_json_text (builder, "signature",
                 choice_key (&SHIAN_INSPECTION_TYPE, "signature", inspection));
  ctl_json_text (builder, "signer", inspection->signer);
  ctl_json_text (builder, "drawing", drawing != NULL ? drawing->sha256 : NULL);
  ctl_json_text (builder, "drawn_at", drawing != NULL ? drawing->taken_at : NULL);
  ctl_json_text (builder, "refusal", inspection->refusal);
  ctl_json_text (builder, "witness", inspection->witness);
  add_missing_json (builder, sheet);
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sheet->book->items->len; i++)
    add_item_json (builder, sheet, i, seconds);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  ctl_print_json (json_builder_get_root (builder));
}

static void
show_text (const ShianInspectionSheet *sheet)
{
  const int widths[] = { 6, 10, 12 };
  const int head[] = { 20 };
  g_autofree char *names = shian_inspection_sheet_names (sheet);

  ctl_print_row (head, _ ("Premises"), sheet->subject->name);
  ctl_print_row (head, _ ("Date of the inspection"), sheet->inspection->made_on);
  ctl_print_row (head, _ ("Inspector"), names);
  for (guint i = 0; i < sheet->book->items->len; i++) {
    const ShianTemplateItem *item = sheet->book->items->pdata[i];
    const ShianAnswer *answer = shian_inspection_sheet_answer (sheet, i);
    g_autofree char *figure = answer != NULL ? shian_real_to_text (answer->figure) : NULL;
    const char *verdict = answer == NULL ? "" : _ (SHIAN_VERDICT_CHOICES[answer->verdict].title);
    if (!shian_inspection_sheet_applies (sheet, i))
      continue;
    ctl_print_row (widths, item->code, verdict,
                   figure != NULL   ? figure
                   : answer != NULL ? answer->value
                                    : NULL,
                   item->text);
  }
}

static int
show (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autoptr (ShianInspectionSheet) sheet = NULL;
  g_autofree ShianSecondState *seconds = NULL;

  if (!ctl_parse (NULL, 1, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (argc != 2)
    return ctl_usage (error, "inspection show ID");
  if (ctl_reader (ctl, error) == NULL ||
      (sheet = shian_inspection_sheet_load (ctl->store, argv[1], error)) == NULL ||
      !shian_second_keying_states (ctl->store, sheet, &seconds, error))
    return 1;
  if (ctl->json)
    show_json (sheet, seconds);
  else
    show_text (sheet);
  return CTL_EXIT_OK;
}

static void
add_row_json (JsonBuilder *builder, gconstpointer data)
{
  const ShianInspectionRow *row = data;
  const ShianInspection *inspection = row->inspection;

  json_builder_begin_object (builder);
  add_head_json (builder, inspection);
  ctl_json_text (builder, "subject_name", row->subject_name);
  ctl_json_text (builder, "town", row->town);
  ctl_json_text (builder, "template", row->template_code);
  ctl_json_text (builder, "edition", row->edition);
  ctl_json_text (builder, "inspectors", row->inspectors);
  ctl_json_text (builder, "result", SHIAN_RESULT_CHOICES[inspection->result].key);
  ctl_json_text (builder, "result_title", row->result_title);
  ctl_json_integer (builder, "answered", row->n_answered);
  ctl_json_integer (builder, "findings", row->n_findings);
  ctl_json_integer (builder, "findings_open", row->n_open);
  json_builder_end_object (builder);
}

static void
print_row (gconstpointer data)
{
  const int widths[] = { 38, 12, 24, 16, 12 };
  const ShianInspectionRow *row = data;
  const ShianInspection *inspection = row->inspection;

  ctl_print_row (widths, inspection->record.id, inspection->made_on, row->subject_name,
                 _ (SHIAN_INSPECTION_STATE_CHOICES[inspection->state].title), row->result_title,
                 row->inspectors);
}

static int
print_inspections (Ctl *ctl, const ShianInspectionQuery *query, GError **error)
{
  g_autoptr (GPtrArray) rows = shian_inspection_list (ctl->store, query, error);

  if (rows == NULL)
    return CTL_EXIT_FAILED;
  ctl_print_list (ctl, rows, add_row_json, print_row);
  return CTL_EXIT_OK;
}

static int
list (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autofree char *subject = NULL, *state = NULL, *kind = NULL, *from = NULL, *to = NULL;
  g_autofree char *town = NULL, *template = NULL, *before = NULL;
  gint64 limit = 200;
  const GOptionEntry entries[] = {
    { "subject", 0, 0, G_OPTION_ARG_STRING, &subject, NULL, NULL },
    { "state", 0, 0, G_OPTION_ARG_STRING, &state, NULL, NULL },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, NULL, NULL },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, NULL, NULL },
    { "town", 0, 0, G_OPTION_ARG_STRING, &town, NULL, NULL },
    { "template", 0, 0, G_OPTION_ARG_STRING, &template, NULL, NULL },
    { "before", 0, 0, G_OPTION_ARG_STRING, &before, NULL, NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT64, &limit, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  ShianInspectionQuery query = SHIAN_INSPECTION_QUERY_ALL;

  if (!ctl_parse (entries, 0, &argc, &argv, error) ||
      !ctl_read_choice (SHIAN_INSPECTION_STATE_CHOICES, state, &query.state, "--state", error) ||
      !ctl_read_choice (SHIAN_INSPECTION_KIND_CHOICES, kind, &query.kind, "--kind", error))
    return CTL_EXIT_USAGE;
  query.subject = subject;
  query.from = from;
  query.to = to;
  query.town = town;
  query.template_code = template;
  query.before = before;
  query.limit = (guint) CLAMP (limit, 1, 1000000);
  return ctl_reader (ctl, error) != NULL ? print_inspections (ctl, &query, error) : 1;
}

static int
due (Ctl *ctl, int argc, char **argv, GError **error)
{
  const int widths[] = { 12, 30, 12 };
  g_autofree char *period_text = NULL, *kind = NULL, *town = NULL, *from = NULL, *to = NULL;
  const GOptionEntry entries[] = {
    { "period", 0, 0, G_OPTION_ARG_STRING, &period_text, NULL, NULL },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, NULL, NULL },
    { "town", 0, 0, G_OPTION_ARG_STRING, &town, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  ShianDueQuery query;
  ShianPeriod period;
  GDate first, last;

  if (!ctl_parse (entries, 0, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  shian_clock_today (&first);
  period = shian_period_of_date (&first);
  if (period_text != NULL && !shian_period_parse (period_text, &period, error))
    return 1;
  shian_period_first_day (&period, &first);
  shian_period_last_day (&period, &last);
  from = shian_date_to_iso (&first);
  to = shian_date_to_iso (&last);
  if (ctl_reader (ctl, error) == NULL)
    return 1;
  query = (ShianDueQuery){
    .kind = kind != NULL ? kind : "campus_canteen", .town = town, .from = from, .to = to
  };
  rows = shian_inspection_due (ctl->store, &query, NULL, error);
  if (rows == NULL)
    return 1;
  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++) {
    const ShianDueRow *row = rows->pdata[i];
    if (!ctl->json) {
      ctl_print_row (widths, row->town, row->name, row->last, row->done ? "✓" : "");
      continue;
    }
    json_builder_begin_object (builder);
    ctl_json_text (builder, "subject", row->subject);
    ctl_json_text (builder, "name", row->name);
    ctl_json_text (builder, "town", row->town);
    ctl_json_text (builder, "last", row->last);
    ctl_json_boolean (builder, "done", row->done);
    ctl_json_boolean (builder, "begun", row->begun);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  if (ctl->json)
    ctl_print_json (json_builder_get_root (builder));
  return CTL_EXIT_OK;
}

const CtlCommand CTL_INSPECTION_SHOW_COMMANDS[] = {
  { "inspection", "show", show, "ID", N_ ("An inspection with its answers") },
  { "inspection", "list", list,
    "[--subject ID] [--state S] [--kind K] [--from D] [--to D] [--town T] [--template CODE] "
    "[--limit N] [--before ID]",
    N_ ("Inspections, newest first") },
  { "inspection", "due", due, "[--period P] [--kind K] [--town T]",
    N_ ("Which premises were inspected in the period and which not yet") },
  { NULL, NULL, NULL, NULL, NULL },
};
