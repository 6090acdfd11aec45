/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../workbook/outside-reader.h"
#include "pack-fixture.h"

#include "base/error.h"
#include "packs/overview-workbook.h"
#include "reports/registers.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
export_overview (PackFixture *fixture, ShianPackResult *result)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (shian_overview_workbook_write (fixture->store, fixture->directory, 2024,
                                                fixture->folder, result, &error));
  g_assert_no_error (error);
  pack_fixture_keep (result->files->pdata[0]);
  return g_strdup (result->files->pdata[0]);
}

static guint
row_of (const PackTable *table, const char *unit)
{
  for (guint row = 1; row <= pack_table_last_row (table); row++)
    if (g_strcmp0 (pack_table_text (table, row, 2), unit) == 0)
      return row;
  g_error ("no row for %s", unit);
}

static guint
count_labels (const char *text)
{
  guint n = text != NULL ? 1 : 0;

  for (const char *p = text; p != NULL && (p = strstr (p, "、")) != NULL; p += strlen ("、"))
    n++;
  return n;
}

static void
test_units (void)
{
  static const struct {
    const char *unit;
    guint total;
    guint by_name;
  } cases[] = {
    { "区教育局", 17, 4 },
    { "区市场监管局", 46, 34 },
    { "子牙镇人民政府", 16, 0 },
  };
  g_autoptr (PackFixture) fixture = pack_fixture_new ();
  g_autoptr (ShianPackResult) result = shian_pack_result_new ();
  g_autofree char *path = export_overview (fixture, result);
  g_autoptr (PackTable) table = pack_table_load (path, "按单位");

  g_assert_true (g_str_has_suffix (path, "/2024年食品安全责任清单.xlsx"));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    const ShianUnit *unit =
        shian_unit_directory_require (fixture->directory, cases[i].unit, &error);
    guint row = row_of (table, unit->short_name);
    double sum = 0;

    for (guint role = 0; role < 4; role++) {
      double count = pack_table_number (table, row, 8 + role);
      sum += count;
      g_assert_cmpuint (count_labels (pack_table_text (table, row, 4 + role)), ==, (guint) count);
    }
    g_assert_cmpfloat (sum, ==, cases[i].total);
    g_assert_cmpfloat (pack_table_number (table, row, 12), ==, cases[i].total);
    g_assert_cmpfloat (pack_table_number (table, row, 13), ==, cases[i].by_name);
    g_assert_cmpfloat (pack_table_number (table, row, 14), ==, cases[i].total - cases[i].by_name);
  }
  g_assert_cmpuint (pack_table_find (table, "合计"), >, 0);
}

static void
test_measures (void)
{
  g_autoptr (PackFixture) fixture = pack_fixture_new ();
  g_autoptr (ShianPackResult) result = shian_pack_result_new ();
  g_autofree char *path = export_overview (fixture, result);
  g_autoptr (PackTable) table = pack_table_load (path, "按措施");
  g_autoptr (ShianPlanBook) book = shian_plan_book_load (fixture->store, NULL, NULL);
  guint first = 5;

  g_assert_cmpuint (book->tasks->len, ==, 71);
  for (guint i = 0; i < book->tasks->len; i++) {
    const ShianBookTask *task = book->tasks->pdata[i];
    g_assert_cmpfloat (pack_table_number (table, first + i, 1), ==, i + 1);
    g_assert_cmpstr (pack_table_text (table, first + i, 4), ==, task->label);
    g_assert_true (g_str_has_prefix (pack_table_text (table, first + i, 5), task->task->text));
  }
  g_assert_cmpuint (pack_table_last_row (table), ==, first + 70);
}

static void
test_outside (void)
{
  g_autoptr (PackFixture) fixture = pack_fixture_new ();
  g_autoptr (ShianPackResult) result = shian_pack_result_new ();
  g_autofree char *path = export_overview (fixture, result);
  g_autofree char *facts = outside_reader_facts (path);

  if (facts == NULL)
    return;
  outside_reader_assert (facts, "sheet 按单位 visible");
  outside_reader_assert (facts, "sheet 按措施 visible");
  outside_reader_assert (facts, "merged D3:G3");
  outside_reader_assert (facts, "merged H3:L3");
  outside_reader_assert (facts, "freeze C5");
}

static void
test_no_plan (void)
{
  g_autofree char *folder = g_dir_make_tmp ("shian-packs-XXXXXX", NULL);
  g_autoptr (PackFixture) fixture = pack_fixture_new ();
  g_autoptr (ShianPackResult) result = shian_pack_result_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (shian_overview_workbook_write (fixture->store, fixture->directory, 1999, folder,
                                                 result, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/packs/overview/units", test_units);
  g_test_add_func ("/packs/overview/measures", test_measures);
  g_test_add_func ("/packs/overview/outside", test_outside);
  g_test_add_func ("/packs/overview/no-plan", test_no_plan);
  return g_test_run ();
}
