/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/review-row.h"

#include "base/numeral.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>

struct _ShianReviewRow {
  GObject parent_instance;
  ShianReviewKind kind;
  char *title;
  const ShianImportItem *item;
  ShianSpan span;
  guint n_unknown;
  gboolean compared;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ShianReviewRow, shian_review_row, G_TYPE_OBJECT)

static void
shian_review_row_finalize (GObject *object)
{
  g_free (SHIAN_REVIEW_ROW (object)->title);
  G_OBJECT_CLASS (shian_review_row_parent_class)->finalize (object);
}

static void
shian_review_row_class_init (ShianReviewRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = shian_review_row_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
shian_review_row_init (ShianReviewRow *self)
{
}

ShianReviewKind
shian_review_row_get_kind (ShianReviewRow *self)
{
  g_return_val_if_fail (SHIAN_IS_REVIEW_ROW (self), SHIAN_REVIEW_SECTION);
  return self->kind;
}

const char *
shian_review_row_get_title (ShianReviewRow *self)
{
  g_return_val_if_fail (SHIAN_IS_REVIEW_ROW (self), NULL);
  return self->title;
}

const ShianImportItem *
shian_review_row_get_item (ShianReviewRow *self)
{
  g_return_val_if_fail (SHIAN_IS_REVIEW_ROW (self), NULL);
  return self->item;
}

ShianSpan
shian_review_row_get_span (ShianReviewRow *self)
{
  g_return_val_if_fail (SHIAN_IS_REVIEW_ROW (self), ((ShianSpan){ 0, 0 }));
  return self->span;
}

guint
shian_review_row_get_n_unknown (ShianReviewRow *self)
{
  g_return_val_if_fail (SHIAN_IS_REVIEW_ROW (self), 0);
  return self->n_unknown;
}

gboolean
shian_review_row_is_news (ShianReviewRow *self)
{
  g_return_val_if_fail (SHIAN_IS_REVIEW_ROW (self), FALSE);
  return self->compared && self->item != NULL && self->item->state != SHIAN_IMPORT_SAME;
}

static void
append_unit (GString *text, const char *unit, int role)
{
  g_string_append_printf (text, "%s%s %s", text->len > 0 ? " · " : "", unit,
                          shian_role_title ((ShianRole) role));
}

char *
shian_review_row_describe_units (ShianReviewRow *self)
{
  GString *text = g_string_new (NULL);
  const ShianImportItem *item = self->item;
  for (guint i = 0; item != NULL && item->text != NULL && i < item->text->responsibilities->len;
       i++) {
    const ShianTextResponsibility *one = g_ptr_array_index (item->text->responsibilities, i);
    append_unit (text, one->unit, (int) one->role);
  }
  for (guint i = 0; item != NULL && item->text == NULL && i < item->old->responsibilities->len;
       i++) {
    const ShianResponsibility *one = g_ptr_array_index (item->old->responsibilities, i);
    append_unit (text, one->unit_name, one->role);
  }
  return g_string_free (text, FALSE);
}

const char *
shian_review_state_title (ShianImportState state)
{
  switch (state) {
  case SHIAN_IMPORT_ADDED:
    return _ ("New");
  case SHIAN_IMPORT_CHANGED:
    return _ ("Changed");
  case SHIAN_IMPORT_REMOVED:
    return _ ("Gone");
  case SHIAN_IMPORT_SAME:
  default:
    return _ ("Same");
  }
}

static void
append_row (GListStore *rows, ShianReviewKind kind, char *title, const ShianImportItem *item,
            ShianSpan span)
{
  g_autoptr (ShianReviewRow) row = g_object_new (SHIAN_TYPE_REVIEW_ROW, NULL);
  row->kind = kind;
  row->title = title;
  row->item = item;
  row->span = span;
  g_list_store_append (rows, row);
}

static void
append_tasks (GListStore *rows, const ShianTextMeasure *measure, GHashTable *items)
{
  for (guint i = 0; i < measure->tasks->len; i++) {
    const ShianTextTask *task = g_ptr_array_index (measure->tasks, i);
    const ShianImportItem *item = g_hash_table_lookup (items, task);
    if (item != NULL)
      append_row (rows, SHIAN_REVIEW_TASK, shian_text_shorten (task->text, 60), item, task->span);
  }
}

static void
append_measure (GListStore *rows, const ShianTextMeasure *measure, GHashTable *items)
{
  g_autofree char *number = shian_numeral_format (measure->number);
  append_row (rows, SHIAN_REVIEW_MEASURE,
              g_strdup_printf ("（%s）%s", number, measure->title != NULL ? measure->title : ""),
              NULL, measure->span);
  append_tasks (rows, measure, items);
}

static void
append_section (GListStore *rows, const ShianTextSection *section, GHashTable *items)
{
  if (section->title != NULL) {
    g_autofree char *number = shian_numeral_format (section->number);
    append_row (rows, SHIAN_REVIEW_SECTION, g_strdup_printf ("%s、%s", number, section->title),
                NULL, section->span);
  }
  for (guint i = 0; i < section->measures->len; i++)
    append_measure (rows, g_ptr_array_index (section->measures, i), items);
}

static void
append_removed (GListStore *rows, ShianPlanImport *import)
{
  const ShianSpan nowhere = { 0, 0 };
  if (import->counts[SHIAN_IMPORT_REMOVED] == 0)
    return;
  append_row (rows, SHIAN_REVIEW_GONE, g_strdup (_ ("No longer in the text")), NULL, nowhere);
  for (guint i = 0; i < import->items->len; i++) {
    const ShianImportItem *item = g_ptr_array_index (import->items, i);
    if (item->state == SHIAN_IMPORT_REMOVED)
      append_row (rows, SHIAN_REVIEW_TASK, shian_text_shorten (item->old->task->text, 60), item,
                  nowhere);
  }
}

GListStore *
shian_review_rows_new (ShianPlanImport *import)
{
  GListStore *rows = g_list_store_new (SHIAN_TYPE_REVIEW_ROW);
  g_autoptr (GHashTable) items = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < import->items->len; i++) {
    ShianImportItem *item = g_ptr_array_index (import->items, i);
    if (item->text != NULL)
      g_hash_table_insert (items, (gpointer) item->text, item);
  }
  for (guint i = 0; i < import->text->sections->len; i++)
    append_section (rows, g_ptr_array_index (import->text->sections, i), items);
  append_removed (rows, import);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rows)); i++) {
    g_autoptr (ShianReviewRow) row = g_list_model_get_item (G_LIST_MODEL (rows), i);
    row->compared = import->old != NULL;
  }
  return rows;
}

static guint
count_unknown (const ShianImportItem *item, ShianUnitDirectory *directory)
{
  guint n = 0;
  for (guint i = 0; item != NULL && item->text != NULL && i < item->text->responsibilities->len;
       i++) {
    const ShianTextResponsibility *one = g_ptr_array_index (item->text->responsibilities, i);
    n += shian_unit_directory_find (directory, one->unit) == NULL;
  }
  return n;
}

guint
shian_review_rows_check (GListStore *rows, ShianUnitDirectory *directory)
{
  guint total = 0;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rows)); i++) {
    g_autoptr (ShianReviewRow) row = g_list_model_get_item (G_LIST_MODEL (rows), i);
    row->n_unknown = count_unknown (row->item, directory);
    total += row->n_unknown;
    if (row->item != NULL)
      g_signal_emit (row, signals[CHANGED], 0);
  }
  return total;
}
