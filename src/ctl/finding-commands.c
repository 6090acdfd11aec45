/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of findings. */
#include "ctl/ctl.h"

#include "inspection/finding-list.h"
#include "inspection/template.h"

#include <glib/gi18n-lib.h>

static gboolean
read_state (const char *key, int *state, GError **error)
{
  if (key == NULL)
    return TRUE;
  *state = shian_choice_find (SHIAN_FINDING_STATE_CHOICES, key);
  if (*state >= 0)
    return TRUE;
  ctl_usage (error, _ ("%s takes one of: %s"), "--state", "open, replied, recheck, closed, failed");
  return FALSE;
}

static void
add_finding_json (JsonBuilder *builder, const ShianFinding *finding)
{
  ctl_json_text (builder, "id", finding->record.id);
  ctl_json_text (builder, "number", finding->label);
  ctl_json_text (builder, "subject", finding->subject);
  ctl_json_text (builder, "inspection", finding->inspection);
  ctl_json_text (builder, "source", SHIAN_FINDING_SOURCE_CHOICES[finding->source].key);
  ctl_json_text (builder, "item", finding->item_code);
  ctl_json_text (builder, "heading", finding->heading);
  ctl_json_text (builder, "text", finding->text);
  ctl_json_text (builder, "severity", SHIAN_SEVERITY_CHOICES[finding->severity].key);
  ctl_json_text (builder, "basis", finding->basis);
  ctl_json_text (builder, "action", finding->action);
  ctl_json_text (builder, "found_on", finding->found_on);
  ctl_json_text (builder, "found_by", finding->found_by);
  ctl_json_text (builder, "due", finding->due);
  ctl_json_text (builder, "due_reason", finding->due_reason);
  ctl_json_text (builder, "responsible", finding->responsible);
  ctl_json_boolean (builder, "on_the_spot", finding->on_the_spot);
  ctl_json_text (builder, "state", SHIAN_FINDING_STATE_CHOICES[finding->state].key);
  ctl_json_text (builder, "replied_on", finding->replied_on);
  ctl_json_text (builder, "rechecked_on", finding->rechecked_on);
  ctl_json_text (builder, "rechecked_by", finding->rechecked_by);
  ctl_json_text (builder, "closed_on", finding->closed_on);
  ctl_json_text (builder, "closed_by", finding->closed_by);
  ctl_json_text (builder, "next_step", finding->next_step);
}

static void
add_row_json (JsonBuilder *builder, gconstpointer data)
{
  const ShianFindingRow *row = data;

  json_builder_begin_object (builder);
  add_finding_json (builder, row->finding);
  ctl_json_text (builder, "subject_name", row->subject_name);
  ctl_json_text (builder, "town", row->town);
  ctl_json_integer (builder, "days_late", row->days_late);
  ctl_json_integer (builder, "repeats", row->repeats);
  ctl_json_integer (builder, "photos", row->n_photos);
  json_builder_end_object (builder);
}

static void
print_row (gconstpointer data)
{
  const int widths[] = { 13, 14, 12, 24, 6 };
  const ShianFindingRow *row = data;
  const ShianFinding *finding = row->finding;

  ctl_print_row (widths, finding->label, _ (SHIAN_FINDING_STATE_CHOICES[finding->state].title),
                 finding->due, row->subject_name, finding->item_code, finding->text);
}

static int
print_findings (Ctl *ctl, const ShianFindingQuery *query, GError **error)
{
  g_autoptr (GPtrArray) rows = shian_finding_list (ctl->store, query, error);

  if (rows == NULL)
    return CTL_EXIT_FAILED;
  ctl_print_list (ctl, rows, add_row_json, print_row);
  return CTL_EXIT_OK;
}

static int
list (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autofree char *state = NULL, *subject = NULL, *inspection = NULL, *town = NULL;
  g_autofree char *from = NULL, *to = NULL, *after = NULL;
  gint64 limit = 200;
  ShianFindingQuery query = SHIAN_FINDING_QUERY_ALL;
  const GOptionEntry entries[] = {
    { "state", 0, 0, G_OPTION_ARG_STRING, &state, NULL, NULL },
    { "overdue", 0, 0, G_OPTION_ARG_NONE, &query.overdue, NULL, NULL },
    { "subject", 0, 0, G_OPTION_ARG_STRING, &subject, NULL, NULL },
    { "inspection", 0, 0, G_OPTION_ARG_STRING, &inspection, NULL, NULL },
    { "town", 0, 0, G_OPTION_ARG_STRING, &town, NULL, NULL },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, NULL, NULL },
    { "after", 0, 0, G_OPTION_ARG_STRING, &after, NULL, NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT64, &limit, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!ctl_parse (entries, 0, &argc, &argv, error) || !read_state (state, &query.state, error))
    return CTL_EXIT_USAGE;
  query.subject = subject;
  query.inspection = inspection;
  query.town = town;
  query.from = from;
  query.to = to;
  query.after = after;
  query.limit = (guint) CLAMP (limit, 1, 1000000);
  return ctl_reader (ctl, error) != NULL ? print_findings (ctl, &query, error) : 1;
}

static void
add_event_json (JsonBuilder *builder, const ShianFindingEvent *event)
{
  json_builder_begin_object (builder);
  ctl_json_text (builder, "kind", SHIAN_EVENT_CHOICES[event->kind].key);
  ctl_json_text (builder, "from", SHIAN_FINDING_STATE_CHOICES[event->state_before].key);
  ctl_json_text (builder, "to", SHIAN_FINDING_STATE_CHOICES[event->state_after].key);
  ctl_json_text (builder, "on", event->made_on);
  ctl_json_text (builder, "person", event->person);
  ctl_json_text (builder, "second", event->second);
  ctl_json_text (builder, "text", event->text);
  ctl_json_text (builder, "due", event->due);
  json_builder_end_object (builder);
}

static int
show (Ctl *ctl, int argc, char **argv, GError **error)
{
  const int widths[] = { 12, 16, 12 };
  g_autoptr (ShianFinding) finding = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!ctl_parse (NULL, 1, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (argc != 2)
    return ctl_usage (error, "finding show ID");
  if (ctl_reader (ctl, error) == NULL ||
      (finding = shian_finding_find (ctl->store, argv[1], error)) == NULL ||
      (events = shian_finding_events (ctl->store, finding->record.id, error)) == NULL)
    return 1;
  json_builder_begin_object (builder);
  add_finding_json (builder, finding);
  ctl_json_integer (builder, "repeats", shian_finding_repeats (ctl->store, finding));
  json_builder_set_member_name (builder, "events");
  json_builder_begin_array (builder);
  for (guint i = 0; i < events->len; i++) {
    const ShianFindingEvent *event = events->pdata[i];
    add_event_json (builder, event);
    if (!ctl->json)
      ctl_print_row (widths, event->made_on, _ (SHIAN_EVENT_CHOICES[event->kind].title),
                     event->person, event->text);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (ctl->json)
    ctl_print_json (json_builder_get_root (builder));
  return CTL_EXIT_OK;
}

static int
add (Ctl *ctl, int argc, char **argv, GError **error)
{
  static const char *const names[] = { "subject", "text",     "found_by",    "found_on",
                                       "source",  "severity", "basis",       "action",
                                       "days",    "due",      "responsible", "source_text" };
  static const char *const options[] = { "subject", "text",     "by",          "on",
                                         "source",  "severity", "basis",       "action",
                                         "days",    "due",      "responsible", "source-text" };
  char *values[G_N_ELEMENTS (names)] = { NULL };
  GOptionEntry entries[G_N_ELEMENTS (names) + 1] = { 0 };
  g_autoptr (ShianFinding) finding = shian_finding_new ();
  gboolean ok;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    entries[i] = (GOptionEntry){ options[i], 0, 0, G_OPTION_ARG_STRING, &values[i], NULL, NULL };
  ok = ctl_parse (entries, 0, &argc, &argv, error);
  finding->source = SHIAN_SOURCE_OTHER;
  finding->days = 15;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    if (ok && values[i] != NULL)
      ok = shian_field_from_text (shian_record_type_field (&SHIAN_FINDING_TYPE, names[i]), finding,
                                  values[i], error);
    g_free (values[i]);
  }
  if (!ok)
    return 1;
  if (finding->subject == NULL)
    return ctl_usage (error, "finding add --subject ID --text T --by NAME …");
  if (ctl_writer (ctl, error) == NULL || !shian_finding_add (ctl->store, finding, error))
    return 1;
  ctl_print_fact (ctl, "id", finding->record.id);
  return CTL_EXIT_OK;
}

/* What every step takes. */
typedef struct {
  char *by, *with, *approver, *text, *on, *due, *next, *result;
  int days;
  GStrv files;
} Words;

static void
words_clear (Words *words)
{
  g_free (words->by);
  g_free (words->with);
  g_free (words->approver);
  g_free (words->text);
  g_free (words->on);
  g_free (words->due);
  g_free (words->next);
  g_free (words->result);
  g_strfreev (words->files);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

static gboolean
read_words (Words *words, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "by", 0, 0, G_OPTION_ARG_STRING, &words->by, NULL, NULL },
    { "with", 0, 0, G_OPTION_ARG_STRING, &words->with, NULL, NULL },
    { "approver", 0, 0, G_OPTION_ARG_STRING, &words->approver, NULL, NULL },
    { "text", 0, 0, G_OPTION_ARG_STRING, &words->text, NULL, NULL },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &words->text, NULL, NULL },
    { "on", 0, 0, G_OPTION_ARG_STRING, &words->on, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &words->due, NULL, NULL },
    { "days", 0, 0, G_OPTION_ARG_INT, &words->days, NULL, NULL },
    { "next", 0, 0, G_OPTION_ARG_STRING, &words->next, NULL, NULL },
    { "result", 0, 0, G_OPTION_ARG_STRING, &words->result, NULL, NULL },
    { "evidence", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &words->files, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  return ctl_parse (entries, 1, argc, argv, error);
}

static int
take_step (Ctl *ctl, const char *id, ShianFindingEventKind kind, const Words *words, GError **error)
{
  ShianFindingStep step = { .person = words->by,
                            .second = words->approver != NULL ? words->approver : words->with,
                            .text = words->text,
                            .on = words->on,
                            .due = words->due,
                            .days = words->days,
                            .next = words->next,
                            .files = (const char *const *) words->files };
  g_autoptr (ShianFinding) finding = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (ctl_writer (ctl, error) == NULL)
    return 1;
  finding = shian_finding_take_step (ctl->store, id, kind, &step, error);
  if (finding == NULL)
    return 1;
  if (!ctl->json) {
    g_print ("%s %s\n", finding->label, _ (SHIAN_FINDING_STATE_CHOICES[finding->state].title));
    return CTL_EXIT_OK;
  }
  json_builder_begin_object (builder);
  add_finding_json (builder, finding);
  json_builder_end_object (builder);
  ctl_print_json (json_builder_get_root (builder));
  return CTL_EXIT_OK;
}

static int
run_step (Ctl *ctl, int argc, char **argv, ShianFindingEventKind kind, GError **error)
{
  g_autofree char *verb = g_strdup (argv[0]);
  g_auto (Words) words = { 0 };

  if (!read_words (&words, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (words.by == NULL) /* who approves may enter it */
    words.by = g_strdup (words.approver);
  if (argc != 2 || words.by == NULL)
    return ctl_usage (error, "finding %s ID --by NAME [--text T] [--on DATE] [--evidence FILE] …",
                      verb);
  if (kind == SHIAN_EVENT_RECHECK && words.result != NULL) {
    if (g_str_equal (words.result, "fail"))
      kind = SHIAN_EVENT_FAILED;
    else if (!g_str_equal (words.result, "pass"))
      return ctl_usage (error, _ ("%s takes one of: %s"), "--result", "pass, fail");
  }
  return take_step (ctl, argv[1], kind, &words, error);
}

static int
reply (Ctl *ctl, int argc, char **argv, GError **error)
{
  return run_step (ctl, argc, argv, SHIAN_EVENT_REPLIED, error);
}

static int
recheck (Ctl *ctl, int argc, char **argv, GError **error)
{
  return run_step (ctl, argc, argv, SHIAN_EVENT_RECHECK, error);
}

static int
close_one (Ctl *ctl, int argc, char **argv, GError **error)
{
  return run_step (ctl, argc, argv, SHIAN_EVENT_CLOSED, error);
}

static int
extend (Ctl *ctl, int argc, char **argv, GError **error)
{
  return run_step (ctl, argc, argv, SHIAN_EVENT_EXTENDED, error);
}

static int
on_the_spot (Ctl *ctl, int argc, char **argv, GError **error)
{
  return run_step (ctl, argc, argv, SHIAN_EVENT_CORRECTED, error);
}

static int
order_again (Ctl *ctl, int argc, char **argv, GError **error)
{
  return run_step (ctl, argc, argv, SHIAN_EVENT_REORDERED, error);
}

static int
step_up (Ctl *ctl, int argc, char **argv, GError **error)
{
  return run_step (ctl, argc, argv, SHIAN_EVENT_STEPPED_UP, error);
}

const CtlCommand CTL_FINDING_COMMANDS[] = {
  { "finding", "list", list,
    "[--state S] [--overdue] [--subject ID] [--inspection ID] [--town T] [--from D] [--to D] "
    "[--limit N] [--after ID]",
    N_ ("Findings, newest first; with --overdue the longest overdue first") },
  { "finding", "show", show, "ID", N_ ("A finding with all that happened to it") },
  { "finding", "add", add,
    "--subject ID --text T --by NAME [--source S] [--severity key|general] [--basis T] "
    "[--action T] [--days N | --due DATE] [--responsible NAME] [--on DATE]",
    N_ ("A finding that does not come from an inspection here") },
  { "finding", "correct", on_the_spot, "ID --by NAME [--text T] [--evidence FILE …]",
    N_ ("It was put right on the spot") },
  { "finding", "reply", reply, "ID --by NAME --text T [--on DATE] [--evidence FILE …]",
    N_ ("The premises replied") },
  { "finding", "recheck", recheck,
    "ID --by NAME [--with NAME] [--result pass|fail] [--text T] [--on DATE] [--evidence FILE …]",
    N_ ("It was looked at again") },
  { "finding", "close", close_one, "ID --by NAME [--text T] [--on DATE] [--evidence FILE …]",
    N_ ("Close it: by another person than who found it, with evidence") },
  { "finding", "extend", extend, "ID --by NAME --approver NAME --reason T (--to DATE | --days N)",
    N_ ("Give more time") },
  { "finding", "reorder", order_again, "ID --by NAME (--to DATE | --days N) [--text T]",
    N_ ("Order it again after a failed recheck") },
  { "finding", "step-up", step_up, "ID --by NAME --next letter|case [--text T]",
    N_ ("Take the next step after a failed recheck") },
  { NULL, NULL, NULL, NULL, NULL },
};
