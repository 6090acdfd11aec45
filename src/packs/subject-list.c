/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "packs/subject-list.h"

#include "packs/record-list.h"

#include <glib/gi18n-lib.h>

#define PAGE_ROWS 500

/* The columns of the list on the screen, and what one wants beside them on paper. */
static const char *const SEEN[] = { "name", "kind",           "town",   "address", "key_area",
                                    "risk", "licence_expiry", "status", "contact", "phone",
                                    NULL };

typedef struct {
  ShianStore *store;
  const ShianSubjectView *view;
  guint part;
  GPtrArray *page;
  guint next;
  gboolean found; /* the page holds all there is */
} Pages;

static gboolean
read_page (Pages *pages, const ShianSubject *after, GError **error)
{
  GPtrArray *page =
      shian_subject_view_read (pages->store, pages->view, pages->part, after, 0, PAGE_ROWS, error);

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

  if (pages->found)
    return TRUE;
  if (!read_page (pages, last, error))
    return FALSE;
  while (pages->page->len == 0 && pages->part + 1 < SHIAN_SUBJECT_VIEW_PARTS) {
    pages->part++;
    if (!read_page (pages, NULL, error))
      return FALSE;
  }
  return TRUE;
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
count_rows (Pages *pages, const char *words, guint *n, GError **error)
{
  gint64 counts[SHIAN_SUBJECT_VIEW_PARTS] = { 0 };
  gboolean more;

  if (words != NULL) {
    pages->found = TRUE;
    pages->page = shian_subject_view_search (pages->store, pages->view, words,
                                             SHIAN_SUBJECT_FOUND_MAX, &more, error);
    *n = pages->page != NULL ? pages->page->len : 0;
    return pages->page != NULL;
  }
  if (!shian_subject_view_count (pages->store, pages->view, counts, error))
    return FALSE;
  *n = (guint) (counts[0] + counts[1]);
  return TRUE;
}

static gboolean
write_list (ShianStore *store, const ShianSubjectView *view, const char *words,
            const char *const *fields, const char *folder, const char *name,
            ShianPackResult *result, GError **error)
{
  Pages pages = { .store = store, .view = view };
  ShianRecordList list = { .type = &SHIAN_SUBJECT_TYPE,
                           .fields = fields,
                           .sheet = _ ("Premises"),
                           .title = _ ("Regulated premises"),
                           .next = next_subject,
                           .data = &pages };
  g_autofree char *left = NULL;
  gboolean ok;

  if (!count_rows (&pages, words, &list.expected, error))
    return FALSE;
  left = g_strdup_printf (_ ("%u premises"), list.expected);
  list.left = left;
  ok = shian_record_list_write (&list, folder, name, result, error);
  g_clear_pointer (&pages.page, g_ptr_array_unref);
  return ok;
}

gboolean
shian_subject_list_write (ShianStore *store, int kind, const char *folder, const char *name,
                          ShianPackResult *result, GError **error)
{
  ShianSubjectView view = SHIAN_SUBJECT_VIEW_ALL;

  view.kind = kind;
  return write_list (store, &view, NULL, NULL, folder, name, result, error);
}

gboolean
shian_subject_list_write_seen (ShianStore *store, const ShianSubjectView *view, const char *words,
                               const char *folder, const char *name, ShianPackResult *result,
                               GError **error)
{
  return write_list (store, view, words, SEEN, folder, name, result, error);
}
