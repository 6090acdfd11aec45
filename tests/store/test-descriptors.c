/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every descriptor table against the table it describes, and every kind of field there and back. */
#include "store-fixture.h"

#include "base/uuid.h"
#include "reports/registers.h"
#include "store/save.h"
#include "store/statement.h"

#include <math.h>
#include <string.h>

typedef struct {
  char *type;
  gboolean not_null;
} Column;

static void
column_free (gpointer data)
{
  Column *column = data;
  g_free (column->type);
  g_free (column);
}

static GHashTable *
read_columns (ShianStore *store, const char *table)
{
  g_autoptr (ShianStatement) statement = shian_store_prepare (
      store, "SELECT name, type, \"notnull\" FROM pragma_table_info (?1)", NULL);
  GHashTable *columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, column_free);

  g_assert_nonnull (statement);
  g_assert_true (shian_statement_bind (statement, NULL, "s", table));
  while (shian_statement_step (statement, NULL) == SHIAN_STEP_ROW) {
    Column *column = g_new0 (Column, 1);
    column->type = g_strdup (shian_statement_text (statement, 1));
    column->not_null = shian_statement_integer (statement, 2) != 0;
    g_hash_table_insert (columns, g_strdup (shian_statement_text (statement, 0)), column);
  }
  return columns;
}

static char *
read_sql (ShianStore *store, const char *table)
{
  g_autoptr (ShianStatement) statement =
      shian_store_prepare (store, "SELECT sql FROM sqlite_schema WHERE name = ?1", NULL);

  g_assert_true (shian_statement_bind (statement, NULL, "s", table));
  g_assert_cmpint (shian_statement_step (statement, NULL), ==, SHIAN_STEP_ROW);
  return g_strdup (shian_statement_text (statement, 0));
}

static const char *
sql_type (const ShianField *field)
{
  if (field->kind == SHIAN_FIELD_INTEGER || field->kind == SHIAN_FIELD_BOOL)
    return "INTEGER";
  return field->kind == SHIAN_FIELD_REAL ? "REAL" : "TEXT";
}

/* What the column's CHECK must list, in the order of the choices. */
static char *
choice_list (const ShianField *field)
{
  g_autoptr (GString) list = g_string_new (NULL);

  g_string_append_printf (list, "CHECK (%s IN (", field->name);
  for (guint i = 0; field->choices[i].key != NULL; i++)
    g_string_append_printf (list, "%s'%s'", i > 0 ? ", " : "", field->choices[i].key);
  g_string_append (list, "))");
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static char *
squeeze (const char *text)
{
  g_autoptr (GRegex) blanks = g_regex_new ("\\s+", 0, 0, NULL);
  return g_regex_replace_literal (blanks, text, -1, 0, " ", 0, NULL);
}

static void
check_field (const ShianRecordType *type, const ShianField *field, const Column *column,
             const char *sql)
{
  gboolean always = field->kind == SHIAN_FIELD_BOOL || field->kind == SHIAN_FIELD_CHOICE;
  gboolean required = (field->flags & SHIAN_FIELD_REQUIRED) != 0;

  g_test_message ("%s.%s", type->name, field->name);
  g_assert_nonnull (column);
  g_assert_cmpstr (column->type, ==, sql_type (field));
  g_assert_cmpint (column->not_null, ==, always || required);
  if (field->kind == SHIAN_FIELD_CHOICE) {
    g_autofree char *wanted = choice_list (field);
    g_assert_nonnull (strstr (sql, wanted));
  }
  if (field->kind == SHIAN_FIELD_REF) {
    g_autofree char *wanted = g_strdup_printf (
        " %s TEXT NOT NULL REFERENCES %s (id) ON DELETE RESTRICT", field->name, field->name);
    g_assert_nonnull (strstr (sql, wanted));
  }
}

static void
test_tables (StoreFixture *fixture, gconstpointer unused)
{
  const ShianRecordType *const *types = shian_registers_schema ()->types;

  for (guint i = 0; types[i] != NULL; i++) {
    g_autoptr (GHashTable) columns = read_columns (fixture->store, types[i]->name);
    g_autofree char *raw = read_sql (fixture->store, types[i]->name);
    g_autofree char *sql = squeeze (raw);
    g_assert_true (g_str_has_suffix (sql, "STRICT"));
    g_hash_table_remove (columns, "seq"); /* the row's number, where a search index refers to it */
    g_assert_cmpuint (g_hash_table_size (columns), ==, types[i]->n_fields + 5);
    for (guint k = 0; k < types[i]->n_fields; k++) {
      const ShianField *field = &types[i]->fields[k];
      check_field (types[i], field, g_hash_table_lookup (columns, field->name), sql);
    }
  }
}

/* No table of records without a descriptor: it would have no history. */
static void
test_all_tables_described (StoreFixture *fixture, gconstpointer unused)
{
  static const char *const own[] = { "batch", "history", "subject_tally", "finding_tally", NULL };
  g_autoptr (ShianStatement) tables = shian_store_prepare (
      fixture->store,
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
      "AND name NOT LIKE '%\\_search%' ESCAPE '\\'",
      NULL);
  guint n = 0;

  while (shian_statement_step (tables, NULL) == SHIAN_STEP_ROW) {
    const char *name = shian_statement_text (tables, 0);
    g_test_message ("%s", name);
    g_assert_true (g_strv_contains (own, name) ||
                   shian_store_find_type (fixture->store, name) != NULL);
    n++;
  }
  g_assert_cmpuint (n, >, 10);
}

/* Every column that says “needed” is needed, and every index used by a foreign key exists. */
static void
test_types_are_sane (StoreFixture *fixture, gconstpointer unused)
{
  const ShianRecordType *const *types = shian_registers_schema ()->types;

  for (guint i = 0; types[i] != NULL; i++) {
    gpointer record = shian_record_new (types[i]);
    g_test_message ("%s", types[i]->name);
    g_assert_true (shian_store_find_type (fixture->store, types[i]->name) == types[i]);
    g_assert_nonnull (types[i]->free);
    for (guint k = 0; k < types[i]->n_fields; k++) {
      g_assert_true (shian_record_type_field (types[i], types[i]->fields[k].name) ==
                     &types[i]->fields[k]);
      g_assert_cmpint (types[i]->fields[k].kind == SHIAN_FIELD_CHOICE, ==,
                       types[i]->fields[k].choices != NULL);
    }
    types[i]->free (record);
  }
  g_assert_null (shian_store_find_type (fixture->store, "no_such_kind"));
}

static void
fill_field (const ShianField *field, gpointer record, guint round, const char *reference)
{
  static const char *const texts[] = { "校园食堂“明厨亮灶”\n第二行\t𬭚", "x",
                                       NULL };
  static const char *const dates[] = { "2024-02-29", "1900-01-01", NULL };
  static const double reals[] = { 0.1, -1e300, (double) NAN };
  static const gint64 integers[] = { 0, G_MAXINT64, SHIAN_INTEGER_NONE };
  guint n_choices = 0;

  switch (field->kind) {
  case SHIAN_FIELD_TEXT:
    shian_field_set_string (field, record, texts[round]);
    break;
  case SHIAN_FIELD_DATE:
    shian_field_set_string (field, record, dates[round]);
    break;
  case SHIAN_FIELD_REF:
    shian_field_set_string (field, record, reference);
    break;
  case SHIAN_FIELD_REAL:
    shian_field_set_real (field, record, reals[round]);
    break;
  case SHIAN_FIELD_INTEGER:
    shian_field_set_integer (field, record, integers[round]);
    break;
  case SHIAN_FIELD_BOOL:
    shian_field_set_integer (field, record, round % 2);
    break;
  case SHIAN_FIELD_CHOICE:
  default:
    while (field->choices[n_choices].key != NULL)
      n_choices++;
    shian_field_set_integer (field, record, (n_choices - 1) * (round % 2));
    break;
  }
}

/* What a field's own rules ask for beyond its kind. */
static void
fit_checks (const ShianField *field, gpointer record)
{
  if (strstr (field->name, "sha256") != NULL)
    shian_field_set_string (field, record,
                            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  else if (g_str_equal (field->name, "period"))
    shian_field_set_string (field, record, "2024Q1");
  else if (g_str_equal (field->name, "year"))
    shian_field_set_integer (field, record, 2024);
  else if (g_str_equal (field->name, "size"))
    shian_field_set_integer (field, record, 1);
  else if (g_str_equal (field->name, "state")) /* another state may be locked */
    shian_field_set_integer (field, record, 0);
  else if ((field->flags & SHIAN_FIELD_REQUIRED) != 0 && field->kind == SHIAN_FIELD_TEXT &&
           shian_field_is_none (field, record))
    shian_field_set_string (field, record, "须有");
  else if ((field->flags & SHIAN_FIELD_REQUIRED) != 0 && field->kind == SHIAN_FIELD_DATE &&
           shian_field_is_none (field, record))
    shian_field_set_string (field, record, "2024-05-20");
  else if ((field->flags & SHIAN_FIELD_REQUIRED) != 0 && field->kind == SHIAN_FIELD_INTEGER &&
           shian_field_is_none (field, record))
    shian_field_set_integer (field, record, -7);
}

static void
round_trip (ShianStore *store, const ShianRecordType *type, guint round)
{
  ShianRecord *record = shian_record_new (type);
  ShianRecord *back;
  g_autoptr (GError) error = NULL;

  for (guint k = 0; k < type->n_fields; k++) {
    g_autofree char *reference = type->fields[k].kind == SHIAN_FIELD_REF ? shian_uuid_new () : NULL;
    fill_field (&type->fields[k], record, round, reference);
    fit_checks (&type->fields[k], record);
  }
  fixture_save (store, type, record);
  back = shian_store_load (store, type, record->id, &error);
  g_assert_no_error (error);
  g_assert_true (shian_record_equal (type, record, back));
  g_assert_cmpint (back->revision, ==, 1);
  g_assert_cmpint (back->created_at, ==, record->created_at);
  g_assert_cmpint (back->changed_at, ==, record->changed_at);
  g_assert_false (back->deleted);
  g_assert_true (shian_store_remove (store, type, record->id, &error));
  g_assert_no_error (error);
  type->free (back);
  type->free (record);
}

static void
test_round_trip (StoreFixture *fixture, gconstpointer unused)
{
  const ShianRecordType *const *types = shian_registers_schema ()->types;

  /* Records that point nowhere would be refused; that they are is tested elsewhere. */
  g_assert_true (shian_store_execute (fixture->store, "PRAGMA foreign_keys = OFF", NULL, ""));
  for (guint i = 0; types[i] != NULL; i++)
    for (guint round = 0; round < 3; round++) {
      g_test_message ("%s, round %u", types[i]->name, round);
      if (round == 2 && g_str_equal (types[i]->name, "setting"))
        continue; /* the name of a removed setting stays taken */
      round_trip (fixture->store, types[i], round);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/store/descriptors/" name, StoreFixture, NULL, store_fixture_set_up, function,      \
              store_fixture_tear_down)
  ADD ("tables", test_tables);
  ADD ("all-tables-described", test_all_tables_described);
  ADD ("types-are-sane", test_types_are_sane);
  ADD ("round-trip", test_round_trip);
  return g_test_run ();
}
