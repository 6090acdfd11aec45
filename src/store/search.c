/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/search.h"

#include "base/pinyin.h"
#include "base/text.h"
#include "store/save.h"
#include "store/search-words.h"
#include "store/store-private.h"

#include <string.h>

#define MAX_TYPED 100 /* characters looked at */

void
shian_search_hits_free (ShianSearchHits *hits)
{
  if (hits == NULL)
    return;
  g_clear_pointer (&hits->records, g_ptr_array_unref);
  g_free (hits);
}

/* The pieces of what was typed, folded. */
static GStrv
split_typed (const char *text)
{
  g_autoptr (GStrvBuilder) terms = g_strv_builder_new ();
  g_autofree char *head = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MAX_TYPED));
  g_autoptr (GRegex) blanks = g_regex_new ("[\\s\\x{3000}]+", 0, 0, NULL);
  g_auto (GStrv) pieces = g_regex_split (blanks, head, 0);

  for (guint i = 0; pieces[i] != NULL; i++) {
    g_autofree char *folded = shian_text_fold (pieces[i]);
    if (folded[0] != '\0')
      g_strv_builder_add (terms, folded);
  }
  return g_strv_builder_end (terms);
}

/* NULL when there is nothing to look for. */
static char *
make_expression (GStrv terms)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; terms[i] != NULL; i++) {
    g_autofree char *one = shian_search_expression (terms[i]);
    if (one != NULL)
      g_string_append_printf (all, "%s(%s)", all->len > 0 ? " AND " : "", one);
  }
  return all->len > 0 ? g_string_free (g_steal_pointer (&all), FALSE) : NULL;
}

/* id and the fields looked at, in the order of the index. */
static char *
candidates_sql (const ShianRecordType *type)
{
  g_autoptr (GString) sql = g_string_new ("SELECT t.id");

  for (guint i = 0; i < type->n_fields; i++)
    if ((type->fields[i].flags & SHIAN_FIELD_SEARCH) != 0)
      g_string_append_printf (sql, ", t.\"%s\"", type->fields[i].name);
  g_string_append_printf (sql,
                          " FROM \"%s_search\" f JOIN \"%s\" t ON t.seq = f.rowid "
                          "WHERE f.\"%s_search\" MATCH ?1 AND t.deleted = 0 ORDER BY f.rowid",
                          type->name, type->name, type->name);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static gboolean
says (const char *text, gboolean spoken, const char *term)
{
  g_autofree char *folded = NULL;

  if (text == NULL)
    return FALSE;
  folded = shian_text_fold (text);
  return strstr (folded, term) != NULL || (spoken && shian_pinyin_match (folded, term));
}

static gboolean
row_says (ShianStatement *row, const ShianRecordType *type, const char *term)
{
  int column = 0;

  for (guint i = 0; i < type->n_fields; i++) {
    guint flags = type->fields[i].flags;
    if ((flags & SHIAN_FIELD_SEARCH) == 0)
      continue;
    column++;
    if (says (shian_statement_text (row, column), (flags & SHIAN_FIELD_SPOKEN) != 0, term))
      return TRUE;
  }
  return FALSE;
}

static gboolean
row_says_all (ShianStatement *row, const ShianRecordType *type, GStrv terms)
{
  for (guint i = 0; terms[i] != NULL; i++)
    if (!row_says (row, type, terms[i]))
      return FALSE;
  return TRUE;
}

static gboolean
collect (ShianStore *store, const ShianRecordType *type, ShianStatement *row, GStrv terms,
         guint limit, ShianSearchHits *hits, GError **error)
{
  ShianStep step = SHIAN_STEP_DONE;

  while (!hits->more && (step = shian_statement_step (row, error)) == SHIAN_STEP_ROW) {
    gpointer record;
    if (!row_says_all (row, type, terms))
      continue;
    hits->more = hits->records->len == limit;
    if (hits->more)
      break;
    record = shian_store_load (store, type, shian_statement_text (row, 0), error);
    if (record == NULL)
      return FALSE;
    g_ptr_array_add (hits->records, record);
  }
  return step != SHIAN_STEP_ERROR;
}

ShianSearchHits *
shian_store_search (ShianStore *store, const ShianRecordType *type, const char *text, guint limit,
                    GError **error)
{
  g_autoptr (ShianSearchHits) hits = g_new0 (ShianSearchHits, 1);
  g_auto (GStrv) terms = NULL;
  g_autofree char *expression = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (ShianStatement) row = NULL;

  g_return_val_if_fail (text != NULL && shian_search_covers (type), NULL);
  hits->records = g_ptr_array_new_with_free_func (type->free);
  terms = split_typed (text);
  expression = make_expression (terms);
  if (expression == NULL)
    return g_steal_pointer (&hits);
  sql = candidates_sql (type);
  row = shian_store_prepare (store, sql, error);
  if (row == NULL || !shian_statement_bind (row, error, "s", expression) ||
      !collect (store, type, row, terms, limit, hits, error))
    return NULL;
  return g_steal_pointer (&hits);
}
