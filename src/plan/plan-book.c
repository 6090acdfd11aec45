/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-book.h"

#include "base/error.h"
#include "base/numeral.h"
#include "store/save.h"
#include "store/statement.h"

#include <glib/gi18n-lib.h>
#include <string.h>

char *
shian_plan_measure_label (int measure)
{
  g_autofree char *numeral =
      measure >= 0 && measure <= 9999 ? shian_numeral_format (measure) : g_strdup ("？");
  return g_strdup_printf ("（%s）", numeral);
}

char *
shian_plan_label (int measure, int task)
{
  g_autofree char *label = shian_plan_measure_label (measure);
  return g_strdup_printf ("%s-%d", label, task);
}

static void
book_task_free (gpointer data)
{
  ShianBookTask *task = data;

  g_free (task->label);
  g_ptr_array_unref (task->points);
  g_ptr_array_unref (task->responsibilities);
  g_ptr_array_unref (task->quantities);
  g_ptr_array_unref (task->dates);
  g_free (task);
}

void
shian_plan_book_free (ShianPlanBook *book)
{
  if (book == NULL)
    return;
  g_clear_pointer (&book->by_id, g_hash_table_unref);
  g_clear_pointer (&book->tasks, g_ptr_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (book->owned); i++)
    g_clear_pointer (&book->owned[i], g_ptr_array_unref);
  g_clear_pointer (&book->measures, g_ptr_array_unref);
  g_clear_pointer (&book->sections, g_ptr_array_unref);
  g_clear_pointer (&book->obligations, g_ptr_array_unref);
  shian_plan_free (book->plan);
  g_free (book);
}

#define BY_NUMBER "WHERE plan = ?1 AND deleted = 0 ORDER BY number, id"

static gboolean
load_records (ShianStore *store, ShianPlanBook *book, GError **error)
{
  const char *id = book->plan->record.id;
  const ShianRecordType *const hanging[] = { &SHIAN_TASK_TYPE, &SHIAN_POINT_TYPE,
                                             &SHIAN_RESPONSIBILITY_TYPE, &SHIAN_QUANTITY_TYPE,
                                             &SHIAN_PLAN_DATE_TYPE };

  book->sections = shian_store_select (store, &SHIAN_SECTION_TYPE, BY_NUMBER, error, "s", id);
  if (book->sections == NULL)
    return FALSE;
  book->measures =
      shian_store_select (store, &SHIAN_MEASURE_TYPE,
                          "WHERE plan = ?1 AND deleted = 0 ORDER BY number, id", error, "s", id);
  if (book->measures == NULL)
    return FALSE;
  book->obligations = shian_store_select (store, &SHIAN_OBLIGATION_TYPE, BY_NUMBER, error, "s", id);
  if (book->obligations == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (hanging); i++) {
    book->owned[i] = shian_store_select (store, hanging[i], BY_NUMBER, error, "s", id);
    if (book->owned[i] == NULL)
      return FALSE;
  }
  return TRUE;
}

static gconstpointer
find_record (GPtrArray *records, const char *id)
{
  for (guint i = 0; i < records->len; i++)
    if (g_strcmp0 (((const ShianRecord *) records->pdata[i])->id, id) == 0)
      return records->pdata[i];
  return NULL;
}

static void
add_task (ShianPlanBook *book, const ShianTask *task)
{
  const ShianMeasure *measure = find_record (book->measures, task->measure);
  const ShianSection *section =
      measure != NULL ? find_record (book->sections, measure->section) : NULL;
  ShianBookTask *entry;

  if (section == NULL)
    return;
  entry = g_new0 (ShianBookTask, 1);
  entry->task = task;
  entry->measure = measure;
  entry->section = section;
  entry->label = shian_plan_label ((int) measure->number, (int) task->number);
  entry->points = g_ptr_array_new ();
  entry->responsibilities = g_ptr_array_new ();
  entry->quantities = g_ptr_array_new ();
  entry->dates = g_ptr_array_new ();
  g_ptr_array_add (book->tasks, entry);
  g_hash_table_insert (book->by_id, task->record.id, entry);
}

/* In reading order: two measures may bear one number when numbering starts anew in each section. */
static int
compare_tasks (gconstpointer a, gconstpointer b)
{
  const ShianBookTask *one = *(const ShianBookTask *const *) a;
  const ShianBookTask *two = *(const ShianBookTask *const *) b;
  gint64 difference = one->section->number - two->section->number;

  if (difference == 0)
    difference = one->measure->number - two->measure->number;
  if (difference == 0)
    difference = strcmp (one->measure->record.id, two->measure->record.id);
  if (difference == 0)
    difference = one->task->number - two->task->number;
  return difference < 0 ? -1 : difference > 0;
}

static void
hang_on (ShianPlanBook *book)
{
  for (guint i = 0; i < book->owned[0]->len; i++)
    add_task (book, book->owned[0]->pdata[i]);
  g_ptr_array_sort (book->tasks, compare_tasks);
#define HANG(index, Type, list)                                                                    \
  for (guint i = 0; i < book->owned[index]->len; i++) {                                            \
    Type *record = book->owned[index]->pdata[i];                                                   \
    ShianBookTask *entry = g_hash_table_lookup (book->by_id, record->task);                        \
    if (entry != NULL)                                                                             \
      g_ptr_array_add (entry->list, record);                                                       \
  }
  HANG (1, ShianPoint, points)
  HANG (2, ShianResponsibility, responsibilities)
  HANG (3, ShianQuantity, quantities)
  HANG (4, ShianPlanDate, dates)
#undef HANG
}

/* Takes over @plan. */
static ShianPlanBook *
load_book (ShianStore *store, ShianPlan *plan, GError **error)
{
  g_autoptr (ShianPlanBook) book = g_new0 (ShianPlanBook, 1);

  book->plan = plan;
  book->tasks = g_ptr_array_new_with_free_func (book_task_free);
  book->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  if (!load_records (store, book, error))
    return NULL;
  hang_on (book);
  return g_steal_pointer (&book);
}

static ShianPlanBook *
load_found (ShianStore *store, ShianPlan *plan, GError *local, GError **error)
{
  if (plan != NULL)
    return load_book (store, plan, error);
  if (local != NULL)
    g_propagate_error (error, local);
  else
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND,
                 _ ("There is no such plan in the data file yet; import one first"));
  return NULL;
}

ShianPlanBook *
shian_plan_book_load (ShianStore *store, const char *plan_id, GError **error)
{
  GError *local = NULL;
  ShianPlan *plan = shian_store_select_one (
      store, &SHIAN_PLAN_TYPE,
      "WHERE deleted = 0 AND (?1 IS NULL OR id = ?1) ORDER BY year DESC LIMIT 1", &local, "s",
      plan_id);

  return load_found (store, plan, local, error);
}

ShianPlanBook *
shian_plan_book_load_year (ShianStore *store, int year, GError **error)
{
  GError *local = NULL;
  ShianPlan *plan = shian_store_select_one (
      store, &SHIAN_PLAN_TYPE, "WHERE deleted = 0 AND year = ?1", &local, "i", (gint64) year);

  return load_found (store, plan, local, error);
}

int
shian_plan_newest_year (ShianStore *store)
{
  g_autoptr (ShianStatement) statement =
      shian_store_prepare (store, "SELECT max(year) FROM plan WHERE deleted = 0", NULL);

  if (statement == NULL || shian_statement_step (statement, NULL) != SHIAN_STEP_ROW)
    return 0;
  return (int) shian_statement_integer (statement, 0);
}

const ShianBookTask *
shian_plan_book_find (const ShianPlanBook *book, const char *task_id)
{
  return g_hash_table_lookup (book->by_id, task_id);
}

/* “（七）-1”, “(7)-1” and “7-1” all mean measure 7, task 1. */
static gboolean
parse_label (const char *label, gint64 *measure, gint64 *task)
{
  const char *p = label;

  if (g_utf8_get_char (p) == 0xff08 || *p == '(')
    p = g_utf8_next_char (p);
  *measure = shian_numeral_parse (p, &p);
  if (*measure >= 0 && (g_utf8_get_char (p) == 0xff09 || *p == ')'))
    p = g_utf8_next_char (p);
  if (*measure < 0 || *p != '-')
    return FALSE;
  *task = shian_numeral_parse (p + 1, &p);
  return *task >= 0 && *p == '\0';
}

const ShianBookTask *
shian_plan_book_find_label (const ShianPlanBook *book, const char *label)
{
  gint64 measure, task;

  if (!g_utf8_validate (label, -1, NULL) || !parse_label (label, &measure, &task))
    return NULL;
  for (guint i = 0; i < book->tasks->len; i++) {
    const ShianBookTask *entry = book->tasks->pdata[i];
    if (entry->measure->number == measure && entry->task->number == task)
      return entry;
  }
  return NULL;
}
