/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The built-in editions, the checker, editions in the data file. */
#include "inspection-fixture.h"

#include "base/error.h"
#include "inspection/template-json.h"
#include "inspection/template-store.h"
#include "reports/registers.h"
#include "store/history.h"
#include "store/save.h"
#include "store/statement.h"

#include <string.h>

/* So many characters in a row would be a sentence of somebody else. */
#define RUN 20

static char *
read_shared (void)
{
  const char *shared = g_getenv ("SHIAN_SHARED");
  g_autofree char *path =
      shared != NULL ? g_build_filename (shared, "templates", "canteen_items.tsv", NULL) : NULL;
  char *text = NULL;

  if (path == NULL || !g_file_get_contents (path, &text, NULL, NULL))
    g_test_skip ("SHIAN_SHARED does not lead to the published list of items");
  return text;
}

/* Facts and figures are those of the published list; the sentences are not. */
static void
test_builtin_against_list (void)
{
  g_autoptr (GPtrArray) books = shian_template_builtin ();
  const ShianTemplateBook *book = books->pdata[0];
  g_autofree char *text = read_shared ();
  g_auto (GStrv) lines = NULL;

  if (text == NULL)
    return;
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (book->items->len, ==, 90);
  for (guint i = 0; i < book->items->len; i++) {
    const ShianTemplateItem *item = book->items->pdata[i];
    g_auto (GStrv) cells = g_strsplit (lines[i + 1], "\t", -1);
    const char *end = item->text + strlen (item->text);
    g_test_message ("%s", item->code);
    g_assert_cmpstr (item->code, ==, cells[0]);
    g_assert_cmpstr (item->heading, ==, cells[1]);
    g_assert_cmpint (item->kind == SHIAN_ITEM_NUMBER, ==, g_str_equal (cells[3], "数值"));
    g_assert_cmpint (item->severity == SHIAN_SEVERITY_KEY, ==, g_str_equal (cells[5], "★"));
    g_assert_cmpint (item->applies == NULL, ==,
                     g_str_equal (cells[6], "全部") || strstr (cells[6], "同上") != NULL ||
                         strstr (cells[6], "高校按") != NULL);
    g_assert_cmpstr (item->basis, ==, cells[7]);
    for (const char *p = item->text; g_utf8_strlen (p, -1) >= RUN; p = g_utf8_next_char (p)) {
      const char *stop = g_utf8_offset_to_pointer (p, RUN);
      g_autofree char *piece = g_strndup (p, (gsize) (stop - p));
      g_assert_cmpint (stop <= end, ==, TRUE);
      g_assert_null (strstr (text, piece));
    }
  }
}

static void
test_builtin (void)
{
  g_autoptr (GPtrArray) books = shian_template_builtin ();
  const ShianTemplateBook *book = books->pdata[0];
  g_autofree char *title = shian_template_result_title (book->edition, 1);

  g_assert_cmpstr (book->edition->code, ==, "campus-canteen");
  g_assert_cmpuint (shian_template_book_count (book, -1), ==, 90);
  g_assert_cmpuint (shian_template_book_count (book, SHIAN_SEVERITY_KEY), ==, 35);
  g_assert_cmpint (book->edition->general_max, ==, 3);
  g_assert_cmpstr (title, ==, "基本符合");
  g_assert_cmpstr (shian_template_book_find_code (book, "c7")->code, ==, "C07");
  g_assert_cmpstr (shian_template_book_find_code (book, "7")->code, ==, "C07");
  g_assert_cmpstr (shian_template_book_find_code (book, "Ｃ０７")->code, ==, "C07");
  g_assert_null (shian_template_book_find_code (book, "S07"));
  g_assert_null (shian_template_book_find_code (book, "C"));
  g_assert_null (shian_template_book_find_code (book, "C91"));
}

static char *
builtin_json (void)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (
      "/io/github/shian/Shian/templates/campus-canteen@2024-1.json", 0, NULL);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* The built-in text with @old replaced, read again. */
static ShianTemplateSource *
read_changed (const char *old, const char *new)
{
  g_autofree char *text = builtin_json ();
  g_auto (GStrv) parts = g_strsplit (text, old, 2);
  g_autofree char *changed = g_strjoinv (new, parts);
  g_autoptr (GError) error = NULL;
  ShianTemplateSource *source;

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  source = shian_template_json_read (changed, &error);
  g_assert_no_error (error);
  return source;
}

static void
assert_fault (const char *old, const char *new, const char *place, const char *says)
{
  g_autoptr (ShianTemplateSource) source = read_changed (old, new);
  gboolean found = FALSE;

  for (guint i = 0; i < source->faults->len; i++) {
    const ShianTemplateFault *fault = source->faults->pdata[i];
    g_test_message ("%s: %s", fault->place, fault->text);
    found = found || (strstr (fault->place, place) != NULL && strstr (fault->text, says) != NULL);
  }
  g_assert_true (found);
}

static void
test_faults (void)
{
  assert_fault ("\"id\": \"cc02\"", "\"id\": \"cc01\"", "items[1] C02", "cc01");
  assert_fault ("\"number\": \"C02\"", "\"number\": \"C01\"", "items[1]", "C01");
  assert_fault ("\"kind\": \"verdict\"", "\"kind\": \"guess\"", "items[0] C01", "guess");
  assert_fault ("\"low\": 0, \"high\": 8", "\"low\": 9, \"high\": 8", "C37", "limit");
  assert_fault ("\"low\": 0, \"high\": 8", "\"low\": \"cold\", \"high\": 8", "C37", "number");
  assert_fault ("\"low\": 100, \"high\": 100", "\"low\": 101", "C21", "percentage");
  assert_fault ("\"kind\": \"verdict\"", "\"kind\": \"verdict\", \"high\": 5", "C01", "limits");
  assert_fault ("\"kind\": \"verdict\"", "\"kind\": \"choice\", \"choices\": [\"甲\"]", "C01",
                "two words");
  assert_fault ("\"kind\": \"verdict\"", "\"kind\": \"verdict\", \"choices\": [\"甲\", 3]", "C01",
                "list of texts");
  assert_fault ("\"kind\": \"verdict\"", "\"kind\": \"verdict\", \"colour\": 1", "C01", "colour");
  assert_fault ("\"2024-01-01\"", "\"2024-13-01\"", "head", "2024-13-01");
  assert_fault ("\"valid_to\": null", "\"valid_to\": \"2023-01-01\"", "valid to", "before");
  assert_fault ("\"campus-canteen\"", "\"Campus canteen\"", "head", "Campus canteen");
  assert_fault ("[\"campus_canteen\"]", "[\"castle\"]", "kinds", "castle");
  assert_fault ("\"general_max\": 3", "\"general_max\": -1", "rule", "negative");
  assert_fault ("\"counts\"", "\"rates\"", "rule", "rate");
  assert_fault ("\"基本符合\", ", "", "rule", "three");
  assert_fault ("\"key_days\": 5", "\"key_days\": 500", "deadlines", "365");
  assert_fault ("\"2021-04-29\"", "\"随时\"", "legal text 1", "随时");
  assert_fault ("\"id\": \"reheats\"", "\"id\": \"diners\"", "question 1", "diners");
  assert_fault ("\"applies\": \"stage!=university\"", "\"applies\": \"stage=nowhere\"", "C17",
                "nowhere");
  assert_fault ("\"items\": [", "\"items\": [ 5, ", "items[0]", "object");
}

/* Nothing is passed over because something else is wrong too. */
static void
test_all_faults (void)
{
  static const char *const text =
      "{\"format\": \"shian-template\", \"version\": 1, \"code\": \"x\", \"title\": \"\","
      "\"edition\": \"1\", \"valid_from\": \"never\", \"rule\": {\"kind\": \"dice\"}, \"items\": ["
      "{\"id\": \"a\", \"number\": \"1\", \"heading\": \"h\", \"text\": \"\", \"kind\": "
      "\"verdict\"},"
      "{\"id\": \"a\", \"number\": \"1\", \"heading\": \"\", \"text\": \"t\", \"kind\": \"?\"}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianTemplateSource) source = shian_template_json_read (text, &error);
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_no_error (error);
  for (guint i = 0; i < source->faults->len; i++) {
    const ShianTemplateFault *fault = source->faults->pdata[i];
    g_test_message ("%s: %s", fault->place, fault->text);
    g_hash_table_add (places, fault->place);
  }
  g_assert_cmpuint (source->faults->len, >=, 11);
  g_assert_true (g_hash_table_contains (places, "items[0] 1"));
  g_assert_true (g_hash_table_contains (places, "items[1] 1"));
  g_assert_true (g_hash_table_contains (places, "deadlines") ||
                 g_hash_table_contains (places, "head"));
  g_assert_false (shian_template_source_is_sound (source, "表.json", &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "表.json");
}

static void
test_not_a_template (void)
{
  static const char *const texts[] = {
    "",    "[]", "{", "{}", "{\"format\": \"shian-template\"}", "{\"format\": 1, \"version\": 1}",
    "\xff"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (shian_template_json_read (texts[i], &error));
    fixture_assert_error (&error, SHIAN_ERROR_INVALID, "");
  }
}

static void
test_installed_once (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) list = shian_template_list (fixture->store, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *offered = shian_store_peek_undo (fixture->store);
  guint64 writes;

  g_assert_cmpuint (list->len, ==, 1);
  writes = shian_store_count_writes (fixture->store);
  g_assert_true (shian_template_install_builtin (fixture->store, &error));
  g_assert_cmpuint (shian_store_count_writes (fixture->store), ==, writes);
  g_assert_null (strstr (offered, "emplate")); /* the premises, not the template */
}

static ShianTemplateBook *
copy_edition (InspectionFixture *fixture, const char *name, const char *valid_from)
{
  g_autoptr (GPtrArray) books = shian_template_builtin ();
  ShianTemplateBook *book = g_ptr_array_steal_index (books, 0);

  g_free (book->edition->edition);
  book->edition->edition = g_strdup (name);
  g_free (book->edition->valid_from);
  book->edition->valid_from = g_strdup (valid_from);
  return book;
}

static void
test_editions (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianTemplateBook) newer = copy_edition (fixture, "2025-1", "2025-01-01");
  g_autoptr (ShianTemplateBook) same = copy_edition (fixture, "2025-1", "2026-01-01");
  g_autoptr (ShianTemplate) in_2024 = NULL, in_2025 = NULL, named = NULL, newest = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (shian_template_add (fixture->store, newer, &error));
  g_assert_no_error (error);
  g_assert_false (shian_template_add (fixture->store, same, &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "2025-1");
  in_2024 = shian_template_find (fixture->store, "campus-canteen", "2024-12-31", NULL);
  in_2025 = shian_template_find (fixture->store, "campus-canteen", "2025-01-01", NULL);
  named = shian_template_find (fixture->store, "campus-canteen@2024-1", "2025-01-01", NULL);
  newest = shian_template_find (fixture->store, "campus-canteen", NULL, NULL);
  g_assert_cmpstr (in_2024->edition, ==, "2024-1");
  g_assert_cmpstr (in_2025->edition, ==, "2025-1");
  g_assert_cmpstr (named->edition, ==, "2024-1");
  g_assert_cmpstr (newest->edition, ==, "2025-1");
  g_assert_null (shian_template_find (fixture->store, "campus-canteen", "2023-01-01", &error));
  fixture_assert_error (&error, SHIAN_ERROR_NOT_FOUND, "campus-canteen@2024-1");
  g_assert_null (shian_template_find (fixture->store, "castle", NULL, &error));
  fixture_assert_error (&error, SHIAN_ERROR_NOT_FOUND, "campus-canteen@2025-1");
}

/* Not even by the back door. */
static void
test_fixed (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianTemplate) edition =
      shian_template_find (fixture->store, "campus-canteen", NULL, NULL);
  g_autoptr (ShianTemplateBook) book =
      shian_template_load (fixture->store, edition->record.id, NULL);
  g_autoptr (ShianInspection) inspection = NULL;
  ShianTemplateItem *item = book->items->pdata[0];
  g_autoptr (GError) error = NULL;

  g_free (item->text);
  item->text = g_strdup ("别的");
  g_assert_false (shian_store_save (fixture->store, &SHIAN_TEMPLATE_ITEM_TYPE, item, &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "locked");
  edition->general_max = 99;
  g_assert_false (shian_store_save (fixture->store, &SHIAN_TEMPLATE_TYPE, edition, &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "locked");
  inspection = fixture_begin (fixture, NULL);
  g_assert_false (
      shian_store_remove (fixture->store, &SHIAN_TEMPLATE_TYPE, edition->record.id, &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "locked");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/inspection/template/builtin", test_builtin);
  g_test_add_func ("/inspection/template/builtin-against-list", test_builtin_against_list);
  g_test_add_func ("/inspection/template/faults", test_faults);
  g_test_add_func ("/inspection/template/all-faults", test_all_faults);
  g_test_add_func ("/inspection/template/not-a-template", test_not_a_template);
#define ADD(name, function)                                                                        \
  g_test_add ("/inspection/template/" name, InspectionFixture, NULL, inspection_fixture_set_up,    \
              function, inspection_fixture_tear_down)
  ADD ("installed-once", test_installed_once);
  ADD ("editions", test_editions);
  ADD ("fixed", test_fixed);
  return g_test_run ();
}
