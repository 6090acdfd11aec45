/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Network and sync folders: noticed, warned about, and the data safe in them all the same. */
#include "store-fixture.h"

#include "store/location.h"
#include "store/setting.h"
#include "store/statement.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static void
test_magics (void)
{
  static const struct {
    guint64 magic;
    const char *name;
  } cases[] = {
    { 0x6969, "NFS" },      { 0x517b, "SMB" },    { 0xff534d42, "CIFS" }, { 0xfe534d42, "SMB2" },
    { 0x65735546, "FUSE" }, { 0x01021997, "9P" }, { 0xef53, NULL },       { 0x58465342, NULL },
    { 0x9123683e, NULL },   { 0x01021994, NULL }, { 0x794c7630, NULL },   { 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (shian_location_from_magic (cases[i].magic), ==, cases[i].name);
}

static void
assert_judged (Place *place, const char *first, const char *second, const char *expected)
{
  g_autofree char *folder = g_build_filename (place->folder, first, second, NULL);
  const char *name = "unset";
  ShianLocation location;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  location = shian_location_judge (folder, &name);
  g_test_message ("%s: %d %s", folder, (int) location, name);
  g_assert_cmpint (location, ==, expected != NULL ? SHIAN_LOCATION_SYNC : SHIAN_LOCATION_LOCAL);
  g_assert_cmpstr (name, ==, expected);
}

static void
test_names (Place *place, gconstpointer unused)
{
  assert_judged (place, "数据", NULL, NULL);
  assert_judged (place, "我的坚果云", "食安", "我的坚果云");
  assert_judged (place, "坚果云", NULL, "坚果云");
  assert_judged (place, "OneDrive - 单位", "a", "OneDrive");
  assert_judged (place, "WPS云盘", "a", "WPS云盘");
  assert_judged (place, "BaiduSyncdisk", "a", "BaiduSyncdisk");
  assert_judged (place, "Dropbox", "a", "Dropbox");
  assert_judged (place, "说明Dropbox的文件夹", NULL, NULL);
}

static void
test_marks (Place *place, gconstpointer unused)
{
  g_autofree char *mark = g_build_filename (place->folder, "同步", ".stfolder", NULL);

  assert_judged (place, "同步", "里面", NULL);
  g_assert_cmpint (g_mkdir (mark, 0700), ==, 0);
  assert_judged (place, "同步", "里面", "Syncthing");
}

/* The folder looks local and is a link into a synchronised one. */
static void
test_link (Place *place, gconstpointer unused)
{
  g_autofree char *real = g_build_filename (place->folder, "坚果云", "a", NULL);
  g_autofree char *link = g_build_filename (place->folder, "本地", NULL);

  g_assert_cmpint (g_mkdir_with_parents (real, 0700), ==, 0);
  g_assert_cmpint (symlink (real, link), ==, 0);
  assert_judged (place, "本地", NULL, "坚果云");
}

static void
test_free_bytes (void)
{
  guint64 here = shian_location_free_bytes (g_get_tmp_dir ());

  g_assert_cmpuint (here, >, 0);
  g_assert_cmpuint (here, <, G_MAXUINT64);
  g_assert_cmpuint (shian_location_free_bytes ("/no/such/folder"), ==, G_MAXUINT64);
}

static void
assert_journal (ShianStore *store, const char *expected)
{
  g_autoptr (ShianStatement) statement = shian_store_prepare (store, "PRAGMA journal_mode", NULL);

  g_assert_cmpint (shian_statement_step (statement, NULL), ==, SHIAN_STEP_ROW);
  g_assert_cmpstr (shian_statement_text (statement, 0), ==, expected);
}

/* Made locally, moved into a sync folder, and back: nothing lost, the journal as the place needs. */
static void
test_moved_there_and_back (Place *place, gconstpointer unused)
{
  g_autofree char *folder = g_build_filename (place->folder, "坚果云", NULL);
  g_autofree char *synced = g_build_filename (folder, "shian.db", NULL);
  const char *const paths[] = { place->path, synced, place->path };

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  fixture_make_store (place->path, 3);
  for (int i = 0; i < 3; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (ShianStore) store = NULL;
    g_autoptr (ShianStore) reader = NULL;
    g_autofree char *wal = g_strconcat (paths[i], "-wal", NULL);
    g_autofree char *number = g_strdup_printf ("%d", i);
    if (i > 0)
      g_assert_cmpint (g_rename (paths[i - 1], paths[i]), ==, 0);
    store = fixture_open (paths[i], 0, &error);
    g_assert_no_error (error);
    assert_journal (store, i == 1 ? "delete" : "wal");
    if (i == 1)
      g_assert_nonnull (strstr (shian_store_get_warning (store), "坚果云"));
    else
      g_assert_null (shian_store_get_warning (store));
    g_assert_true (shian_setting_set (store, "n0", number, &error));
    g_assert_no_error (error);
    if (i == 1) /* whole after every change: what the sync program copies is good */
      g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
    reader = fixture_open (paths[i], SHIAN_STORE_READ_ONLY, &error);
    g_assert_no_error (error);
    g_assert_cmpint (fixture_integer (reader, "SELECT count(*) FROM setting"), ==, 3);
    g_assert_cmpint (shian_store_get_warning (reader) != NULL, ==, i == 1);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/store/location/" name, Place, NULL, place_set_up, function, place_tear_down)
  g_test_add_func ("/store/location/magics", test_magics);
  g_test_add_func ("/store/location/free-bytes", test_free_bytes);
  ADD ("names", test_names);
  ADD ("marks", test_marks);
  ADD ("link", test_link);
  ADD ("moved-there-and-back", test_moved_there_and_back);
  return g_test_run ();
}
