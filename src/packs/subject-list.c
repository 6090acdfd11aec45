/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "packs/subject-list.h"

#include "packs/record-list.h"
#include "store/save.h"
#include "store/statement.h"
#include "subjects/subject.h"

#include <glib/gi18n-lib.h>

/* Premises without a town come first; an index serves each of the four. */
static const char *const FIRST[] = {
  "WHERE deleted = 0 AND town IS NULL AND (name, id) > (?2, ?3) AND ?1 IS NULL AND ?4 IS NULL "
  "ORDER BY name, id LIMIT 500",
  "WHERE deleted = 0 AND kind = ?1 AND town IS NULL AND (name, id) > (?2, ?3) AND ?4 IS NULL "
  "ORDER BY name, id LIMIT 500",
};
static const char *const REST[] = {
  "WHERE deleted = 0 AND (town, name, id) > (?4, ?2, ?3) AND ?1 IS NULL "
  "ORDER BY town, name, id LIMIT 500",
  "WHERE deleted = 0 AND kind = ?1 AND (town, name, id) > (?4, ?2, ?3) "
  "ORDER BY town, name, id LIMIT 500",
};

typedef struct {
  ShianStore *store;
  const char *kind; /* key, NULL for all */
  gboolean with_town;
  GPtrArray *page;
  guint next;
} Pages;

static gboolean
read_page (Pages *pages, const ShianSubject *after, GError **error)
{
  const char *town = pages->with_town ? (after != NULL ? after->town : "") : NULL;
  const char *const *tails = pages->with_town ? REST : FIRST;
  GPtrArray *page = shian_store_select (
      pages->store, &SHIAN_SUBJECT_TYPE, tails[pages->kind != NULL], error, "ssss", pages->kind,
      after != NULL ? after->name : "", after != NULL ? after->record.id : "", town);

  g_clear_pointer (&pages->page, g_ptr_array_unref);
  pages->page = page;
  pages->next = 0;
  return page != NULL;
}

/* The records of the page at hand must outlive the query that asks for those after its last. */
static gboolean
turn_page (Pages *pages, GError **error)
{
  g_autoptr (GPtrArray) before = pages->page != NULL ? g_ptr_array_ref (pages->page) : NULL;
  const ShianSubject *last =
      before != NULL && before->len > 0 ? before->pdata[before->len - 1] : NULL;

  if (before == NULL || last != NULL) {
    if (!read_page (pages, last, error))
      return FALSE;
    if (pages->page->len > 0 || pages->with_town)
      return TRUE;
  }
  if (pages->with_town)
    return TRUE;
  pages->with_town = TRUE;
  return read_page (pages, NULL, error);
}

static gboolean
next_subject (gpointer data, gconstpointer *record, GError **error)
{
  Pages *pages = data;

  if ((pages->page == NULL || pages->next >= pages->page->len) && !turn_page (pages, error))
    return FALSE;
  *record = pages->next < pages->page->len ? pages->page->pdata[pages->next++] : NULL;
  return TRUE;
}

static gboolean
count_subjects (ShianStore *store, const char *kind, guint *n, GError **error)
{
  g_autoptr (ShianStatement) statement = shian_store_prepare (
      store, "SELECT count(*) FROM subject WHERE deleted = 0 AND (?1 IS NULL OR kind = ?1)", error);

  if (statement == NULL || !shian_statement_bind (statement, error, "s", kind) ||
      shian_statement_step (statement, error) != SHIAN_STEP_ROW)
    return FALSE;
  *n = (guint) shian_statement_integer (statement, 0);
  return TRUE;
}

gboolean
shian_subject_list_write (ShianStore *store, int kind, const char *folder, const char *name,
                          ShianPackResult *result, GError **error)
{
  const ShianField *field = shian_subject_field ("kind");
  Pages pages = { .store = store, .kind = kind >= 0 ? field->choices[kind].key : NULL };
  ShianRecordList list = { .type = &SHIAN_SUBJECT_TYPE,
                           .sheet = _ ("Premises"),
                           .title = _ ("Regulated premises"),
                           .next = next_subject,
                           .data = &pages };
  g_autofree char *left = NULL;
  gboolean ok;

  if (!count_subjects (store, pages.kind, &list.expected, error))
    return FALSE;
  left = g_strdup_printf (_ ("%u premises"), list.expected);
  list.left = left;
  ok = shian_record_list_write (&list, folder, name, result, error);
  g_clear_pointer (&pages.page, g_ptr_array_unref);
  return ok;
}
