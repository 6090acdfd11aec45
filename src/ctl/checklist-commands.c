/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A unit's checklist. */
#include "ctl/ctl.h"

#include "base/error.h"
#include "base/text.h"
#include "checklist/work.h"
#include "reports/deadlines.h"
#include "store/calendar-years.h"
#include "store/setting.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

static void
add_item_json (JsonBuilder *builder, const ShianChecklistItem *item)
{
  ShianStatus status = shian_checklist_item_status (item);

  json_builder_begin_object (builder);
  ctl_json_text (builder, "task", item->book->task->record.id);
  ctl_json_text (builder, "label", item->book->label);
  ctl_json_integer (builder, "measure", item->book->measure->number);
  ctl_json_text (builder, "role", shian_role_key (item->role));
  ctl_json_text (builder, "via", item->via);
  ctl_json_text (builder, "text", item->book->task->text);
  ctl_json_text (builder, "due", item->due);
  ctl_json_text (builder, "due_reason", item->due_reason);
  ctl_json_text (builder, "status", SHIAN_STATUS_CHOICES[status].key);
  ctl_json_text (builder, "not_involved_reason", item->not_involved_reason);
  ctl_json_text (builder, "clause", item->book->task->clause);
  ctl_json_text (builder, "target", item->target);
  ctl_json_integer (builder, "points", item->n_points);
  ctl_json_integer (builder, "points_done", item->n_points_done);
  ctl_json_integer (builder, "steps", item->n_steps);
  ctl_json_integer (builder, "steps_done", item->n_steps_done);
  ctl_json_integer (builder, "evidence", item->n_evidence);
  json_builder_end_object (builder);
}

static void
print_items (const ShianChecklist *checklist)
{
  const int widths[] = { 14, 10, 10, 12 };

  for (guint i = 0; i < checklist->items->len; i++) {
    const ShianChecklistItem *item = checklist->items->pdata[i];
    g_autofree char *text = shian_text_shorten (item->book->task->text, 40);
    ctl_print_row (widths, item->book->label, shian_role_title (item->role),
                   _ (SHIAN_STATUS_CHOICES[shian_checklist_item_status (item)].title), item->due,
                   text);
  }
  g_print (_ ("%u tasks\n"), checklist->items->len);
}

static int
list (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autofree char *unit = NULL;
  g_autofree char *period = NULL;
  const GOptionEntry entries[] = {
    { "unit", 0, 0, G_OPTION_ARG_STRING, &unit, NULL, NULL },
    { "period", 0, 0, G_OPTION_ARG_STRING, &period, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (ShianChecklist) checklist = NULL;

  if (!ctl_parse (entries, 0, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  checklist = ctl_checklist (ctl, unit, period, error);
  if (checklist == NULL)
    return 1;
  if (ctl->json) {
    g_autoptr (JsonBuilder) builder = json_builder_new ();
    json_builder_begin_array (builder);
    for (guint i = 0; i < checklist->items->len; i++)
      add_item_json (builder, checklist->items->pdata[i]);
    json_builder_end_array (builder);
    ctl_print_json (json_builder_get_root (builder));
  } else {
    print_items (checklist);
  }
  return CTL_EXIT_OK;
}

static int
concern (Ctl *ctl, int argc, char **argv, GError **error)
{
  g_autofree char *unit = NULL;
  g_autofree char *task = NULL;
  g_autofree char *reason = NULL;
  gboolean back = FALSE;
  const GOptionEntry entries[] = {
    { "unit", 0, 0, G_OPTION_ARG_STRING, &unit, NULL, NULL },
    { "task", 0, 0, G_OPTION_ARG_STRING, &task, NULL, NULL },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, NULL, NULL },
    { "take-back", 0, 0, G_OPTION_ARG_NONE, &back, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (ShianChecklist) checklist = NULL;
  const ShianChecklistItem *item;

  if (!ctl_parse (entries, 0, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (task == NULL || (reason == NULL) != back)
    return ctl_usage (error, "checklist not-involved --task ID (--reason TEXT | --take-back)");
  if (ctl_writer (ctl, error) == NULL)
    return 1;
  checklist = ctl_checklist (ctl, unit, NULL, error);
  item = checklist != NULL ? ctl_task (checklist, task, error) : NULL;
  if (item == NULL)
    return 1;
  if (item->via == NULL) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                 _ ("%s names %s itself, so it cannot be marked as not concerning it"),
                 item->book->label, checklist->unit->short_name);
    return 1;
  }
  return shian_involvement_set (ctl->store, item->book->task->record.id, checklist->unit->record.id,
                                reason, error)
             ? CTL_EXIT_OK
             : 1;
}

static void
add_deadline_json (JsonBuilder *builder, const ShianDeadline *deadline)
{
  g_autofree char *period = shian_period_key (&deadline->period);

  json_builder_begin_object (builder);
  ctl_json_text (builder, "kind", shian_obligation_key ((ShianObligationKind) deadline->kind));
  ctl_json_text (builder, "period", period);
  ctl_json_text (builder, "title", deadline->title);
  ctl_json_text (builder, "due", deadline->due);
  ctl_json_text (builder, "reason", deadline->reason);
  ctl_json_text (builder, "to", deadline->to);
  json_builder_end_object (builder);
}

static int
deadlines (Ctl *ctl, int argc, char **argv, GError **error)
{
  const int widths[] = { 14, 34 };
  g_autoptr (ShianPlanBook) book = NULL;
  g_autoptr (ShianCalendar) calendar = NULL;
  g_autoptr (GPtrArray) list_of = NULL;
  g_autofree char *days = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!ctl_parse (NULL, 0, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (ctl_reader (ctl, error) == NULL ||
      (book = shian_plan_book_load (ctl->store, NULL, error)) == NULL)
    return 1;
  calendar = shian_calendar_load (ctl->store);
  days = shian_setting_get (ctl->store, SHIAN_SETTING_QUARTER_DAYS);
  list_of = shian_deadlines_list (book, calendar, days != NULL ? atoi (days) : 0);
  json_builder_begin_array (builder);
  for (guint i = 0; i < list_of->len; i++) {
    const ShianDeadline *deadline = list_of->pdata[i];
    if (ctl->json)
      add_deadline_json (builder, deadline);
    else
      ctl_print_row (widths, deadline->due != NULL ? deadline->due : "—", deadline->title,
                     deadline->reason != NULL ? deadline->reason : "");
  }
  json_builder_end_array (builder);
  if (ctl->json)
    ctl_print_json (json_builder_get_root (builder));
  return CTL_EXIT_OK;
}

const CtlCommand CTL_CHECKLIST_COMMANDS[] = {
  { "checklist", "list", list, "[--unit NAME] [--period P]", N_ ("A unit's tasks") },
  { "checklist", "not-involved", concern, "--task ID (--reason TEXT | --take-back) [--unit NAME]",
    N_ ("Say that a task held through a collective does not concern the unit") },
  { "checklist", "deadlines", deadlines, "", N_ ("What must be reported, and when") },
  { NULL, NULL, NULL, NULL, NULL },
};
