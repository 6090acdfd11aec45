/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "subjects/import-match.h"

#include "base/text.h"
#include "store/save.h"
#include "store/statement.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _ShianImportMatcher {
  ShianStore *store;
  gboolean any; /* whether there is anything to match: the first list of a register has nothing */
  GHashTable *taken; /* id of premises → row that means them */
  GHashTable *keys;  /* what names a new row → row */
};

/* What cannot be asked is taken for some: the questions that follow say why. */
static gboolean
has_any (ShianStore *store)
{
  g_autoptr (ShianStatement) any =
      shian_store_prepare (store, "SELECT 1 FROM subject WHERE deleted = 0 LIMIT 1", NULL);

  return any == NULL || shian_statement_step (any, NULL) != SHIAN_STEP_DONE;
}

ShianImportMatcher *
shian_import_matcher_new (ShianStore *store)
{
  ShianImportMatcher *matcher = g_new0 (ShianImportMatcher, 1);

  matcher->store = store;
  matcher->any = has_any (store);
  matcher->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  matcher->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return matcher;
}

void
shian_import_matcher_free (ShianImportMatcher *matcher)
{
  if (matcher == NULL)
    return;
  g_hash_table_unref (matcher->taken);
  g_hash_table_unref (matcher->keys);
  g_free (matcher);
}

static gboolean
differ (const char *a, const char *b)
{
  return a != NULL && b != NULL && !g_str_equal (a, b);
}

static gboolean
same_place (const ShianSubject *a, const ShianSubject *b)
{
  return shian_text_equal_folded (a->name, b->name) && !differ (a->town, b->town);
}

typedef gboolean (*Judge) (const ShianSubject *given, const ShianSubject *candidate);

static gboolean
licence_allows (const ShianSubject *given, const ShianSubject *candidate)
{
  return !differ (given->licence, candidate->licence);
}

static gboolean
codes_allow (const ShianSubject *given, const ShianSubject *candidate)
{
  return licence_allows (given, candidate) && !differ (given->credit_code, candidate->credit_code);
}

static gboolean
anything_goes (const ShianSubject *given, const ShianSubject *candidate)
{
  return TRUE;
}

static void
keep_if (GPtrArray *candidates, const ShianSubject *given, Judge judge)
{
  for (guint i = candidates->len; i > 0; i--)
    if (!judge (given, candidates->pdata[i - 1]))
      g_ptr_array_remove_index (candidates, i - 1);
}

/* One of @candidates, or none of them; @reason when it cannot be told. */
static ShianSubject *
choose (ShianImportMatcher *matcher, GPtrArray *candidates, const ShianSubject *given, Judge judge,
        char **reason)
{
  keep_if (candidates, given, judge);
  if (candidates->len > 1)
    keep_if (candidates, given, same_place);
  for (guint i = 0; i < candidates->len; i++) {
    ShianSubject *candidate = candidates->pdata[i];
    guint row = GPOINTER_TO_UINT (g_hash_table_lookup (matcher->taken, candidate->record.id));
    if (row == 0 && candidates->len == 1)
      return shian_subject_copy (candidate);
    if (row != 0 && same_place (given, candidate)) {
      *reason = g_strdup_printf (_ ("the same premises as in row %u"), row);
      return NULL;
    }
  }
  if (candidates->len > 1)
    *reason = g_strdup_printf (_ ("%u premises of the register answer to this row; merge them or "
                                  "add the licence number"),
                               candidates->len);
  return NULL;
}

/* 示例小学（东校区） and 示例小学(东校区) are one name. */
static char *
swap_brackets (const char *name)
{
  static const char *const pairs[][2] = { { "（", "(" }, { "）", ")" } };
  gboolean wide = strstr (name, "（") != NULL;
  g_autofree char *once = NULL;
  g_auto (GStrv) open = g_strsplit (name, pairs[0][!wide], -1);
  g_auto (GStrv) close = NULL;

  once = g_strjoinv (pairs[0][wide], open);
  close = g_strsplit (once, pairs[1][!wide], -1);
  return g_strjoinv (pairs[1][wide], close);
}

/* Most rows are found by none of the questions, so only a row that is there is read as a record. */
static GPtrArray *
load_found (ShianImportMatcher *matcher, ShianStatement *ids, GError **error)
{
  g_autoptr (GPtrArray) found =
      g_ptr_array_new_with_free_func ((GDestroyNotify) shian_subject_free);
  ShianStep step;

  while ((step = shian_statement_step (ids, error)) == SHIAN_STEP_ROW) {
    ShianSubject *subject = shian_store_load (matcher->store, &SHIAN_SUBJECT_TYPE,
                                              shian_statement_text (ids, 0), error);
    if (subject == NULL)
      return NULL;
    g_ptr_array_add (found, subject);
  }
  return step == SHIAN_STEP_DONE ? g_steal_pointer (&found) : NULL;
}

#define LIVE "SELECT id FROM subject WHERE deleted = 0 AND "

static GPtrArray *
select_by_name (ShianImportMatcher *matcher, const ShianSubject *given, GError **error)
{
  g_autofree char *other = swap_brackets (given->name);
  g_autoptr (ShianStatement) ids = shian_store_prepare (
      matcher->store,
      LIVE "name IN (?1, ?2) AND (?3 IS NULL OR town IS NULL OR town = ?3) LIMIT 20", error);

  if (ids == NULL || !shian_statement_bind (ids, error, "sss", given->name, other, given->town))
    return NULL;
  return load_found (matcher, ids, error);
}

static GPtrArray *
select_by_code (ShianImportMatcher *matcher, const char *sql, const char *code, GError **error)
{
  g_autoptr (ShianStatement) ids = NULL;

  if (code == NULL)
    return g_ptr_array_new ();
  ids = shian_store_prepare (matcher->store, sql, error);
  if (ids == NULL || !shian_statement_bind (ids, error, "s", code))
    return NULL;
  return load_found (matcher, ids, error);
}

static GPtrArray *
select_candidates (ShianImportMatcher *matcher, guint step, const ShianSubject *given,
                   GError **error)
{
  if (step == 0)
    return select_by_code (matcher, LIVE "credit_code = ?1 LIMIT 100", given->credit_code, error);
  if (step == 1)
    return select_by_code (matcher, LIVE "licence = ?1 LIMIT 100", given->licence, error);
  return select_by_name (matcher, given, error);
}

/* The names under which a later row would mean the same premises. */
static GStrv
make_keys (const ShianSubject *given)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  g_autofree char *name = shian_text_fold (given->name);
  const char *town = given->town != NULL ? given->town : "";
  const char *licence = given->licence != NULL ? given->licence : "";
  g_autofree char *place = g_strdup_printf ("n%s|%s|%s", name, town, licence);

  g_strv_builder_add (keys, place);
  if (licence[0] != '\0') {
    g_autofree char *key = g_strconcat ("l", licence, NULL);
    g_strv_builder_add (keys, key);
  }
  return g_strv_builder_end (keys);
}

static void
note_new (ShianImportMatcher *matcher, guint row, const ShianSubject *given, char **reason)
{
  g_auto (GStrv) keys = make_keys (given);

  for (guint i = 0; keys[i] != NULL; i++) {
    guint earlier = GPOINTER_TO_UINT (g_hash_table_lookup (matcher->keys, keys[i]));
    if (earlier != 0) {
      *reason = g_strdup_printf (_ ("the same premises as in row %u"), earlier);
      return;
    }
  }
  for (guint i = 0; keys[i] != NULL; i++)
    g_hash_table_insert (matcher->keys, g_strdup (keys[i]), GUINT_TO_POINTER (row));
}

gboolean
shian_import_matcher_find (ShianImportMatcher *matcher, guint row, const ShianSubject *given,
                           ShianSubject **found, char **reason, GError **error)
{
  static const Judge judges[] = { licence_allows, anything_goes, codes_allow };

  *found = NULL;
  *reason = NULL;
  for (guint step = 0;
       matcher->any && step < G_N_ELEMENTS (judges) && *found == NULL && *reason == NULL; step++) {
    g_autoptr (GPtrArray) candidates = select_candidates (matcher, step, given, error);
    if (candidates == NULL)
      return FALSE;
    *found = choose (matcher, candidates, given, judges[step], reason);
  }
  if (*found != NULL)
    g_hash_table_insert (matcher->taken, g_strdup ((*found)->record.id), GUINT_TO_POINTER (row));
  else if (*reason == NULL)
    note_new (matcher, row, given, reason);
  return TRUE;
}
