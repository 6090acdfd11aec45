/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft moved to another edition of its template: on purpose only, and seen before it is done. */
#include "base/error.h"
#include "inspection/draft.h"
#include "inspection/finish.h"
#include "inspection/limit.h"
#include "inspection/template-store.h"
#include "store/save.h"

#include <glib/gi18n-lib.h>
#include <math.h>

void
shian_move_free (ShianMove *move)
{
  if (move == NULL)
    return;
  shian_inspection_sheet_free (move->sheet);
  shian_template_book_free (move->book);
  g_clear_pointer (&move->rows, g_ptr_array_unref);
  g_free (move);
}

static gboolean
same_item (const ShianTemplateItem *a, const ShianTemplateItem *b)
{
  for (guint i = 0; i < SHIAN_TEMPLATE_ITEM_TYPE.n_fields; i++) {
    const ShianField *field = &SHIAN_TEMPLATE_ITEM_TYPE.fields[i];
    if (field->kind == SHIAN_FIELD_REF || g_str_equal (field->name, "number"))
      continue;
    if (!shian_field_equal (field, a, b))
      return FALSE;
  }
  return TRUE;
}

static ShianMoveKind
judge_row (const ShianMoveRow *row)
{
  if (row->before == NULL)
    return SHIAN_MOVE_NEW;
  if (row->after == NULL || (row->answer != NULL && row->after->kind != row->before->kind &&
                             row->answer->verdict != SHIAN_VERDICT_NOT_APPLICABLE))
    return SHIAN_MOVE_DROPPED;
  if (row->answer != NULL && !isnan (row->answer->figure) &&
      (int) shian_limit_judge (row->after, row->answer->figure) != row->answer->verdict)
    return SHIAN_MOVE_REJUDGED;
  return same_item (row->before, row->after) ? SHIAN_MOVE_KEPT : SHIAN_MOVE_REWORDED;
}

static void
add_row (ShianMove *move, const ShianTemplateItem *before, const ShianTemplateItem *after,
         const ShianAnswer *answer)
{
  ShianMoveRow *row = g_new0 (ShianMoveRow, 1);

  row->before = before;
  row->after = after;
  row->answer = answer;
  row->kind = judge_row (row);
  g_ptr_array_add (move->rows, row);
}

static void
compare_books (ShianMove *move)
{
  const ShianTemplateBook *old = move->sheet->book;

  for (guint i = 0; i < old->items->len; i++) {
    const ShianTemplateItem *before = old->items->pdata[i];
    add_row (move, before, shian_template_book_find_item (move->book, before->item),
             shian_inspection_sheet_answer (move->sheet, i));
  }
  for (guint i = 0; i < move->book->items->len; i++) {
    const ShianTemplateItem *after = move->book->items->pdata[i];
    if (shian_template_book_find_item (old, after->item) == NULL)
      add_row (move, NULL, after, NULL);
  }
}

ShianMove *
shian_inspection_move_propose (ShianStore *store, const char *id, const char *name, GError **error)
{
  g_autoptr (ShianInspection) draft = shian_inspection_load_draft (store, id, error);
  g_autoptr (ShianMove) move = g_new0 (ShianMove, 1);
  g_autoptr (ShianTemplate) edition = NULL;

  if (draft == NULL)
    return NULL;
  move->rows = g_ptr_array_new_with_free_func (g_free);
  move->sheet = shian_inspection_sheet_load (store, id, error);
  if (move->sheet == NULL)
    return NULL;
  edition = shian_template_find (store, name, NULL, error);
  if (edition == NULL)
    return NULL;
  if (g_strcmp0 (edition->code, move->sheet->book->edition->code) != 0) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                 _ ("%s is another template; an inspection moves between editions of its own only"),
                 edition->code);
    return NULL;
  }
  move->book = shian_template_load (store, edition->record.id, error);
  if (move->book == NULL)
    return NULL;
  compare_books (move);
  return g_steal_pointer (&move);
}

static gboolean
carry_answer (ShianStore *store, const ShianMoveRow *row, const char *inspection, GError **error)
{
  ShianAnswerInput input = SHIAN_ANSWER_INPUT_NONE;
  g_autoptr (ShianAnswer) given = NULL;

  if (row->answer == NULL)
    return TRUE;
  if (!shian_store_remove (store, &SHIAN_ANSWER_TYPE, row->answer->record.id, error))
    return FALSE;
  if (row->kind == SHIAN_MOVE_DROPPED)
    return TRUE;
  input.verdict = row->answer->verdict;
  input.figure = row->answer->figure;
  input.value = row->answer->value;
  input.note = row->answer->note;
  given = shian_answer_give (store, inspection, row->after->record.id, &input, error);
  return given != NULL;
}

static gboolean
move_inside (ShianStore *store, gpointer data, GError **error)
{
  ShianMove *move = data;
  ShianInspection *inspection = move->sheet->inspection;

  g_free (inspection->template);
  inspection->template = g_strdup (move->book->edition->record.id);
  if (!shian_store_save (store, &SHIAN_INSPECTION_TYPE, inspection, error))
    return FALSE;
  for (guint i = 0; i < move->rows->len; i++)
    if (!carry_answer (store, move->rows->pdata[i], inspection->record.id, error))
      return FALSE;
  return TRUE;
}

gboolean
shian_inspection_move (ShianStore *store, ShianMove *move, GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("Move to edition %s"), move->book->edition->edition);

  return shian_store_transact (store, label, move_inside, move, error);
}
