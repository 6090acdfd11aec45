/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "subjects/subject-view.h"

#include "store/save.h"
#include "store/statement.h"
#include "subjects/subject-register.h"

#define MAX_TOWNS 1000

ShianSubjectView *
shian_subject_view_copy (const ShianSubjectView *view)
{
  ShianSubjectView *copy = g_new (ShianSubjectView, 1);

  *copy = *view;
  copy->town = g_strdup (view->town);
  return copy;
}

void
shian_subject_view_free (ShianSubjectView *view)
{
  g_free (view->town);
  g_free (view);
}

gboolean
shian_subject_view_is_narrowed (const ShianSubjectView *view)
{
  return view->kind >= 0 || view->key_area >= 0 || view->status >= 0 || view->town != NULL;
}

gboolean
shian_subject_view_matches (const ShianSubjectView *view, const ShianSubject *subject)
{
  return (view->kind < 0 || view->kind == subject->kind) &&
         (view->key_area < 0 || view->key_area == subject->key_area) &&
         (view->status < 0 || view->status == subject->status) &&
         (view->town == NULL || g_strcmp0 (view->town, subject->town) == 0);
}

/* Parts: each has keys none of which is ever empty in it, and an index that begins with them. */

typedef struct {
  const char *where;
  const char *keys;
  const char *first; /* the field of the first key; NULL where name comes first, or the only id */
  gboolean by_name;
  const char *tally; /* the same as where, of what is kept of each sort */
} Part;

static const Part NOTHING = { "0", "name, id", NULL, TRUE, "0" };
static const Part NO_TOWN = { "town IS NULL", "name, id", NULL, TRUE, "town = ''" };
static const Part TOWNS = { "town IS NOT NULL", "town, name, id", "town", TRUE, "town <> ''" };
static const Part ONE_TOWN = { "1", "name, id", NULL, TRUE, "1" };
static const Part EXPIRY = { "licence_expiry IS NOT NULL", "licence_expiry, id", "licence_expiry",
                             FALSE, "expires" };
static const Part NO_EXPIRY = { "licence_expiry IS NULL", "id", NULL, FALSE, "NOT expires" };

static const Part *
get_part (const ShianSubjectView *view, guint part)
{
  switch (view->order) {
  case SHIAN_SUBJECT_BY_NAME:
    return part == 0 ? &ONE_TOWN : &NOTHING;
  case SHIAN_SUBJECT_BY_EXPIRY:
    return part == 0 ? &EXPIRY : &NO_EXPIRY;
  case SHIAN_SUBJECT_BY_TOWN:
  default:
    if (view->town != NULL)
      return part == 0 ? &ONE_TOWN : &NOTHING;
    return part == 0 ? &NO_TOWN : &TOWNS;
  }
}

guint
shian_subject_view_part_of (const ShianSubjectView *view, const ShianSubject *subject)
{
  if (view->order == SHIAN_SUBJECT_BY_EXPIRY)
    return subject->licence_expiry == NULL;
  return view->order == SHIAN_SUBJECT_BY_TOWN && view->town == NULL && subject->town != NULL;
}

int
shian_subject_view_compare (const ShianSubjectView *view, const ShianSubject *a,
                            const ShianSubject *b)
{
  const Part *part = get_part (view, shian_subject_view_part_of (view, a));
  int result =
      (int) shian_subject_view_part_of (view, a) - (int) shian_subject_view_part_of (view, b);

  if (result == 0 && part->first != NULL)
    result = g_strcmp0 (shian_field_get_string (shian_subject_field (part->first), a),
                        shian_field_get_string (shian_subject_field (part->first), b));
  if (result == 0 && part->by_name)
    result = g_strcmp0 (a->name, b->name);
  return result != 0 ? result : g_strcmp0 (a->record.id, b->record.id);
}

/* Sentences. Where the order is not that of the town, a narrowing must not choose the index: it would
 * have to sort all it lets through. */

static const char *
key_of (const char *field, int choice)
{
  return choice >= 0 ? shian_subject_field (field)->choices[choice].key : NULL;
}

static char *
make_where (const ShianSubjectView *view, const Part *part)
{
  const char *plus = view->order == SHIAN_SUBJECT_BY_TOWN ? "" : "+";

  return g_strdup_printf ("deleted = 0 AND %s AND %s%s AND %s%s AND %s AND %s", part->where,
                          view->kind >= 0 ? plus : "", view->kind >= 0 ? "kind = ?1" : "?1 IS NULL",
                          view->town != NULL ? plus : "",
                          view->town != NULL ? "town = ?2" : "?2 IS NULL",
                          view->key_area >= 0 ? "key_area = ?3" : "?3 IS NULL",
                          view->status >= 0 ? "status = ?4" : "?4 IS NULL");
}

static gboolean
bind_view (ShianStatement *statement, const ShianSubjectView *view, GError **error)
{
  return shian_statement_bind_text (statement, 1, key_of ("kind", view->kind), error) &&
         shian_statement_bind_text (statement, 2, view->town, error) &&
         shian_statement_bind_text (statement, 3, key_of ("key_area", view->key_area), error) &&
         shian_statement_bind_text (statement, 4, key_of ("status", view->status), error);
}

static const char *
first_key (const Part *part, const ShianSubject *subject)
{
  if (part->first == NULL || subject == NULL)
    return NULL;
  return shian_field_get_string (shian_subject_field (part->first), subject);
}

/* The keys as parameters 5 to 7, those a part does not have bound to nothing. */
static char *
make_position (const Part *part, const char *operator)
{
  const char *parameters = part->first != NULL && part->by_name ? "?5, ?6, ?7"
                           : part->first != NULL                ? "?5, ?7"
                           : part->by_name                      ? "?6, ?7"
                                                                : "?7";

  return g_strdup_printf ("(?5 IS NULL OR 1) AND (?6 IS NULL OR 1) AND (%s) %s (%s)",
                          part->keys, operator, parameters);
}

/* Counting: from what the file keeps of each sort of premises, so that their number does not matter. */

/* @any_status: those of every status, whatever the view says. */
static ShianStatement *
ask_tally (ShianStore *store, const char *columns, const char *where, const ShianSubjectView *view,
           gboolean any_status, GError **error)
{
  g_autofree char *sql =
      g_strconcat ("SELECT ", columns,
                   " FROM subject_tally WHERE (?1 IS NULL OR kind = ?1) "
                   "AND (?2 IS NULL OR town = ?2) AND (?3 IS NULL OR key_area = ?3) "
                   "AND (?4 IS NULL OR status = ?4) AND ",
                   where, NULL);
  g_autoptr (ShianStatement) statement = shian_store_prepare (store, sql, error);

  if (statement == NULL || !bind_view (statement, view, error) ||
      (any_status && !shian_statement_bind_text (statement, 4, NULL, error)) ||
      shian_statement_step (statement, error) != SHIAN_STEP_ROW)
    return NULL;
  return g_steal_pointer (&statement);
}

gboolean
shian_subject_view_count (ShianStore *store, const ShianSubjectView *view,
                          gint64 counts[SHIAN_SUBJECT_VIEW_PARTS], GError **error)
{
  for (guint i = 0; i < SHIAN_SUBJECT_VIEW_PARTS; i++) {
    g_autoptr (ShianStatement) statement =
        ask_tally (store, "coalesce (sum (n), 0)", get_part (view, i)->tally, view, FALSE, error);
    if (statement == NULL)
      return FALSE;
    counts[i] = shian_statement_integer (statement, 0);
  }
  return TRUE;
}

gboolean
shian_subject_view_count_statuses (ShianStore *store, const ShianSubjectView *view, gint64 *counts,
                                   GError **error)
{
  g_autoptr (ShianStatement) statement =
      ask_tally (store,
                 "sum (n * (status = 'operating')), sum (n * (status = 'suspended')), "
                 "sum (n * (status = 'closed')), sum (n * (status = 'banned'))",
                 "1", view, TRUE, error);

  if (statement == NULL)
    return FALSE;
  for (int i = 0; i <= SHIAN_SUBJECT_BANNED; i++)
    counts[i] = shian_statement_integer (statement, i);
  return TRUE;
}

gint64
shian_subject_view_rank (ShianStore *store, const ShianSubjectView *view, guint part,
                         const ShianSubject *subject, GError **error)
{
  const Part *one = get_part (view, part);
  g_autofree char *where = make_where (view, one);
  g_autofree char *position = make_position (one, "<");
  g_autofree char *sql =
      g_strconcat ("SELECT count(*) FROM subject WHERE ", where, " AND ", position, NULL);
  g_autoptr (ShianStatement) statement = shian_store_prepare (store, sql, error);

  if (statement == NULL || !bind_view (statement, view, error) ||
      !shian_statement_bind_text (statement, 5, first_key (one, subject), error) ||
      !shian_statement_bind_text (statement, 6, subject->name, error) ||
      !shian_statement_bind_text (statement, 7, subject->record.id, error) ||
      shian_statement_step (statement, error) != SHIAN_STEP_ROW)
    return -1;
  return shian_statement_integer (statement, 0);
}

/* Reading */

GPtrArray *
shian_subject_view_read (ShianStore *store, const ShianSubjectView *view, guint part,
                         const ShianSubject *after, guint skip, guint limit, GError **error)
{
  const Part *one = get_part (view, part);
  g_autofree char *where = make_where (view, one);
  g_autofree char *position = after != NULL ? make_position (one, ">")
                                            : g_strdup ("?5 IS NULL AND ?6 IS NULL AND ?7 IS NULL");
  g_autofree char *tail = g_strconcat ("WHERE ", where, " AND ", position, " ORDER BY ", one->keys,
                                       " LIMIT ?8 OFFSET ?9", NULL);

  return shian_store_select (
      store, &SHIAN_SUBJECT_TYPE, tail, error, "sssssssii", key_of ("kind", view->kind), view->town,
      key_of ("key_area", view->key_area), key_of ("status", view->status), first_key (one, after),
      after != NULL ? after->name : NULL, after != NULL ? after->record.id : NULL, (gint64) limit,
      (gint64) skip);
}

static int
compare_subjects (gconstpointer a, gconstpointer b, gpointer view)
{
  return shian_subject_view_compare (view, *(ShianSubject *const *) a, *(ShianSubject *const *) b);
}

GPtrArray *
shian_subject_view_search (ShianStore *store, const ShianSubjectView *view, const char *words,
                           guint limit, gboolean *more, GError **error)
{
  g_autoptr (ShianSearchHits) hits = shian_subject_search (store, words, limit, error);

  if (hits == NULL)
    return NULL;
  *more = hits->more;
  for (guint i = hits->records->len; i > 0; i--)
    if (!shian_subject_view_matches (view, hits->records->pdata[i - 1]))
      g_ptr_array_remove_index (hits->records, i - 1);
  g_ptr_array_sort_with_data (hits->records, compare_subjects, (gpointer) view);
  return g_ptr_array_ref (hits->records);
}

/* From town to town through the index, whatever the number of premises. */
char **
shian_subject_towns (ShianStore *store, GError **error)
{
  g_autoptr (ShianStatement) statement = shian_store_prepare (
      store, "SELECT min(town) FROM subject WHERE deleted = 0 AND town > ?1", error);
  g_autoptr (GStrvBuilder) towns = g_strv_builder_new ();
  g_autofree char *last = g_strdup ("");

  if (statement == NULL)
    return NULL;
  for (guint i = 0; i < MAX_TOWNS; i++) {
    shian_statement_rewind (statement);
    if (!shian_statement_bind (statement, error, "s", last) ||
        shian_statement_step (statement, error) != SHIAN_STEP_ROW)
      return NULL;
    if (shian_statement_is_null (statement, 0))
      break;
    g_free (last);
    last = g_strdup (shian_statement_text (statement, 0));
    g_strv_builder_add (towns, last);
  }
  return g_strv_builder_end (towns);
}
