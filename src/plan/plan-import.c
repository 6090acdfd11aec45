/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-import.h"

#include "base/error.h"
#include "plan/plan-match.h"

#include <glib/gi18n-lib.h>

const char *
shian_import_state_key (ShianImportState state)
{
  static const char *const keys[] = { "same", "added", "changed", "removed" };
  g_return_val_if_fail (state < G_N_ELEMENTS (keys), NULL);
  return keys[state];
}

void
shian_plan_import_free (ShianPlanImport *import)
{
  if (import == NULL)
    return;
  g_clear_pointer (&import->items, g_ptr_array_unref);
  shian_plan_text_free (import->text);
  shian_plan_book_free (import->old);
  g_free (import->source_name);
  g_free (import->issued);
  g_free (import);
}

static gboolean
same_units (const ShianTextTask *text, const ShianBookTask *old)
{
  if (text->responsibilities->len != old->responsibilities->len)
    return FALSE;
  for (guint i = 0; i < text->responsibilities->len; i++) {
    const ShianTextResponsibility *new = text->responsibilities->pdata[i];
    const ShianResponsibility *stored = old->responsibilities->pdata[i];
    if (!g_str_equal (new->unit, stored->unit_name) || (int) new->role != stored->role)
      return FALSE;
  }
  return TRUE;
}

static void
compare_item (ShianImportItem *item)
{
  const ShianBookTask *old = item->old;

  if (item->text == NULL || old == NULL)
    return;
  item->wording_changed = !g_str_equal (item->text->text, old->task->text) ||
                          g_strcmp0 (item->text->clause, old->task->clause) != 0;
  item->units_changed = !same_units (item->text, old);
  item->moved = old->section->number != item->section || old->measure->number != item->measure ||
                old->task->number != item->text->number;
  item->state = item->wording_changed || item->units_changed || item->moved ? SHIAN_IMPORT_CHANGED
                                                                            : SHIAN_IMPORT_SAME;
}

void
shian_plan_import_compare (ShianPlanImport *import)
{
  for (guint i = 0; i < G_N_ELEMENTS (import->counts); i++)
    import->counts[i] = 0;
  for (guint i = 0; i < import->items->len; i++) {
    ShianImportItem *item = import->items->pdata[i];
    compare_item (item);
    import->counts[item->state]++;
  }
}

static gboolean
check_text (const ShianPlanText *text, const char *source_name, GError **error)
{
  guint n_tasks = 0;

  shian_plan_text_count (text, NULL, &n_tasks, NULL);
  if (n_tasks == 0) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                 _ ("%s: no task was found. Is this the text of a plan, with numbered measures and "
                    "responsible units?"),
                 source_name);
    return FALSE;
  }
  if (text->year != 0)
    return TRUE;
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
               _ ("%s: the text does not say which year it is for; put a title such as "
                  "“2024年食品安全监督管理计划” into its first line"),
               source_name);
  return FALSE;
}

ShianPlanImport *
shian_plan_import_new (ShianStore *store, ShianPlanText *text, const char *source_name,
                       GError **error)
{
  g_autoptr (ShianPlanImport) import = g_new0 (ShianPlanImport, 1);
  g_autoptr (GError) local = NULL;

  import->text = text;
  import->source_name = g_strdup (source_name);
  if (!check_text (text, source_name, error))
    return NULL;
  import->old = shian_plan_book_load_year (store, text->year, &local);
  if (local != NULL && !g_error_matches (local, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND)) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  if (import->old != NULL)
    import->issued = g_strdup (import->old->plan->issued);
  shian_plan_match (import);
  shian_plan_import_compare (import);
  return g_steal_pointer (&import);
}
