/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection/second-keying.h"

#include "base/error.h"
#include "base/text.h"
#include "inspection/answer-private.h"
#include "store/save.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const ShianField FIELDS[] = {
  SHIAN_FIELD (ShianSecondAnswer, inspection, REF, N_ ("Inspection"), SHIAN_FIELD_REQUIRED, NULL,
               36),
  SHIAN_FIELD (ShianSecondAnswer, template_item, REF, N_ ("Template item"), SHIAN_FIELD_REQUIRED,
               NULL, 36),
  SHIAN_FIELD (ShianSecondAnswer, verdict, CHOICE, N_ ("Verdict"), 0, SHIAN_VERDICT_CHOICES, 0),
  SHIAN_FIELD (ShianSecondAnswer, figure, REAL, N_ ("Figure"), 0, NULL, 0),
  SHIAN_FIELD (ShianSecondAnswer, value, TEXT, N_ ("Value"), 0, NULL, 1000),
};
const ShianRecordType SHIAN_SECOND_ANSWER_TYPE = SHIAN_RECORD_TYPE (
    "second_answer", N_ ("Second keying"), ShianSecondAnswer, FIELDS, shian_second_answer_free);
SHIAN_DEFINE_RECORD (ShianSecondAnswer, shian_second_answer, SHIAN_SECOND_ANSWER_TYPE)

const ShianChoice SHIAN_SECOND_STATE_CHOICES[] = {
  { "missing", N_ ("Not keyed again") }, { "agrees", N_ ("Checked twice") },
  { "differs", N_ ("Differs") },         { "second_only", N_ ("Second only") },
  { "unanswered", N_ ("Unanswered") },   { NULL, NULL },
};

/* Storing */

static ShianSecondAnswer *
find (ShianStore *store, const char *inspection, const char *row, GError **error)
{
  return shian_store_select_one (store, &SHIAN_SECOND_ANSWER_TYPE,
                                 "WHERE inspection = ?1 AND template_item = ?2", error, "ss",
                                 inspection, row);
}

static gboolean
put (ShianStore *store, const char *inspection, const char *row, const ShianAnswer *answer,
     GError **error)
{
  GError *local = NULL;
  g_autoptr (ShianSecondAnswer) second = find (store, inspection, row, &local);

  if (local != NULL) {
    g_propagate_error (error, local);
    return FALSE;
  }
  if (second == NULL) {
    second = shian_second_answer_new ();
    second->inspection = g_strdup (inspection);
    second->template_item = g_strdup (row);
  }
  second->record.deleted = FALSE;
  second->verdict = answer->verdict;
  second->figure = answer->figure;
  g_free (second->value);
  second->value = g_strdup (answer->value);
  return shian_store_save (store, &SHIAN_SECOND_ANSWER_TYPE, second, error);
}

typedef struct {
  const char *inspection;
  const char *row;
  gboolean second;
  const ShianAnswer *answer;
} Put;

static gboolean
put_inside (ShianStore *store, gpointer data, GError **error)
{
  const Put *job = data;

  return put (store, job->inspection, job->row, job->answer, error);
}

gboolean
shian_second_keying_give (ShianStore *store, const char *inspection, const char *row,
                          const ShianAnswerInput *input, GError **error)
{
  g_autoptr (ShianTemplateItem) item = NULL;
  g_autoptr (ShianAnswer) answer = shian_answer_new ();
  Put job = { inspection, row, TRUE, answer };
  g_autofree char *label = NULL;

  item = shian_answer_check (store, inspection, row, error);
  if (item == NULL || !shian_answer_take (item, input, answer, error))
    return FALSE;
  label = g_strdup_printf (_ ("Second keying of %s"), item->code);
  return shian_store_transact (store, label, put_inside, &job, error);
}

/* Comparing */

static gboolean
is_given (const ShianSecondAnswer *second)
{
  return second != NULL && !second->record.deleted &&
         (second->verdict != SHIAN_VERDICT_NONE || !isnan (second->figure) ||
          !shian_text_is_empty (second->value));
}

static gboolean
agrees (const ShianAnswer *first, const ShianSecondAnswer *second)
{
  gboolean same_figure =
      isnan (first->figure) ? isnan (second->figure) : fabs (first->figure - second->figure) < 1e-9;

  return first->verdict == second->verdict && same_figure &&
         g_strcmp0 (first->value != NULL ? first->value : "",
                    second->value != NULL ? second->value : "") == 0;
}

static char *
describe (const ShianTemplateItem *item, int verdict, double figure, const char *value)
{
  g_autofree char *text = NULL;

  if (isnan (figure) && shian_text_is_empty (value))
    return g_strdup (_ (SHIAN_VERDICT_CHOICES[verdict].title));
  if (isnan (figure))
    return g_strdup (value);
  text = shian_real_to_text (figure);
  return g_strconcat (text, item->unit != NULL ? item->unit : "", NULL);
}

static void
item_free (gpointer data)
{
  ShianSecondItem *item = data;

  g_free (item->first);
  g_free (item->second);
  g_free (item);
}

static ShianSecondItem *
compare_one (const ShianInspectionSheet *sheet, guint index, const ShianSecondAnswer *second)
{
  const ShianTemplateItem *item = sheet->book->items->pdata[index];
  const ShianAnswer *first = shian_inspection_sheet_answer (sheet, index);
  ShianSecondItem *to = g_new0 (ShianSecondItem, 1);
  gboolean one = first != NULL && shian_answer_is_given (first);
  gboolean two = is_given (second);

  to->index = index;
  if (one)
    to->first = describe (item, first->verdict, first->figure, first->value);
  if (two)
    to->second = describe (item, second->verdict, second->figure, second->value);
  if (one && two)
    to->state = agrees (first, second) ? SHIAN_SECOND_AGREES : SHIAN_SECOND_DIFFERS;
  else
    to->state = one ? SHIAN_SECOND_MISSING : two ? SHIAN_SECOND_ONLY : SHIAN_SECOND_UNANSWERED;
  return to;
}

GPtrArray *
shian_second_keying_compare (ShianStore *store, const ShianInspectionSheet *sheet, GError **error)
{
  g_autoptr (GPtrArray) seconds =
      shian_store_select (store, &SHIAN_SECOND_ANSWER_TYPE, "WHERE inspection = ?1 AND deleted = 0",
                          error, "s", sheet->inspection->record.id);
  g_autoptr (GHashTable) by_row = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *items;

  if (seconds == NULL)
    return NULL;
  for (guint i = 0; i < seconds->len; i++)
    g_hash_table_insert (by_row, ((ShianSecondAnswer *) seconds->pdata[i])->template_item,
                         seconds->pdata[i]);
  items = g_ptr_array_new_with_free_func (item_free);
  for (guint i = 0; i < sheet->book->items->len; i++) {
    const ShianTemplateItem *item = sheet->book->items->pdata[i];
    if (shian_inspection_sheet_applies (sheet, i))
      g_ptr_array_add (items,
                       compare_one (sheet, i, g_hash_table_lookup (by_row, item->record.id)));
  }
  return items;
}

gboolean
shian_second_keying_states (ShianStore *store, const ShianInspectionSheet *sheet,
                            ShianSecondState **states, GError **error)
{
  g_autoptr (GPtrArray) items = shian_second_keying_compare (store, sheet, error);
  guint counts[SHIAN_SECOND_N_STATES];

  *states = NULL;
  if (items == NULL)
    return FALSE;
  shian_second_keying_count (items, counts);
  if (counts[SHIAN_SECOND_AGREES] + counts[SHIAN_SECOND_DIFFERS] + counts[SHIAN_SECOND_ONLY] == 0)
    return TRUE;
  *states = g_new (ShianSecondState, sheet->book->items->len);
  for (guint i = 0; i < sheet->book->items->len; i++)
    (*states)[i] = SHIAN_SECOND_UNANSWERED;
  for (guint i = 0; i < items->len; i++) {
    const ShianSecondItem *one = items->pdata[i];
    (*states)[one->index] = one->state;
  }
  return TRUE;
}

void
shian_second_keying_count (const GPtrArray *items, guint counts[SHIAN_SECOND_N_STATES])
{
  for (guint i = 0; i < SHIAN_SECOND_N_STATES; i++)
    counts[i] = 0;
  for (guint i = 0; i < items->len; i++)
    counts[((const ShianSecondItem *) items->pdata[i])->state]++;
}

/* Settling */

static ShianAnswer *
find_first (ShianStore *store, const char *inspection, const char *row, GError **error)
{
  return shian_store_select_one (store, &SHIAN_ANSWER_TYPE,
                                 "WHERE inspection = ?1 AND template_item = ?2 AND deleted = 0",
                                 error, "ss", inspection, row);
}

static gboolean
keep_first (ShianStore *store, const Put *job, GError **error)
{
  GError *local = NULL;
  g_autoptr (ShianAnswer) first = find_first (store, job->inspection, job->row, &local);

  if (local != NULL) {
    g_propagate_error (error, local);
    return FALSE;
  }
  if (first == NULL) /* not answered stands too */
    first = shian_answer_new ();
  return put (store, job->inspection, job->row, first, error);
}

static gboolean
keep_inside (ShianStore *store, gpointer data, GError **error)
{
  const Put *job = data;
  g_autoptr (ShianSecondAnswer) second = NULL;
  g_autoptr (ShianAnswer) given = NULL;
  ShianAnswerInput input = SHIAN_ANSWER_INPUT_NONE;

  if (!job->second)
    return keep_first (store, job, error);
  second = find (store, job->inspection, job->row, error);
  if (second == NULL)
    return FALSE;
  input.verdict = (ShianVerdict) second->verdict;
  input.figure = second->figure;
  input.value = second->value;
  given = shian_answer_give (store, job->inspection, job->row, &input, error);
  return given != NULL;
}

gboolean
shian_second_keying_keep (ShianStore *store, const char *inspection, const char *row,
                          gboolean second, GError **error)
{
  g_autoptr (ShianTemplateItem) item = shian_answer_check (store, inspection, row, error);
  Put job = { inspection, row, second, NULL };
  GError *local = NULL;
  g_autoptr (ShianSecondAnswer) stored = NULL;
  g_autofree char *label = NULL;

  if (item == NULL)
    return FALSE;
  stored = find (store, inspection, row, &local);
  if (local == NULL && !is_given (stored))
    g_set_error (&local, SHIAN_ERROR, SHIAN_ERROR_INVALID, _ ("%s was not keyed a second time"),
                 item->code);
  if (local != NULL) {
    g_propagate_error (error, local);
    return FALSE;
  }
  label = g_strdup_printf (_ ("Second keying of %s"), item->code);
  return shian_store_transact (store, label, keep_inside, &job, error);
}
