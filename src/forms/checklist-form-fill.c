/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forms/checklist-form-fill.h"

#include "base/clock.h"
#include "base/date.h"
#include "base/error.h"
#include "base/numeral.h"
#include "base/text.h"
#include "checklist/work.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const char *const quarter_titles[] = { "全年", "第一季度", "第二季度", "第三季度",
                                              "第四季度" };

/* @mark: (nullable): what kind of part it is. */
static char *
title_of (const ShianChecklist *checklist, const char *mark)
{
  const char *quarter =
      checklist->has_period ? quarter_titles[CLAMP (checklist->period.quarter, 0, 4)] : "";
  g_autofree char *ending =
      g_strconcat (quarter, *quarter != '\0' && mark != NULL ? "，" : "", mark, NULL);

  return g_strdup_printf ("%s%d年食品安全任务清单%s%s%s", checklist->unit->short_name,
                          (int) checklist->book->plan->year, *ending != '\0' ? "（" : "", ending,
                          *ending != '\0' ? "）" : "");
}

char *
shian_checklist_form_title (const ShianChecklist *checklist)
{
  g_return_val_if_fail (checklist != NULL, NULL);
  return title_of (checklist, NULL);
}

static char *
count_note (const ShianChecklist *checklist)
{
  guint counts[SHIAN_N_STATUSES];
  GString *note = g_string_new (NULL);
  const char *separator = "，其中";

  shian_checklist_count (checklist, counts);
  g_string_printf (note, "注：共%u项任务", checklist->items->len);
  for (guint i = 0; i < SHIAN_N_STATUSES; i++) {
    if (counts[i] == 0)
      continue;
    g_string_append_printf (note, "%s%s%u项", separator,
                            shian_status_document_title ((ShianStatus) i), counts[i]);
    separator = "、";
  }
  g_string_append (note, "。");
  return g_string_free (note, FALSE);
}

static char *
section_heading (const ShianSection *section)
{
  g_autofree char *number = shian_numeral_format ((int) section->number);

  return g_strdup_printf ("%s、%s", number, section->title != NULL ? section->title : "");
}

static char *
measure_heading (const ShianMeasure *measure)
{
  g_autofree char *number = NULL;

  if (shian_text_is_empty (measure->title))
    return NULL;
  number = shian_numeral_format ((int) measure->number);
  return g_strdup_printf ("（%s）%s", number, measure->title);
}

/* The wording with its clause behind the full stop, as plans have them; the task's text is kept
 * without that stop. */
static char *
wording (const ShianTask *task)
{
  const char *stop = g_str_has_suffix (task->text, "。") ? "" : "。";

  if (shian_text_is_empty (task->clause))
    return g_strconcat (task->text, stop, NULL);
  return g_strconcat (task->text, stop, "（", task->clause, "）", NULL);
}

static char *
join_partners (const ShianChecklistItem *item)
{
  GString *text;

  if (item->partners->len == 0)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < item->partners->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "、" : "",
                            (const char *) g_ptr_array_index (item->partners, i));
  return g_string_free (text, FALSE);
}

static void
append_line (GString *text, const char *label, const char *value)
{
  if (shian_text_is_empty (value))
    return;
  g_string_append_printf (text, "%s%s%s", text->len > 0 ? "\n" : "", label, value);
}

static void
append_figures (GString *text, const ShianChecklistItem *item)
{
  g_autofree char *own =
      isnan (item->progress->figure) ? NULL : shian_real_to_text (item->progress->figure);
  g_autofree char *total =
      isnan (item->figure_total) ? NULL : shian_real_to_text (item->figure_total);

  append_line (text, "本期：", own);
  append_line (text, "累计：", total);
}

static char *
progress_text (const ShianChecklistItem *item)
{
  GString *text = g_string_new (NULL);

  if (!item->involved) {
    append_line (text, "不涉及：", item->not_involved_reason);
  } else if (item->progress != NULL) {
    append_line (text, "", item->progress->text);
    append_figures (text, item);
    append_line (text, "存在问题：", item->progress->problems);
  }
  return g_string_free (text, FALSE);
}

static GHashTable *
ticked_points (ShianStore *store, const char *task, const char *unit, GError **error)
{
  g_autoptr (GPtrArray) ticks = shian_ticks_of_task (store, task, unit, error);
  GHashTable *done;

  if (ticks == NULL)
    return NULL;
  done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < ticks->len; i++) {
    const ShianTick *tick = g_ptr_array_index (ticks, i);

    if (tick->done)
      g_hash_table_add (done, g_strdup (tick->point));
  }
  return done;
}

static gboolean
add_points (ShianChecklistFormRow *row, const ShianChecklistItem *item, const char *unit,
            ShianStore *store, GError **error)
{
  const ShianBookTask *task = item->book;
  g_autoptr (GHashTable) done = ticked_points (store, task->task->record.id, unit, error);

  if (done == NULL)
    return FALSE;
  for (guint i = 0; i < task->points->len; i++) {
    const ShianPoint *point = g_ptr_array_index (task->points, i);

    shian_checklist_form_row_add_point (row, point->text,
                                        g_hash_table_contains (done, point->record.id));
  }
  return TRUE;
}

static void
fill_row (ShianChecklistFormRow *row, const ShianChecklistItem *item)
{
  const ShianBookTask *task = item->book;

  row->section = task->section != NULL ? section_heading (task->section) : NULL;
  row->label = g_strdup (task->label);
  row->measure = task->measure != NULL ? measure_heading (task->measure) : NULL;
  row->text = wording (task->task);
  row->role = g_strdup (shian_role_title (item->role));
  row->partners = join_partners (item);
  row->due = g_strdup (item->due);
  row->status = g_strdup (shian_status_document_title (shian_checklist_item_status (item)));
  row->progress = progress_text (item);
}

static gboolean
add_rows (ShianChecklistForm *form, const ShianChecklist *checklist, const GPtrArray *items,
          ShianStore *store, GError **error)
{
  for (guint i = 0; i < items->len; i++) {
    const ShianChecklistItem *item = g_ptr_array_index (items, i);
    ShianChecklistFormRow *row = shian_checklist_form_add_row (form);

    fill_row (row, item);
    if (!add_points (row, item, checklist->unit->record.id, store, error))
      return FALSE;
  }
  return TRUE;
}

/* What stands around the rows. */
static ShianChecklistForm *
form_of (const ShianChecklist *checklist, const char *mark)
{
  ShianChecklistForm *form = shian_checklist_form_new ();
  GDate today;

  shian_clock_today (&today);
  form->title = title_of (checklist, mark);
  form->unit = g_strdup (shian_unit_display_name (checklist->unit));
  form->period = checklist->has_period ? shian_period_title (&checklist->period) : NULL;
  form->date = shian_date_to_chinese (&today);
  return form;
}

ShianChecklistForm *
shian_checklist_form_fill (const ShianChecklist *checklist, ShianStore *store, GError **error)
{
  g_autoptr (ShianChecklistForm) form = NULL;

  g_return_val_if_fail (checklist != NULL && store != NULL, NULL);
  form = form_of (checklist, NULL);
  form->note = checklist->items->len > 0 ? count_note (checklist) : NULL;
  return add_rows (form, checklist, checklist->items, store, error) ? g_steal_pointer (&form)
                                                                    : NULL;
}

static GPtrArray *
find_items (const ShianChecklist *checklist, const GPtrArray *tasks, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_sized_new (tasks->len);

  for (guint i = 0; i < tasks->len; i++) {
    ShianChecklistItem *item = shian_checklist_find (checklist, tasks->pdata[i]);

    if (item == NULL) {
      g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_CONFLICT,
                   _ ("Row %u of the list is no longer in the checklist: the plan or its units "
                      "were changed meanwhile. Look at the list, then print again"),
                   i + 1);
      return NULL;
    }
    g_ptr_array_add (items, item);
  }
  return g_steal_pointer (&items);
}

static gboolean
keeps_order (const ShianChecklist *checklist, const GPtrArray *items)
{
  guint next = 0;

  for (guint i = 0; i < checklist->items->len && next < items->len; i++)
    next += checklist->items->pdata[i] == items->pdata[next];
  return next == items->len;
}

/* In another order the plan's sections would stand over every other row. */
static void
forget_sections (ShianChecklistForm *form)
{
  for (guint i = 0; i < form->rows->len; i++) {
    ShianChecklistFormRow *row = g_ptr_array_index (form->rows, i);

    g_clear_pointer (&row->section, g_free);
  }
}

ShianChecklistForm *
shian_checklist_form_fill_part (const ShianChecklist *checklist, const GPtrArray *tasks,
                                const char *how, ShianStore *store, GError **error)
{
  g_autoptr (ShianChecklistForm) form = NULL;
  g_autoptr (GPtrArray) items = NULL;

  g_return_val_if_fail (checklist != NULL && tasks != NULL && store != NULL, NULL);
  items = find_items (checklist, tasks, error);
  if (items == NULL)
    return NULL;
  form = form_of (checklist, items->len < checklist->items->len ? "筛选" : "重排");
  form->part = g_strdup_printf ("按屏幕所列打印（%s）", how);
  form->note = g_strdup_printf ("注：全部%u项任务，本表%u项。", checklist->items->len, items->len);
  if (!add_rows (form, checklist, items, store, error))
    return NULL;
  if (!keeps_order (checklist, items))
    forget_sections (form);
  return g_steal_pointer (&form);
}

ShianDocument *
shian_checklist_form_document (const ShianChecklist *checklist, ShianStore *store,
                               ShianFonts *fonts, gboolean landscape, GError **error)
{
  g_autoptr (ShianChecklistForm) form = NULL;

  g_return_val_if_fail (fonts != NULL, NULL);
  form = shian_checklist_form_fill (checklist, store, error);
  return form != NULL ? shian_checklist_form_layout (form, fonts, landscape) : NULL;
}
