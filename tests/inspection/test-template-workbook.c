/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An edition out to Excel and in again. */
#include "inspection-fixture.h"

#include "base/error.h"
#include "inspection/template-store.h"
#include "inspection/template-workbook.h"
#include "store/history.h"

#include <string.h>

static char *
export_changed (InspectionFixture *fixture, const char *name, const char *edition,
                void (*change) (ShianTemplateBook *book))
{
  g_autoptr (ShianTemplate) newest =
      shian_template_find (fixture->store, "campus-canteen", NULL, NULL);
  g_autoptr (ShianTemplateBook) book =
      shian_template_load (fixture->store, newest->record.id, NULL);
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  if (change != NULL)
    change (book);
  shian_template_export (book, edition, path, &error);
  g_assert_no_error (error);
  return path;
}

static ShianTemplateImport *
propose (InspectionFixture *fixture, const char *path)
{
  g_autoptr (GError) error = NULL;
  ShianTemplateImport *import = shian_template_import_propose (fixture->store, path, NULL, &error);

  g_assert_no_error (error);
  return import;
}

/* All comes back as it went out, open limits, questions and legal texts included. */
static void
test_round_trip (InspectionFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = export_changed (fixture, "同.xlsx", "2024-2", NULL);
  g_autoptr (ShianTemplateImport) import = propose (fixture, path);
  guint64 writes = shian_store_count_writes (fixture->store);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (import->changes->len, ==, 0);
  g_assert_cmpuint (import->n_unchanged, ==, 90);
  g_assert_cmpstr (import->base, ==, "2024-1");
  g_assert_true (shian_template_import_accept (fixture->store, import, &error));
  g_assert_cmpuint (shian_store_count_writes (fixture->store), ==, writes); /* says nothing new */
}

static void
edit (ShianTemplateBook *book)
{
  ShianTemplateItem *item = book->items->pdata[3];
  ShianTemplateItem *new = shian_template_item_copy (book->items->pdata[0]);

  g_free (item->text);
  item->text = g_strdup ("改过的措辞");
  ((ShianTemplateItem *) book->items->pdata[36])->high = 5;
  g_ptr_array_remove_index (book->items, 9);
  g_clear_pointer (&new->item, g_free);
  g_free (new->code);
  new->code = g_strdup ("C91");
  g_ptr_array_add (book->items, new);
  book->edition->general_max = 5;
}

static void
test_new_edition (InspectionFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = export_changed (fixture, "改.xlsx", "2024-2", edit);
  g_autoptr (ShianTemplateImport) import = propose (fixture, path);
  g_autoptr (ShianTemplateImport) again = NULL;
  g_autoptr (ShianTemplate) old = NULL, new = NULL;
  g_autoptr (ShianTemplateBook) old_book = NULL;
  g_autofree char *next = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (import->n_new, ==, 1);
  g_assert_cmpuint (import->n_changed, ==, 2);
  g_assert_cmpuint (import->n_removed, ==, 1);
  g_assert_cmpuint (import->n_unchanged, ==, 87);
  g_assert_cmpuint (import->changes->len, ==, 5); /* the rule too */
  g_assert_true (shian_template_import_accept (fixture->store, import, &error));
  g_assert_no_error (error);
  again = propose (fixture, path); /* the same file says nothing new */
  g_assert_cmpuint (again->changes->len, ==, 0);
  old = shian_template_find (fixture->store, "campus-canteen@2024-1", NULL, NULL);
  new = shian_template_find (fixture->store, "campus-canteen", "2024-05-20", NULL);
  g_assert_cmpstr (new->edition, ==, "2024-2");
  g_assert_false (new->builtin);
  next = shian_template_next_name (fixture->store, old);
  g_assert_cmpstr (next, ==, "2024-3");
  old_book = shian_template_load (fixture->store, old->record.id, NULL);
  g_assert_cmpstr (((ShianTemplateItem *) old_book->items->pdata[3])->text, !=, "改过的措辞");
  undone = shian_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  g_clear_pointer (&new, shian_template_free);
  new = shian_template_find (fixture->store, "campus-canteen", NULL, NULL);
  g_assert_cmpstr (new->edition, ==, "2024-1");
}

static void
test_same_name (InspectionFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = export_changed (fixture, "旧名.xlsx", NULL, edit);
  g_autoptr (ShianTemplateImport) named = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (shian_template_import_propose (fixture->store, path, NULL, &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "another name");
  named = shian_template_import_propose (fixture->store, path, "2025", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (named->source->book->edition->edition, ==, "2025");
}

static void
spoil (ShianTemplateBook *book)
{
  ShianTemplateItem *two = book->items->pdata[1];
  ShianTemplateItem *three = book->items->pdata[2];
  ShianTemplateItem *cold = book->items->pdata[36];

  g_free (two->item);
  two->item = g_strdup ("cc01");
  g_free (three->text);
  three->text = NULL;
  g_free (three->applies);
  three->applies = g_strdup ("moat=deep");
  cold->low = 20;
  book->edition->key_max = -1;
}

/* All of them at once, each by sheet and row, and nothing is stored. */
static void
test_faults (InspectionFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = export_changed (fixture, "错.xlsx", "2024-9", spoil);
  guint64 writes = shian_store_count_writes (fixture->store);
  g_autoptr (GError) error = NULL;
  static const char *const says[] = { "错.xlsx", "检查项!A3",  "检查项!A4",
                                      "moat",    "检查项!A38", "negative" };

  g_assert_null (shian_template_import_propose (fixture->store, path, NULL, &error));
  for (gsize i = 0; i < G_N_ELEMENTS (says); i++) {
    g_test_message ("%s", says[i]);
    g_assert_nonnull (strstr (error->message, says[i]));
  }
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "5 faults");
  g_assert_cmpuint (shian_store_count_writes (fixture->store), ==, writes);
}

static void
test_other_files (InspectionFixture *fixture, gconstpointer unused)
{
  g_autofree char *text = fixture_write (fixture, "文字.txt", "不是检查表");
  g_autofree char *missing = g_build_filename (fixture->folder, "没有.xlsx", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (shian_template_file_read (text, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (shian_template_file_read (missing, &error));
  fixture_assert_error (&error, SHIAN_ERROR_NOT_FOUND, "没有.xlsx");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/inspection/template-workbook/" name, InspectionFixture, NULL,                      \
              inspection_fixture_set_up, function, inspection_fixture_tear_down)
  ADD ("round-trip", test_round_trip);
  ADD ("new-edition", test_new_edition);
  ADD ("same-name", test_same_name);
  ADD ("faults", test_faults);
  ADD ("other-files", test_other_files);
  return g_test_run ();
}
