/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names to units, collectives to members, and a directory in which no name means two. */
#include "store-fixture.h"

#include "base/error.h"
#include "store/history.h"
#include "store/save.h"
#include "units/unit-directory.h"

#include <string.h>

#define HEADING "short,full,aliases,kind,member,expands,note\n"
#define EDUCATION "区教育局,天津市静海区教育局,区教委;静海区教育局,department,1,,\n"
#define TOWN "子牙镇人民政府,天津市静海区子牙镇人民政府,子牙镇,town,1,,\n"
#define STREET "朝阳街道办事处,,朝阳街道（办）,street,0,,\n"
#define TOWNS "各乡镇人民政府,,各乡镇,collective,0,@town,\n"
#define MEMBERS "相关成员单位,,,collective,0,@member,\n"
#define MIXED "各街镇,,,collective,0, @town ; @street;区教育局,\n"
#define ALL HEADING EDUCATION TOWN STREET TOWNS MEMBERS MIXED

static void
install (StoreFixture *fixture, const char *csv)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = shian_units_install (fixture->store, csv, "名录.csv", &error);

  g_assert_no_error (error);
  g_assert_true (ok);
}

static ShianUnitDirectory *
load (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  ShianUnitDirectory *directory = shian_unit_directory_load (fixture->store, &error);

  g_assert_no_error (error);
  return directory;
}

static void
assert_found (ShianUnitDirectory *directory, const char *name, const char *short_name)
{
  const ShianUnit *unit = shian_unit_directory_find (directory, name);

  g_test_message ("%s", name);
  g_assert_cmpstr (unit != NULL ? unit->short_name : NULL, ==, short_name);
}

static void
test_names (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianUnitDirectory) directory = NULL;
  const ShianUnit *unit;

  install (fixture, ALL);
  directory = load (fixture);
  g_assert_cmpuint (shian_unit_directory_units (directory)->len, ==, 6);
  assert_found (directory, "区教育局", "区教育局");
  assert_found (directory, "天津市静海区教育局", "区教育局");
  assert_found (directory, " 区 教委　", "区教育局");
  assert_found (directory, "朝阳街道(办)", "朝阳街道办事处");
  assert_found (directory, "朝阳街道〔办〕", "朝阳街道办事处");
  assert_found (directory, "教育局", NULL);
  assert_found (directory, "", NULL);
  unit = shian_unit_directory_find (directory, "朝阳街道办事处");
  g_assert_cmpstr (shian_unit_display_name (unit), ==, "朝阳街道办事处");
  g_assert_true (shian_unit_directory_find_id (directory, unit->record.id) == unit);
  g_assert_null (shian_unit_directory_find_id (directory, NULL));
  g_assert_null (shian_unit_directory_find_id (directory, "x"));
  unit = shian_unit_directory_find (directory, "区教育局");
  g_assert_cmpstr (shian_unit_display_name (unit), ==, "天津市静海区教育局");
}

static char *
member_names (ShianUnitDirectory *directory, const char *collective)
{
  g_autoptr (GPtrArray) members =
      shian_unit_directory_members (directory, shian_unit_directory_find (directory, collective));
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < members->len; i++)
    g_string_append_printf (names, "%s;", ((const ShianUnit *) members->pdata[i])->short_name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
test_members (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianUnitDirectory) directory = NULL;
  static const char *const cases[][2] = {
    { "各乡镇", "子牙镇人民政府;" },
    { "相关成员单位", "区教育局;子牙镇人民政府;" },
    { "各街镇", "区教育局;子牙镇人民政府;朝阳街道办事处;" },
    { "区教育局", "" }, /* stands for nobody else */
  };

  install (fixture, ALL);
  directory = load (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *names = member_names (directory, cases[i][0]);
    g_assert_cmpstr (names, ==, cases[i][1]);
  }
  g_assert_false (shian_unit_directory_expands_to (
      directory, shian_unit_directory_find (directory, "各街镇"),
      shian_unit_directory_find (directory, "各乡镇"))); /* no collective within another */
}

static void
test_require (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianUnitDirectory) directory = NULL;
  g_autoptr (GError) error = NULL;

  install (fixture, ALL);
  directory = load (fixture);
  g_assert_nonnull (shian_unit_directory_require (directory, "区教委", &error));
  g_assert_null (shian_unit_directory_require (directory, "区教局", &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "区教育局"));
  g_clear_error (&error);
  g_assert_null (shian_unit_directory_require (directory, "火星", &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "火星"));
}

static void
test_search (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianUnitDirectory) directory = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) none = NULL;

  install (fixture, ALL);
  directory = load (fixture);
  found = shian_unit_directory_search (directory, "镇");
  g_assert_cmpuint (found->len, ==, 1); /* collectives are left out */
  all = shian_unit_directory_search (directory, "");
  g_assert_cmpuint (all->len, ==, 3);
  none = shian_unit_directory_search (directory, "商务");
  g_assert_cmpuint (none->len, ==, 0);
}

/* Every error names the line, and nothing of the file goes in. */
static void
test_bad_csv (StoreFixture *fixture, gconstpointer unused)
{
  static const struct {
    const char *csv;
    const char *line;
    const char *word;
  } cases[] = {
    { HEADING EDUCATION "区商务局,,department,1,,\n", "3", "7" },
    { HEADING EDUCATION "区商务局,,,department,1,,,多一列\n", "3", "7" },
    { HEADING "区商务局,,,ministry,1,,\n", "2", "ministry" },
    { HEADING "区商务局,,,department,yes,,\n", "2", "yes" },
    { "# 注\n\n" HEADING ",,,department,1,,\n", "4", "Short name" },
    { HEADING EDUCATION EDUCATION, "3", "Unit" },
    { HEADING EDUCATION "区教培局,,区教委,department,1,,\n", "", "区教委" },
    { HEADING EDUCATION "区教培局,静海区教育局,,department,1,,\n", "", "静海区教育局" },
    { HEADING EDUCATION "都来,,,collective,0,@everybody,\n", "3", "@everybody" },
    { HEADING EDUCATION "都来,,,collective,0,区火星局,\n", "3", "区火星局" },
    { "区商务局,\xc7\xf8,,department,1,,\n", "", "UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_false (shian_units_install (fixture->store, cases[i].csv, "名录.csv", &error));
    g_assert_nonnull (error);
    g_test_message ("%s", error->message);
    g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
    g_assert_nonnull (strstr (error->message, "名录.csv"));
    g_assert_nonnull (strstr (error->message, cases[i].line));
    g_assert_nonnull (strstr (error->message, cases[i].word));
    g_assert_cmpint (fixture_integer (fixture->store, "SELECT count(*) FROM unit"), ==, 0);
  }
}

/* As Excel saves it: a mark at the start and CR LF at the ends. */
static void
test_csv_of_excel (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianUnitDirectory) directory = NULL;

  install (fixture, "\xef\xbb\xbfshort,full,aliases,kind,member,expands,note\r\n"
                    "区教育局,,区教委,department,1,,备注\r\n");
  directory = load (fixture);
  g_assert_cmpuint (shian_unit_directory_units (directory)->len, ==, 1);
  g_assert_cmpstr (shian_unit_directory_find (directory, "区教委")->note, ==, "备注");
}

static void
test_install_again (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianUnitDirectory) directory = NULL;
  g_autoptr (ShianUnit) edited = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  install (fixture, HEADING EDUCATION);
  directory = load (fixture);
  edited = shian_unit_copy (shian_unit_directory_find (directory, "区教育局"));
  g_free (edited->note);
  edited->note = g_strdup ("改过");
  g_assert_true (shian_unit_save (fixture->store, edited, &error));
  g_assert_no_error (error);
  install (fixture, ALL); /* what is there stays as it is */
  g_assert_cmpint (fixture_integer (fixture->store, "SELECT count(*) FROM unit"), ==, 6);
  g_assert_cmpint (
      fixture_integer (fixture->store, "SELECT count(*) FROM unit WHERE note = '改过'"), ==, 1);
  label = shian_store_undo (fixture->store, &error); /* one step */
  g_assert_no_error (error);
  g_assert_cmpint (fixture_integer (fixture->store, "SELECT count(*) FROM unit WHERE deleted = 0"),
                   ==, 1);
}

static void
test_builtin (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianUnitDirectory) directory = NULL;
  g_autofree char *towns = NULL;

  g_assert_true (shian_units_install_builtin (fixture->store, &error));
  g_assert_no_error (error);
  directory = load (fixture);
  assert_found (directory, "区市场监管局", "区市场监管局");
  assert_found (directory, "各乡（镇）人民政府", "各乡镇人民政府");
  assert_found (directory, "各乡(镇)人民政府", "各乡镇人民政府");
  towns = member_names (directory, "各乡镇人民政府");
  g_assert_nonnull (strstr (towns, "子牙镇人民政府"));
  g_assert_null (strstr (towns, "街道"));
}

static ShianUnit *
new_unit (const char *name, int kind)
{
  ShianUnit *unit = shian_unit_new ();
  unit->short_name = g_strdup (name);
  unit->kind = kind;
  return unit;
}

static void
test_save (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianUnit) unit = new_unit ("区商务局", SHIAN_UNIT_DEPARTMENT);
  g_autoptr (ShianUnit) taken = new_unit ("区 教 委", SHIAN_UNIT_DEPARTMENT);
  g_autoptr (ShianUnit) garbled = new_unit ("\xc7\xf8", SHIAN_UNIT_DEPARTMENT);
  g_autoptr (ShianUnit) group = new_unit ("都来", SHIAN_UNIT_COLLECTIVE);
  g_autoptr (GError) error = NULL;

  install (fixture, ALL);
  g_assert_true (shian_unit_save (fixture->store, unit, &error));
  g_assert_no_error (error);
  g_assert_cmpint (unit->number, >, 6); /* behind all others */
  g_assert_false (shian_unit_save (fixture->store, taken, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "区教育局"));
  g_clear_error (&error);
  g_assert_false (shian_unit_save (fixture->store, garbled, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
  g_clear_error (&error);
  group->expands = g_strdup ("@town;@moon");
  g_assert_false (shian_unit_save (fixture->store, group, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
  g_clear_error (&error);
  g_free (group->expands);
  group->expands = g_strdup ("区教委;@town");
  g_assert_true (shian_unit_save (fixture->store, group, &error));
  g_assert_no_error (error);
}

static void
test_alias (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianUnitDirectory) directory = NULL;
  g_autoptr (ShianUnitDirectory) after = NULL;
  g_autoptr (GError) error = NULL;
  const char *id;
  gint64 revision;

  install (fixture, ALL);
  directory = load (fixture);
  id = shian_unit_directory_find (directory, "区教育局")->record.id;
  g_assert_true (shian_unit_add_alias (fixture->store, id, " 教育局 ", &error));
  g_assert_no_error (error);
  after = load (fixture);
  assert_found (after, "教育局", "区教育局");
  revision = shian_unit_directory_find (after, "教育局")->record.revision;
  g_assert_true (shian_unit_add_alias (fixture->store, id, "教育局", &error)); /* has it already */
  g_assert_true (shian_unit_add_alias (fixture->store, id, "区教育局", &error));
  g_assert_cmpint (
      fixture_integer (fixture->store, "SELECT revision FROM unit WHERE short_name = '区教育局'"),
      ==, revision);
  g_assert_false (shian_unit_add_alias (fixture->store, id, "子牙镇", &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "子牙镇人民政府"));
  g_clear_error (&error);
  g_assert_false (shian_unit_add_alias (fixture->store, id, "　", &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (shian_unit_add_alias (fixture->store, id, "\xff", &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (shian_unit_add_alias (fixture->store, "x", "教育", &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND);
}

/* A removed unit's names are free again. */
static void
test_removed (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianUnitDirectory) directory = NULL;
  g_autoptr (ShianUnitDirectory) after = NULL;
  g_autoptr (ShianUnit) again = new_unit ("区教委", SHIAN_UNIT_DEPARTMENT);
  g_autoptr (GError) error = NULL;

  install (fixture, ALL);
  directory = load (fixture);
  g_assert_true (shian_store_remove (fixture->store, &SHIAN_UNIT_TYPE,
                                     shian_unit_directory_find (directory, "区教育局")->record.id,
                                     NULL));
  after = load (fixture);
  assert_found (after, "区教委", NULL);
  g_assert_true (shian_unit_save (fixture->store, again, &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/units/" name, StoreFixture, NULL, store_fixture_set_up, function,                  \
              store_fixture_tear_down)
  ADD ("names", test_names);
  ADD ("members", test_members);
  ADD ("require", test_require);
  ADD ("search", test_search);
  ADD ("bad-csv", test_bad_csv);
  ADD ("csv-of-excel", test_csv_of_excel);
  ADD ("install-again", test_install_again);
  ADD ("builtin", test_builtin);
  ADD ("save", test_save);
  ADD ("alias", test_alias);
  ADD ("removed", test_removed);
  return g_test_run ();
}
