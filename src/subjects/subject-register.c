/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "subjects/subject-register.h"

#include "base/error.h"
#include "store/save.h"
#include "store/statement.h"
#include "subjects/subject-check.h"

#include <glib/gi18n-lib.h>

#define MAX_MERGES 100 /* a chain of records merged one into the next */

gboolean
shian_subject_save (ShianStore *store, ShianSubject *subject, GError **error)
{
  shian_subject_tidy (subject);
  return shian_store_save (store, &SHIAN_SUBJECT_TYPE, subject, error);
}

ShianSubject *
shian_subject_load (ShianStore *store, const char *id, GError **error)
{
  ShianSubject *subject = shian_store_load (store, &SHIAN_SUBJECT_TYPE, id, error);

  for (guint i = 0;
       subject != NULL && subject->record.deleted && subject->merged_into != NULL && i < MAX_MERGES;
       i++) {
    g_autoptr (ShianSubject) merged = subject;
    subject = shian_store_load (store, &SHIAN_SUBJECT_TYPE, merged->merged_into, error);
  }
  return subject;
}

static ShianSubject *
only_one (GPtrArray *found, const char *what, GError **error)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  if (found->len == 1)
    return shian_subject_copy (found->pdata[0]);
  if (found->len == 0) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND,
                 _ ("No premises have the id, code, licence number or name “%s”"), what);
    return NULL;
  }
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (ids, " %s", ((const ShianSubject *) found->pdata[i])->record.id);
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_CONFLICT,
               _ ("Several premises answer to “%s”; choose one by its id:%s"), what, ids->str);
  return NULL;
}

ShianSubject *
shian_subject_find (ShianStore *store, const char *what, GError **error)
{
  static const char *const tails[] = {
    "WHERE id = ?1",
    "WHERE credit_code = ?1 AND deleted = 0 LIMIT 5",
    "WHERE licence = ?1 AND deleted = 0 LIMIT 5",
    "WHERE name = ?1 AND deleted = 0 LIMIT 5",
  };
  g_autoptr (GPtrArray) found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (tails); i++) {
    g_clear_pointer (&found, g_ptr_array_unref);
    found = shian_store_select (store, &SHIAN_SUBJECT_TYPE, tails[i], error, "s", what);
    if (found == NULL)
      return NULL;
    if (i == 0 && found->len == 1)
      return shian_subject_load (store, what, error);
    if (found->len > 0)
      break;
  }
  return only_one (found, what, error);
}

static char *
kind_key (const ShianSubjectFilter *filter)
{
  const ShianField *field = shian_subject_field ("kind");
  return filter->kind >= 0 ? g_strdup (field->choices[filter->kind].key) : NULL;
}

/* Rows without a town come first, as their index has them. Rows after the last one seen go by key, so
 * that the end of a long list comes as fast as its beginning. */
typedef enum {
  PART_NO_TOWN,
  PART_TOWNS,
  PART_ONE_TOWN,
} ListPart;

static char *
list_tail (ListPart part, gboolean one_kind, gboolean after)
{
  static const char *const parts[] = { "town IS NULL AND ?2 IS NULL ",
                                       "town IS NOT NULL AND ?2 IS NULL ", "town = ?2 " };
  const char *position = "AND ?3 IS NULL AND ?4 IS NULL AND ?5 IS NULL ";

  if (after)
    position = part == PART_TOWNS ? "AND (town, name, id) > (?3, ?4, ?5) "
                                  : "AND (?3 IS NULL OR 1) AND (name, id) > (?4, ?5) ";
  return g_strconcat ("WHERE deleted = 0 AND ", one_kind ? "kind = ?1" : "?1 IS NULL", " AND ",
                      parts[part], position, "ORDER BY town, name, id LIMIT ?6", NULL);
}

static GPtrArray *
select_part (ShianStore *store, const ShianSubjectFilter *filter, ListPart part,
             const ShianSubject *after, guint limit, GError **error)
{
  g_autofree char *kind = kind_key (filter);
  g_autofree char *tail = list_tail (part, kind != NULL, after != NULL);

  return shian_store_select (store, &SHIAN_SUBJECT_TYPE, tail, error, "sssssi", kind,
                             part == PART_ONE_TOWN ? filter->town : NULL,
                             after != NULL ? after->town : NULL, after != NULL ? after->name : NULL,
                             after != NULL ? after->record.id : NULL, (gint64) limit);
}

GPtrArray *
shian_subject_list (ShianStore *store, const ShianSubjectFilter *filter, GError **error)
{
  const ShianSubject *after = filter->after;
  g_autoptr (GPtrArray) page = NULL;
  g_autoptr (GPtrArray) rest = NULL;

  if (filter->town != NULL)
    return select_part (store, filter, PART_ONE_TOWN, after, filter->limit, error);
  if (after != NULL && after->town != NULL)
    return select_part (store, filter, PART_TOWNS, after, filter->limit, error);
  page = select_part (store, filter, PART_NO_TOWN, after, filter->limit, error);
  if (page == NULL || page->len == filter->limit)
    return g_steal_pointer (&page);
  rest = select_part (store, filter, PART_TOWNS, NULL, filter->limit - page->len, error);
  if (rest == NULL)
    return NULL;
  g_ptr_array_extend_and_steal (page, g_steal_pointer (&rest));
  return g_steal_pointer (&page);
}

gint64
shian_subject_count (ShianStore *store, const ShianSubjectFilter *filter, GError **error)
{
  g_autofree char *kind = kind_key (filter);
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM subject WHERE deleted = 0 AND %s "
                                          "AND %s",
                                          kind != NULL ? "kind = ?1" : "?1 IS NULL",
                                          filter->town != NULL ? "town = ?2" : "?2 IS NULL");
  g_autoptr (ShianStatement) statement = shian_store_prepare (store, sql, error);

  if (statement == NULL || !shian_statement_bind (statement, error, "ss", kind, filter->town) ||
      shian_statement_step (statement, error) != SHIAN_STEP_ROW)
    return -1;
  return shian_statement_integer (statement, 0);
}

ShianSearchHits *
shian_subject_search (ShianStore *store, const char *text, guint limit, GError **error)
{
  return shian_store_search (store, &SHIAN_SUBJECT_TYPE, text, limit, error);
}
