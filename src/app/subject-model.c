/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/subject-model.h"

#include "base/text.h"

#include <string.h>

#define PAGE_ROWS 128
#define MAX_PAGES 16 /* kept; a list on screen asks for some 200 rows at once */

/* A place in a part: its rows are read PAGE_ROWS at a time. */
typedef struct {
  guint part;
  guint page;
} Place;

typedef struct {
  Place place;
  GPtrArray *items; /* ShianRecordItem */
  guint64 used;
} Page;

struct _ShianSubjectModel {
  GObject parent_instance;

  ShianStore *reader;
  ShianSubjectView *view;
  char *words;
  GPtrArray *found; /* ShianRecordItem: what a search found; NULL without one */
  gboolean more;

  guint counts[SHIAN_SUBJECT_VIEW_PARTS];
  guint n; /* 0 while the list changes as a whole */
  GPtrArray *pages;
  GHashTable *ends[SHIAN_SUBJECT_VIEW_PARTS]; /* page → ShianSubject, its last row */
  guint64 clock;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ShianSubjectModel, shian_subject_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
page_free (gpointer data)
{
  Page *page = data;

  g_ptr_array_unref (page->items);
  g_free (page);
}

/* Pages */

static GPtrArray *
wrap (GPtrArray *subjects)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < subjects->len; i++)
    g_ptr_array_add (items, shian_record_item_new (&SHIAN_SUBJECT_TYPE, subjects->pdata[i]));
  return items;
}

/* From the nearest row before it whose key is known. */
static GPtrArray *
read_page (ShianSubjectModel *self, Place place, GError **error)
{
  const ShianSubject *after = NULL;
  guint from = place.page;

  while (from > 0 && after == NULL)
    after = g_hash_table_lookup (self->ends[place.part], GUINT_TO_POINTER (--from));
  if (after != NULL)
    from++;
  return shian_subject_view_read (self->reader, self->view, place.part, after,
                                  (place.page - from) * PAGE_ROWS, PAGE_ROWS, error);
}

static void
remember_end (ShianSubjectModel *self, Place place, GPtrArray *subjects)
{
  if (subjects->len == PAGE_ROWS)
    g_hash_table_replace (self->ends[place.part], GUINT_TO_POINTER (place.page),
                          shian_subject_copy (subjects->pdata[PAGE_ROWS - 1]));
}

static void
drop_oldest (ShianSubjectModel *self)
{
  guint oldest = 0;

  if (self->pages->len < MAX_PAGES)
    return;
  for (guint i = 1; i < self->pages->len; i++)
    if (((Page *) self->pages->pdata[i])->used < ((Page *) self->pages->pdata[oldest])->used)
      oldest = i;
  g_ptr_array_remove_index_fast (self->pages, oldest);
}

static Page *
load_page (ShianSubjectModel *self, Place place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) subjects = read_page (self, place, &error);
  Page *page;

  if (subjects == NULL) {
    g_message ("%s", error->message);
    return NULL;
  }
  remember_end (self, place, subjects);
  drop_oldest (self);
  page = g_new0 (Page, 1);
  page->place = place;
  page->items = wrap (subjects);
  g_ptr_array_add (self->pages, page);
  return page;
}

static Page *
get_page (ShianSubjectModel *self, Place place)
{
  Page *page = NULL;

  for (guint i = 0; i < self->pages->len && page == NULL; i++) {
    Page *one = self->pages->pdata[i];
    if (one->place.part == place.part && one->place.page == place.page)
      page = one;
  }
  if (page == NULL)
    page = load_page (self, place);
  if (page != NULL)
    page->used = ++self->clock;
  return page;
}

/* GListModel */

static GType
get_item_type (GListModel *model)
{
  return SHIAN_TYPE_RECORD_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return SHIAN_SUBJECT_MODEL (model)->n;
}

static ShianRecordItem *
item_in_pages (ShianSubjectModel *self, guint position)
{
  guint part = position >= self->counts[0];
  guint row = part > 0 ? position - self->counts[0] : position;
  Page *page = get_page (self, (Place){ part, row / PAGE_ROWS });

  return page != NULL && row % PAGE_ROWS < page->items->len ? page->items->pdata[row % PAGE_ROWS]
                                                            : NULL;
}

/* A row that cannot be read any more (the store shrank a moment ago, the word of it still under way)
 * is an empty one: GTK takes no for an answer only beyond the end. */
static gpointer
get_item (GListModel *model, guint position)
{
  ShianSubjectModel *self = SHIAN_SUBJECT_MODEL (model);
  g_autoptr (ShianSubject) empty = NULL;
  ShianRecordItem *item;

  if (position >= self->n)
    return NULL;
  item = self->found != NULL ? self->found->pdata[position] : item_in_pages (self, position);
  if (item != NULL)
    return g_object_ref (item);
  empty = shian_subject_new ();
  empty->record.id = g_strdup ("");
  return shian_record_item_new (&SHIAN_SUBJECT_TYPE, empty);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* Reading anew */

static void
forget_pages (ShianSubjectModel *self)
{
  g_ptr_array_set_size (self->pages, 0);
  for (guint i = 0; i < SHIAN_SUBJECT_VIEW_PARTS; i++)
    g_hash_table_remove_all (self->ends[i]);
}

static GPtrArray *
search (ShianSubjectModel *self, GError **error)
{
  return shian_subject_view_search (self->reader, self->view, self->words, SHIAN_SUBJECT_FOUND_MAX,
                                    &self->more, error);
}

static gboolean
read_counts (ShianSubjectModel *self, guint counts[SHIAN_SUBJECT_VIEW_PARTS], GError **error)
{
  gint64 now[SHIAN_SUBJECT_VIEW_PARTS] = { 0 };

  if (!shian_subject_view_count (self->reader, self->view, now, error))
    return FALSE;
  for (guint i = 0; i < SHIAN_SUBJECT_VIEW_PARTS; i++)
    counts[i] = (guint) MIN (now[i], G_MAXINT32);
  return TRUE;
}

/* GTK fetches every row it is told was added in place of others; told first that all went, it fetches
 * only what is seen. */
static void
change_whole (ShianSubjectModel *self, guint n)
{
  guint before = self->n;

  self->n = 0;
  if (before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
  self->n = n;
  if (n > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, n);
}

static gboolean
read_whole (ShianSubjectModel *self, GError **error)
{
  g_autoptr (GPtrArray) subjects = NULL;
  guint counts[SHIAN_SUBJECT_VIEW_PARTS] = { 0 };
  gboolean ok = TRUE;

  self->more = FALSE;
  if (self->reader != NULL)
    ok = self->words != NULL ? (subjects = search (self, error)) != NULL
                             : read_counts (self, counts, error);
  forget_pages (self);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  if (subjects != NULL)
    self->found = wrap (subjects);
  memcpy (self->counts, counts, sizeof counts);
  change_whole (self, self->found != NULL ? self->found->len : counts[0] + counts[1]);
  return ok;
}

gboolean
shian_subject_model_show (ShianSubjectModel *self, ShianStore *reader, const ShianSubjectView *view,
                          const char *words, GError **error)
{
  ShianSubjectView *copy = shian_subject_view_copy (view);

  shian_subject_view_free (self->view);
  self->view = copy;
  self->reader = reader;
  g_free (self->words);
  self->words = words != NULL && !shian_text_is_empty (words) ? g_strdup (words) : NULL;
  return read_whole (self, error);
}

/* Reading again */

static gboolean
same_rows (GPtrArray *items, GPtrArray *subjects)
{
  if (items->len != subjects->len)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (shian_record_item_get_id (items->pdata[i]),
                   ((const ShianSubject *) subjects->pdata[i])->record.id) != 0)
      return FALSE;
  return TRUE;
}

static void
renew_items (GPtrArray *items, GPtrArray *subjects)
{
  for (guint i = 0; i < items->len; i++)
    shian_record_item_set (items->pdata[i], subjects->pdata[i]);
}

static gboolean
renew_found (ShianSubjectModel *self)
{
  g_autoptr (GPtrArray) subjects = search (self, NULL);

  if (self->found == NULL || subjects == NULL || !same_rows (self->found, subjects))
    return FALSE;
  renew_items (self->found, subjects);
  return TRUE;
}

/* Keys of rows out of sight may have moved: only what is held is compared, so all ends are forgotten
 * and every page is read by skipping. */
static gboolean
renew_pages (ShianSubjectModel *self)
{
  guint counts[SHIAN_SUBJECT_VIEW_PARTS];

  if (!read_counts (self, counts, NULL) || memcmp (counts, self->counts, sizeof counts) != 0)
    return FALSE;
  for (guint i = 0; i < SHIAN_SUBJECT_VIEW_PARTS; i++)
    g_hash_table_remove_all (self->ends[i]);
  for (guint i = 0; i < self->pages->len; i++) {
    Page *page = self->pages->pdata[i];
    g_autoptr (GPtrArray) subjects = read_page (self, page->place, NULL);
    if (subjects == NULL || !same_rows (page->items, subjects))
      return FALSE;
    remember_end (self, page->place, subjects);
    renew_items (page->items, subjects);
  }
  return TRUE;
}

gboolean
shian_subject_model_refresh (ShianSubjectModel *self, GError **error)
{
  if (self->reader == NULL)
    return TRUE;
  if (self->words != NULL ? renew_found (self) : renew_pages (self))
    return TRUE;
  return read_whole (self, error);
}

gboolean
shian_subject_model_find (ShianSubjectModel *self, const ShianSubject *subject, guint *position)
{
  guint part = shian_subject_view_part_of (self->view, subject);
  gint64 rank;

  for (guint i = 0; self->found != NULL && i < self->found->len; i++)
    if (g_str_equal (shian_record_item_get_id (self->found->pdata[i]), subject->record.id)) {
      *position = i;
      return TRUE;
    }
  if (self->found != NULL || self->reader == NULL || subject->record.deleted ||
      !shian_subject_view_matches (self->view, subject))
    return FALSE;
  rank = shian_subject_view_rank (self->reader, self->view, part, subject, NULL);
  *position = (guint) MAX (rank, 0) + (part > 0 ? self->counts[0] : 0);
  return rank >= 0 && *position < self->n;
}

gboolean
shian_subject_model_get_more (ShianSubjectModel *self)
{
  return self->more;
}

const ShianSubjectView *
shian_subject_model_get_view (ShianSubjectModel *self)
{
  return self->view;
}

const char *
shian_subject_model_get_words (ShianSubjectModel *self)
{
  return self->words;
}

guint
shian_subject_model_get_n_held (ShianSubjectModel *self)
{
  guint n = self->found != NULL ? self->found->len : 0;

  for (guint i = 0; i < self->pages->len; i++)
    n += ((Page *) self->pages->pdata[i])->items->len;
  return n;
}

static void
shian_subject_model_finalize (GObject *object)
{
  ShianSubjectModel *self = SHIAN_SUBJECT_MODEL (object);

  shian_subject_view_free (self->view);
  g_free (self->words);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_ptr_array_unref (self->pages);
  for (guint i = 0; i < SHIAN_SUBJECT_VIEW_PARTS; i++)
    g_hash_table_unref (self->ends[i]);
  G_OBJECT_CLASS (shian_subject_model_parent_class)->finalize (object);
}

static void
shian_subject_model_class_init (ShianSubjectModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = shian_subject_model_finalize;
}

static void
shian_subject_model_init (ShianSubjectModel *self)
{
  const ShianSubjectView all = SHIAN_SUBJECT_VIEW_ALL;

  self->view = shian_subject_view_copy (&all);
  self->pages = g_ptr_array_new_with_free_func (page_free);
  for (guint i = 0; i < SHIAN_SUBJECT_VIEW_PARTS; i++)
    self->ends[i] = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL,
                                           (GDestroyNotify) shian_subject_free);
}

ShianSubjectModel *
shian_subject_model_new (void)
{
  return g_object_new (SHIAN_TYPE_SUBJECT_MODEL, NULL);
}
