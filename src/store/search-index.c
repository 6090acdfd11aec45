/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the search index in step with the records. Changes are gathered and written before the
 * commit, for every savepoint makes FTS5 write out what it holds: once a record would be slow. */
#include "store/search.h"

#include "store/save.h"
#include "store/search-words.h"
#include "store/store-private.h"

#include <string.h>

#define GATHER 2000

/* A record changed in the running transaction, with its words as the index has them. */
typedef struct {
  const ShianRecordType *type;
  char *before; /* NULL: not in the index */
  const char *id;
  gint64 seq;
} Pending;

static void
pending_free (gpointer data)
{
  Pending *pending = data;

  g_free (pending->before);
  g_free (pending);
}

gboolean
shian_search_covers (const ShianRecordType *type)
{
  for (guint i = 0; i < type->n_fields; i++)
    if ((type->fields[i].flags & SHIAN_FIELD_SEARCH) != 0)
      return TRUE;
  return FALSE;
}

/* What another field says already adds no words: operators and towns mostly. */
static gboolean
said_before (const ShianRecordType *type, const ShianRecord *record, guint index)
{
  const char *text = shian_field_get_string (&type->fields[index], record);

  for (guint i = 0; i < index; i++) {
    const char *other = (type->fields[i].flags & SHIAN_FIELD_SEARCH) != 0
                            ? shian_field_get_string (&type->fields[i], record)
                            : NULL;
    if (other != NULL && strstr (other, text) != NULL &&
        (type->fields[i].flags & SHIAN_FIELD_SPOKEN) >=
            (type->fields[index].flags & SHIAN_FIELD_SPOKEN))
      return TRUE;
  }
  return FALSE;
}

static char *
words_of (const ShianRecordType *type, const ShianRecord *record)
{
  g_autoptr (GString) words = NULL;

  if (record == NULL || record->deleted)
    return NULL;
  words = g_string_sized_new (2048);
  for (guint i = 0; i < type->n_fields; i++)
    if ((type->fields[i].flags & SHIAN_FIELD_SEARCH) != 0 &&
        shian_field_get_string (&type->fields[i], record) != NULL && !said_before (type, record, i))
      shian_search_words (words, shian_field_get_string (&type->fields[i], record),
                          (type->fields[i].flags & SHIAN_FIELD_SPOKEN) != 0);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

void
shian_search_note (ShianStore *store, const ShianRecordType *type, const ShianRecord *stored,
                   const char *id)
{
  Pending *pending;

  if (!shian_search_covers (type))
    return;
  if (store->search_pending == NULL)
    store->search_pending = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, pending_free);
  if (g_hash_table_contains (store->search_pending, id))
    return;
  pending = g_new0 (Pending, 1);
  pending->type = type;
  pending->before = words_of (type, stored);
  g_hash_table_insert (store->search_pending, g_strdup (id), pending);
}

/* 0: what a savepoint rolled back is not there. */
static gboolean
find_seq (ShianStore *store, const ShianRecordType *type, const char *id, gint64 *seq,
          GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT seq FROM \"%s\" WHERE id = ?1", type->name);
  g_autoptr (ShianStatement) statement = shian_store_prepare (store, sql, error);
  ShianStep step;

  *seq = 0;
  if (statement == NULL || !shian_statement_bind (statement, error, "s", id))
    return FALSE;
  step = shian_statement_step (statement, error);
  if (step == SHIAN_STEP_ROW)
    *seq = shian_statement_integer (statement, 0);
  return step != SHIAN_STEP_ERROR;
}

static gboolean
write_words (ShianStore *store, const ShianRecordType *type, gint64 seq, const char *before,
             const char *after, GError **error)
{
  g_autofree char *drop =
      g_strdup_printf ("INSERT INTO \"%s_search\" (\"%s_search\", rowid, words) "
                       "VALUES ('delete', ?1, ?2)",
                       type->name, type->name);
  g_autofree char *add =
      g_strdup_printf ("INSERT INTO \"%s_search\" (rowid, words) VALUES (?1, ?2)", type->name);

  if (g_strcmp0 (before, after) == 0)
    return TRUE;
  if (before != NULL && !shian_store_execute (store, drop, error, "is", seq, before))
    return FALSE;
  return after == NULL || shian_store_execute (store, add, error, "is", seq, after);
}

static gboolean
write_pending (ShianStore *store, const Pending *pending, GError **error)
{
  g_autoptr (GError) local = NULL;
  ShianRecord *now =
      shian_store_select_one (store, pending->type, "WHERE id = ?1", &local, "s", pending->id);
  g_autofree char *after = words_of (pending->type, now);

  shian_record_free (pending->type, now);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  /* What a savepoint rolled back is not there, or as it was, and nothing is to be done. */
  return write_words (store, pending->type, pending->seq, pending->before, after, error);
}

static int
compare_pending (gconstpointer a, gconstpointer b)
{
  const Pending *one = *(Pending *const *) a, *other = *(Pending *const *) b;

  if (one->type != other->type)
    return strcmp (one->type->name, other->type->name);
  return one->seq < other->seq ? -1 : one->seq > other->seq;
}

/* In the order of their numbers: at every step back FTS5 writes out what it holds. (transfer container)
 * (element-type Pending) */
static GPtrArray *
sort_pending (ShianStore *store, GHashTable *pending, GError **error)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_sized_new (g_hash_table_size (pending));
  GHashTableIter iter;
  gpointer id, entry;

  g_hash_table_iter_init (&iter, pending);
  while (g_hash_table_iter_next (&iter, &id, &entry)) {
    Pending *one = entry;
    one->id = id;
    if (!find_seq (store, one->type, id, &one->seq, error))
      return NULL;
    if (one->seq > 0)
      g_ptr_array_add (sorted, one);
  }
  g_ptr_array_sort (sorted, compare_pending);
  return g_steal_pointer (&sorted);
}

gboolean
shian_search_flush (ShianStore *store, guint at_least, GError **error)
{
  g_autoptr (GHashTable) pending = NULL;
  g_autoptr (GPtrArray) sorted = NULL;
  gboolean ok;

  if (store->search_pending == NULL || g_hash_table_size (store->search_pending) < at_least)
    return TRUE;
  pending = g_steal_pointer (&store->search_pending);
  sorted = sort_pending (store, pending, error);
  ok = sorted != NULL;
  for (guint i = 0; ok && i < sorted->len; i++)
    ok = write_pending (store, sorted->pdata[i], error);
  return ok;
}

gboolean
shian_search_flush_some (ShianStore *store, GError **error)
{
  return shian_search_flush (store, GATHER, error);
}

void
shian_search_forget (ShianStore *store)
{
  g_clear_pointer (&store->search_pending, g_hash_table_unref);
}

static gboolean
index_after (ShianStore *store, const ShianRecordType *type, const char **last, GPtrArray **held,
             GError **error)
{
  g_autofree char *tail =
      g_strdup_printf ("WHERE seq > coalesce ((SELECT seq FROM \"%s\" WHERE id = ?1), 0) "
                       "AND deleted = 0 ORDER BY seq LIMIT 500",
                       type->name);
  g_autoptr (GPtrArray) records = shian_store_select (store, type, tail, error, "s", *last);
  gboolean ok = records != NULL;

  for (guint i = 0; ok && i < records->len; i++) {
    const ShianRecord *record = records->pdata[i];
    g_autofree char *words = words_of (type, record);
    gint64 seq;
    ok = find_seq (store, type, record->id, &seq, error) &&
         write_words (store, type, seq, NULL, words, error);
    *last = record->id;
  }
  g_clear_pointer (held, g_ptr_array_unref);
  *held = g_steal_pointer (&records); /* the last id lies in it */
  return ok;
}

static gboolean
rebuild_inside (ShianStore *store, gpointer data, GError **error)
{
  const ShianRecordType *type = data;
  g_autofree char *clear = g_strdup_printf (
      "INSERT INTO \"%s_search\" (\"%s_search\") VALUES ('delete-all')", type->name, type->name);
  g_autoptr (GPtrArray) held = NULL;
  const char *last = "";

  if (!shian_search_flush (store, 0, error) || !shian_store_execute (store, clear, error, ""))
    return FALSE;
  do
    if (!index_after (store, type, &last, &held, error))
      return FALSE;
  while (held->len > 0);
  return TRUE;
}

gboolean
shian_store_rebuild_search (ShianStore *store, const ShianRecordType *type, GError **error)
{
  g_return_val_if_fail (shian_search_covers (type), FALSE);
  return shian_store_transact (store, NULL, rebuild_inside, (gpointer) type, error);
}
