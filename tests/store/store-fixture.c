/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include "reports/registers.h"
#include "store/save.h"
#include "store/setting.h"
#include "store/statement.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

void
store_fixture_set_up (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("shian-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "shian.db", NULL);
  fixture->store = fixture_open (fixture->path, SHIAN_STORE_CREATE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (fixture->store);
}

void
store_fixture_tear_down (StoreFixture *fixture, gconstpointer unused)
{
  shian_store_close (fixture->store);
  fixture_remove_tree (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

void
store_fixture_reopen (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  shian_store_close (fixture->store);
  fixture->store = fixture_open (fixture->path, 0, &error);
  g_assert_no_error (error);
  g_assert_nonnull (fixture->store);
}

ShianStore *
fixture_open (const char *path, ShianStoreFlags flags, GError **error)
{
  return shian_store_open (path, flags, shian_registers_schema (), error);
}

char *
fixture_assert_refused (const char *path, ShianStoreFlags flags, int code)
{
  g_autoptr (GError) error = NULL;
  ShianStore *store = fixture_open (path, flags, &error);

  g_assert_null (store);
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_cmpstr (g_quark_to_string (error->domain), ==, "shian-error-quark");
  g_assert_cmpint (error->code, ==, code);
  return g_strdup (error->message);
}

void
fixture_remove_tree (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;
  GStatBuf info;

  if (g_lstat (path, &info) == 0 && S_ISDIR (info.st_mode)) {
    dir = g_dir_open (path, 0, NULL);
    while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
      g_autofree char *child = g_build_filename (path, name, NULL);
      fixture_remove_tree (child);
    }
  }
  g_remove (path);
}

guint
fixture_count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

gint64
fixture_integer (ShianStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianStatement) statement = shian_store_prepare (store, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpint (shian_statement_step (statement, &error), ==, SHIAN_STEP_ROW);
  g_assert_no_error (error);
  return shian_statement_integer (statement, 0);
}

void
fixture_save (ShianStore *store, const ShianRecordType *type, gpointer record)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = shian_store_save (store, type, record, &error);

  g_assert_no_error (error);
  g_assert_true (ok);
}

char *
fixture_add_setting (ShianStore *store, const char *name, const char *value)
{
  g_autoptr (ShianSetting) setting = shian_setting_new ();

  setting->name = g_strdup (name);
  setting->value = g_strdup (value);
  fixture_save (store, &SHIAN_SETTING_TYPE, setting);
  return g_strdup (setting->record.id);
}

ShianUnit *
fixture_add_unit (ShianStore *store, gint64 number, const char *name, int kind, gboolean member,
                  const char *expands)
{
  ShianUnit *unit = shian_unit_new ();

  unit->number = number;
  unit->short_name = g_strdup (name);
  unit->kind = kind;
  unit->member = member;
  unit->expands = g_strdup (expands);
  fixture_save (store, &SHIAN_UNIT_TYPE, unit);
  return unit;
}

FixturePlan *
fixture_add_plan (ShianStore *store, gint64 year, const char *issued)
{
  FixturePlan *ids = g_new0 (FixturePlan, 1);
  g_autoptr (ShianPlan) plan = shian_plan_new ();
  g_autoptr (ShianSection) section = shian_section_new ();
  g_autoptr (ShianMeasure) measure = shian_measure_new ();

  plan->year = year;
  plan->title = g_strdup_printf ("静海区%d年食品安全监督管理计划", (int) year);
  plan->issued = g_strdup (issued);
  plan->source_name = g_strdup ("计划.txt");
  plan->source = g_strdup ("一、压实责任");
  plan->source_sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, plan->source, -1);
  fixture_save (store, &SHIAN_PLAN_TYPE, plan);
  section->plan = g_strdup (plan->record.id);
  section->number = 1;
  section->title = g_strdup ("压实责任");
  fixture_save (store, &SHIAN_SECTION_TYPE, section);
  measure->plan = g_strdup (plan->record.id);
  measure->section = g_strdup (section->record.id);
  measure->number = 1;
  measure->title = g_strdup ("落实属地责任");
  fixture_save (store, &SHIAN_MEASURE_TYPE, measure);
  ids->plan = g_strdup (plan->record.id);
  ids->section = g_strdup (section->record.id);
  ids->measure = g_strdup (measure->record.id);
  return ids;
}

void
fixture_plan_free (FixturePlan *plan)
{
  g_free (plan->plan);
  g_free (plan->section);
  g_free (plan->measure);
  g_free (plan);
}

char *
fixture_add_task (ShianStore *store, FixturePlan *plan, const char *text)
{
  g_autoptr (ShianTask) task = shian_task_new ();

  task->plan = g_strdup (plan->plan);
  task->measure = g_strdup (plan->measure);
  task->number = ++plan->n_tasks;
  task->text = g_strdup (text);
  fixture_save (store, &SHIAN_TASK_TYPE, task);
  return g_strdup (task->record.id);
}

void
fixture_add_responsibility (ShianStore *store, FixturePlan *plan, const char *task, gint64 number,
                            const char *unit_name, int role)
{
  g_autoptr (ShianResponsibility) record = shian_responsibility_new ();

  record->plan = g_strdup (plan->plan);
  record->task = g_strdup (task);
  record->number = number;
  record->unit_name = g_strdup (unit_name);
  record->role = role;
  fixture_save (store, &SHIAN_RESPONSIBILITY_TYPE, record);
}

char *
fixture_add_point (ShianStore *store, FixturePlan *plan, const char *task, gint64 number,
                   const char *text)
{
  g_autoptr (ShianPoint) point = shian_point_new ();

  point->plan = g_strdup (plan->plan);
  point->task = g_strdup (task);
  point->number = number;
  point->text = g_strdup (text);
  fixture_save (store, &SHIAN_POINT_TYPE, point);
  return g_strdup (point->record.id);
}

void
place_set_up (Place *place, gconstpointer unused)
{
  place->folder = g_dir_make_tmp ("shian-open-XXXXXX", NULL);
  place->path = g_build_filename (place->folder, "shian.db", NULL);
}

void
place_tear_down (Place *place, gconstpointer unused)
{
  fixture_remove_tree (place->folder);
  g_free (place->path);
  g_free (place->folder);
}

GBytes *
fixture_read_bytes (const char *path)
{
  char *contents;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  return g_bytes_new_take (contents, length);
}

char *
fixture_assert_left_alone (const char *path, ShianStoreFlags flags, int code,
                           gboolean nothing_beside)
{
  g_autoptr (GBytes) before = fixture_read_bytes (path);
  g_autofree char *folder = g_path_get_dirname (path);
  guint n_files = fixture_count_files (folder);
  char *message = fixture_assert_refused (path, flags, code);
  g_autoptr (GBytes) after = fixture_read_bytes (path);

  g_assert_true (g_bytes_equal (before, after));
  if (nothing_beside)
    g_assert_cmpuint (fixture_count_files (folder), ==, n_files);
  return message;
}

void
fixture_make_store (const char *path, guint n_settings)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianStore) store = fixture_open (path, SHIAN_STORE_CREATE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < n_settings; i++) {
    g_autofree char *name = g_strdup_printf ("n%u", i);
    g_autofree char *value = g_strnfill (500, 'x');
    g_assert_true (shian_setting_set (store, name, value, NULL));
  }
}
