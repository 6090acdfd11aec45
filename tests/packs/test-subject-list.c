/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pack-fixture.h"

#include "base/error.h"
#include "packs/subject-list.h"
#include "store/save.h"
#include "subjects/subject.h"

#include <string.h>

#define N 1203 /* more than two pages */

static gboolean
add_subjects (ShianStore *store, gpointer data, GError **error)
{
  for (guint i = 0; i < GPOINTER_TO_UINT (data); i++) {
    g_autoptr (ShianSubject) subject = shian_subject_new ();

    /* Added in another order than listed, a third of them without a town. */
    subject->name = g_strdup_printf ("示例单位%04u", (i * 7) % GPOINTER_TO_UINT (data));
    subject->town = i % 3 == 0 ? NULL : g_strdup (i % 3 == 1 ? "示例甲镇" : "示例乙镇");
    subject->kind = i % 2 == 0 ? SHIAN_SUBJECT_CAMPUS_CANTEEN : SHIAN_SUBJECT_EATERY;
    subject->credit_code = g_strdup_printf ("91120223%010u", i);
    subject->licence_expiry = g_strdup ("2027-05-20");
    subject->diners = (gint64) i;
    if (!shian_store_save (store, &SHIAN_SUBJECT_TYPE, subject, error))
      return FALSE;
  }
  return TRUE;
}

static PackTable *
export_list (PackFixture *fixture, int kind, ShianPackResult *result)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (
      shian_subject_list_write (fixture->store, kind, fixture->folder, "名单", result, &error));
  g_assert_no_error (error);
  pack_fixture_keep (result->files->pdata[result->files->len - 1]);
  return pack_table_load (result->files->pdata[result->files->len - 1], "Premises");
}

static guint
column_of (const PackTable *table, guint heading, const char *title)
{
  for (guint column = 1; column < 60; column++)
    if (g_strcmp0 (pack_table_text (table, heading, column), title) == 0)
      return column;
  g_error ("no column “%s”", title);
}

static guint
heading_row (const PackTable *table)
{
  for (guint row = 1; row < 10; row++)
    if (g_strcmp0 (pack_table_text (table, row, 1), "No.") == 0)
      return row;
  g_error ("no headings");
}

static void
test_all (void)
{
  g_autoptr (PackFixture) fixture = pack_fixture_new ();
  g_autoptr (ShianPackResult) result = shian_pack_result_new ();
  g_autoptr (PackTable) table = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint heading, name, town, code;
  const char *before = "";

  g_assert_true (
      shian_store_transact (fixture->store, "x", add_subjects, GUINT_TO_POINTER (N), NULL));
  table = export_list (fixture, -1, result);
  g_assert_cmpuint (result->n_rows, ==, N);
  heading = heading_row (table);
  name = column_of (table, heading, "Name of the premises");
  town = column_of (table, heading, "Town or street");
  code = column_of (table, heading, "Unified social credit code");
  for (guint row = heading + 1; row <= heading + N; row++) {
    const char *here = pack_table_text (table, row, town);
    g_assert_true (g_hash_table_add (seen, (gpointer) pack_table_text (table, row, code)));
    g_assert_cmpuint (strlen (pack_table_text (table, row, code)), ==, 18);
    g_assert_nonnull (pack_table_text (table, row, name));
    g_assert_cmpint (strcmp (before, here != NULL ? here : ""), <=, 0);
    before = here != NULL ? here : "";
  }
  g_assert_cmpstr (before, ==, "示例甲镇");
}

static void
test_kind (void)
{
  g_autoptr (PackFixture) fixture = pack_fixture_new ();
  g_autoptr (ShianPackResult) result = shian_pack_result_new ();
  g_autoptr (PackTable) none = NULL;
  g_autoptr (PackTable) eateries = NULL;

  g_assert_true (
      shian_store_transact (fixture->store, "x", add_subjects, GUINT_TO_POINTER (9), NULL));
  none = export_list (fixture, SHIAN_SUBJECT_STALL, result);
  g_assert_cmpuint (result->n_rows, ==, 0);
  eateries = export_list (fixture, SHIAN_SUBJECT_EATERY, result);
  g_assert_cmpuint (result->n_rows, ==, 4);
  g_assert_cmpuint (result->files->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/subject-list/all", test_all);
  g_test_add_func ("/subject-list/kind", test_kind);
  return g_test_run ();
}
