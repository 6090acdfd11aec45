/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-match.h"

#include "base/text.h"

#include <string.h>

/* Rewritten sentences keep their key words: this much in common is the same task in its own place,
 */
#define ALIKE_IN_PLACE 0.12
/* … and this much is needed to follow a task to another place. */
#define ALIKE_MOVED 0.45

static GHashTable *
count_pairs (const char *text, guint *total)
{
  GHashTable *pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gunichar previous = 0;

  *total = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    gint64 key = (gint64) previous << 32 | c;
    if (!g_unichar_isalnum (c))
      continue;
    if (previous != 0) {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (pairs, &key));
      g_hash_table_insert (pairs, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (n + 1));
      (*total)++;
    }
    previous = c;
  }
  return pairs;
}

double
shian_plan_likeness (const char *a, const char *b)
{
  guint total_a, total_b, shared = 0;
  g_autoptr (GHashTable) pairs_a = count_pairs (a, &total_a);
  g_autoptr (GHashTable) pairs_b = count_pairs (b, &total_b);
  GHashTableIter iter;
  gpointer key, value;

  if (total_a + total_b == 0)
    return shian_text_equal_folded (a, b) ? 1 : 0;
  g_hash_table_iter_init (&iter, pairs_a);
  while (g_hash_table_iter_next (&iter, &key, &value))
    shared += MIN (GPOINTER_TO_UINT (value), GPOINTER_TO_UINT (g_hash_table_lookup (pairs_b, key)));
  return 2.0 * shared / (total_a + total_b);
}

static void
item_free (gpointer data)
{
  ShianImportItem *item = data;
  g_free (item->label);
  g_free (item);
}

static void
add_text_items (ShianPlanImport *import)
{
  for (guint s = 0; s < import->text->sections->len; s++) {
    const ShianTextSection *section = import->text->sections->pdata[s];
    for (guint m = 0; m < section->measures->len; m++) {
      const ShianTextMeasure *measure = section->measures->pdata[m];
      for (guint t = 0; t < measure->tasks->len; t++) {
        const ShianTextTask *task = measure->tasks->pdata[t];
        ShianImportItem *item = g_new0 (ShianImportItem, 1);
        item->state = SHIAN_IMPORT_ADDED;
        item->text = task;
        item->section = section->number;
        item->measure = measure->number;
        item->label = shian_plan_label (measure->number, task->number);
        g_ptr_array_add (import->items, item);
      }
    }
  }
}

static gboolean
same_place (const ShianImportItem *item, const ShianBookTask *old)
{
  return old->section->number == item->section && old->measure->number == item->measure &&
         old->task->number == item->text->number;
}

static void
take (ShianImportItem *item, const ShianBookTask *old, GHashTable *taken)
{
  item->old = old;
  item->state = SHIAN_IMPORT_SAME;
  g_hash_table_add (taken, (gpointer) old);
}

typedef gboolean (*Allowed) (const ShianImportItem *item, const ShianBookTask *old);

static gboolean
in_measure (const ShianImportItem *item, const ShianBookTask *old)
{
  return old->measure->number == item->measure && old->section->number == item->section;
}

static gboolean
anywhere (const ShianImportItem *item, const ShianBookTask *old)
{
  return TRUE;
}

/* One round: each item without a match takes the likest free task the rule allows. */
static void
match_round (ShianPlanImport *import, GHashTable *taken, Allowed allowed, double least)
{
  for (guint i = 0; i < import->items->len; i++) {
    ShianImportItem *item = import->items->pdata[i];
    const ShianBookTask *best = NULL;
    double best_likeness = least;
    for (guint j = 0; item->old == NULL && j < import->old->tasks->len; j++) {
      const ShianBookTask *old = import->old->tasks->pdata[j];
      double likeness;
      if (g_hash_table_contains (taken, old) || !allowed (item, old))
        continue;
      likeness = shian_plan_likeness (item->text->text, old->task->text);
      if (likeness >= best_likeness) {
        best = old;
        best_likeness = likeness + 1e-9;
      }
    }
    if (best != NULL)
      take (item, best, taken);
  }
}

/* Unchanged sentences first, wherever they moved to: nothing is surer. */
static void
match_equal (ShianPlanImport *import, GHashTable *taken)
{
  g_autoptr (GHashTable) by_text = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint j = import->old->tasks->len; j > 0; j--) {
    const ShianBookTask *old = import->old->tasks->pdata[j - 1];
    g_hash_table_insert (by_text, shian_text_fold (old->task->text), (gpointer) old);
  }
  for (guint i = 0; i < import->items->len; i++) {
    ShianImportItem *item = import->items->pdata[i];
    g_autofree char *folded = shian_text_fold (item->text->text);
    const ShianBookTask *old = g_hash_table_lookup (by_text, folded);
    if (old != NULL && !g_hash_table_contains (taken, old))
      take (item, old, taken);
  }
}

static void
add_removed (ShianPlanImport *import, GHashTable *taken)
{
  for (guint j = 0; j < import->old->tasks->len; j++) {
    const ShianBookTask *old = import->old->tasks->pdata[j];
    ShianImportItem *item;
    if (g_hash_table_contains (taken, old))
      continue;
    item = g_new0 (ShianImportItem, 1);
    item->state = SHIAN_IMPORT_REMOVED;
    item->old = old;
    item->section = (int) old->section->number;
    item->measure = (int) old->measure->number;
    item->label = g_strdup (old->label);
    g_ptr_array_add (import->items, item);
  }
}

void
shian_plan_match (ShianPlanImport *import)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);

  g_clear_pointer (&import->items, g_ptr_array_unref);
  import->items = g_ptr_array_new_with_free_func (item_free);
  add_text_items (import);
  if (import->old == NULL)
    return;
  match_equal (import, taken);
  match_round (import, taken, same_place, ALIKE_IN_PLACE);
  match_round (import, taken, in_measure, ALIKE_MOVED);
  match_round (import, taken, anywhere, ALIKE_MOVED);
  add_removed (import, taken);
}
