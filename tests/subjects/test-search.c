/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search finds what reading every record would find, at any time and after anything done. */
#include "base/error.h"
#include "base/pinyin.h"
#include "base/text.h"
#include "store-fixture.h"
#include "store/history.h"
#include "store/save.h"
#include "store/search.h"
#include "store/statement.h"
#include "subjects/subject-register.h"
#include "subjects/subject-sample.h"

#include <string.h>

#define MANY 100000

static ShianSubject *
add (StoreFixture *fixture, const char *name, const char *address, const char *phone)
{
  ShianSubject *subject = shian_subject_new ();
  g_autoptr (GError) error = NULL;

  subject->name = g_strdup (name);
  subject->address = g_strdup (address);
  subject->phone = g_strdup (phone);
  g_assert_true (shian_subject_save (fixture->store, subject, &error));
  g_assert_no_error (error);
  return subject;
}

/* The names found, each followed by a blank. */
static char *
find (StoreFixture *fixture, const char *text, guint limit, gboolean *more)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (ShianSearchHits) hits = shian_subject_search (fixture->store, text, limit, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < hits->records->len; i++)
    g_string_append_printf (names, "%s ", ((const ShianSubject *) hits->records->pdata[i])->name);
  if (more != NULL)
    *more = hits->more;
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
assert_found (StoreFixture *fixture, const char *text, const char *names)
{
  g_autofree char *found = find (fixture, text, MANY, NULL);
  g_test_message ("“%s”", text);
  g_assert_cmpstr (found, ==, names);
}

static void
test_by_hand (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianSubject) a = add (fixture, "独流镇第一小学食堂", "府前街 3 号", "022-68811234");
  g_autoptr (ShianSubject) b =
      add (fixture, "大邱庄镇百信餐饮店（Ａ座）", "津海街12号", "13920001234");
  g_autoptr (ShianSubject) c = add (fixture, "㛃𬭚堃幼儿园", NULL, NULL);
  static const struct {
    const char *typed;
    const char *found;
  } cases[] = {
    { "一", "独流镇第一小学食堂 " },
    { "小学", "独流镇第一小学食堂 " },
    { "第一小学食堂", "独流镇第一小学食堂 " },
    { "小学一", "" },
    { "镇", "独流镇第一小学食堂 大邱庄镇百信餐饮店（Ａ座） " },
    { "街", "独流镇第一小学食堂 大邱庄镇百信餐饮店（Ａ座） " },
    { "独流 府前", "独流镇第一小学食堂 " },
    { "独流　3号", "独流镇第一小学食堂 " },
    { "独流 津海", "" },
    { "（A座）", "大邱庄镇百信餐饮店（Ａ座） " },
    { "a座", "大邱庄镇百信餐饮店（Ａ座） " },
    { "1234", "独流镇第一小学食堂 大邱庄镇百信餐饮店（Ａ座） " },
    { "１２３４", "独流镇第一小学食堂 大邱庄镇百信餐饮店（Ａ座） " },
    { "022-688", "独流镇第一小学食堂 " },
    { "39", "大邱庄镇百信餐饮店（Ａ座） " },
    { "92000", "大邱庄镇百信餐饮店（Ａ座） " },
    { "5", "" },
    { "𬭚", "㛃𬭚堃幼儿园 " },
    { "𬭚堃", "㛃𬭚堃幼儿园 " },
    { "dyxx", "独流镇第一小学食堂 " },
    { "dlzdyxxst", "独流镇第一小学食堂 " },
    { "yxx", "独流镇第一小学食堂 " },
    { "xx", "独流镇第一小学食堂 " },
    { "DYXX", "独流镇第一小学食堂 " },
    { "xiaoxue", "独流镇第一小学食堂 " },
    { "xiaox", "独流镇第一小学食堂 " },
    { "xiaoxueshitang", "独流镇第一小学食堂 " },
    { "diyixiaoxue", "独流镇第一小学食堂 " },
    { "diyixx", "独流镇第一小学食堂 " },
    { "dixiao", "" },
    { "daqiuzhuang", "大邱庄镇百信餐饮店（Ａ座） " },
    { "dqz", "大邱庄镇百信餐饮店（Ａ座） " },
    { "daiqiu", "大邱庄镇百信餐饮店（Ａ座） " },
    { "youeryuan", "㛃𬭚堃幼儿园 " },
    { "yey", "㛃𬭚堃幼儿园 " },
    { "", "" },
    { " 　", "" },
    { "，", "" },
    { "\" OR \"", "" },
    { "*", "" },
    { "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_found (fixture, cases[i].typed, cases[i].found);
}

static void
test_limit (StoreFixture *fixture, gconstpointer unused)
{
  gboolean more = FALSE;
  g_autofree char *all = NULL;
  g_autofree char *some = NULL;

  for (guint i = 0; i < 5; i++) {
    g_autofree char *name = g_strdup_printf ("店%u", i);
    shian_subject_free (add (fixture, name, NULL, NULL));
  }
  all = find (fixture, "店", 5, &more);
  g_assert_cmpstr (all, ==, "店0 店1 店2 店3 店4 ");
  g_assert_false (more);
  some = find (fixture, "店", 3, &more);
  g_assert_cmpstr (some, ==, "店0 店1 店2 ");
  g_assert_true (more);
}

static gboolean
says (const ShianSubject *subject, const char *term)
{
  for (guint i = 0; i < SHIAN_SUBJECT_TYPE.n_fields; i++) {
    const ShianField *field = &SHIAN_SUBJECT_TYPE.fields[i];
    const char *text =
        (field->flags & SHIAN_FIELD_SEARCH) != 0 ? shian_field_get_string (field, subject) : NULL;
    g_autofree char *folded = text != NULL ? shian_text_fold (text) : NULL;
    if (folded != NULL &&
        (strstr (folded, term) != NULL ||
         ((field->flags & SHIAN_FIELD_SPOKEN) != 0 && shian_pinyin_match (folded, term))))
      return TRUE;
  }
  return FALSE;
}

/* Signs alone are nothing to look for. */
static gboolean
says_anything (const char *term)
{
  for (const char *p = term; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* By the commonest readings: initials alone, or whole syllables of which the last may be begun. Freer
 * mixtures may be found as well. */
static gboolean
reads (const char *name, const char *typed)
{
  g_autofree char *initials = shian_pinyin_initials (name);

  if (strstr (initials, typed) != NULL)
    return TRUE;
  for (const char *from = name; *from != '\0'; from = g_utf8_next_char (from)) {
    g_autoptr (GString) letters = g_string_new (NULL);
    char readings[SHIAN_PINYIN_MAX_READINGS][SHIAN_PINYIN_SYLLABLE];
    for (const char *p = from; shian_pinyin_readings (g_utf8_get_char (p), readings) > 0;
         p = g_utf8_next_char (p))
      g_string_append (letters, readings[0]);
    if (g_str_has_prefix (letters->str, typed))
      return TRUE;
  }
  return FALSE;
}

static gboolean
must_find (const ShianSubject *subject, const char *term)
{
  gboolean letters = strspn (term, "abcdefghijklmnopqrstuvwxyz") == strlen (term);
  g_autofree char *code =
      g_ascii_strdown (subject->credit_code != NULL ? subject->credit_code : "", -1);
  g_autofree char *licence = g_ascii_strdown (subject->licence != NULL ? subject->licence : "", -1);

  if (!letters)
    return says (subject, term);
  return reads (subject->name, term) || reads (subject->contact, term) ||
         strstr (code, term) != NULL || strstr (licence, term) != NULL;
}

static void
assert_as_read (StoreFixture *fixture, const char *typed)
{
  g_autoptr (GPtrArray) all = shian_store_select (fixture->store, &SHIAN_SUBJECT_TYPE,
                                                  "WHERE deleted = 0 ORDER BY seq", NULL, "");
  g_autoptr (ShianSearchHits) hits = shian_subject_search (fixture->store, typed, MANY, NULL);
  g_autofree char *term = shian_text_fold (typed);
  guint n = 0;

  for (guint i = 0; says_anything (term) && i < all->len; i++) {
    const ShianSubject *subject = all->pdata[i];
    const ShianSubject *hit = n < hits->records->len ? hits->records->pdata[n] : NULL;
    gboolean found = hit != NULL && g_str_equal (hit->record.id, subject->record.id);
    if (found && !says (subject, term))
      g_error ("“%s” finds %s", typed, subject->name);
    if (!found && must_find (subject, term))
      g_error ("“%s” does not find %s", typed, subject->name);
    n += found;
  }
  g_assert_cmpuint (n, ==, hits->records->len);
}

static char *
piece_of (const char *text, guint from, guint length)
{
  glong n = g_utf8_strlen (text, -1);
  glong start = from % (guint) n;
  return g_utf8_substring (text, start, MIN (start + (glong) length, n));
}

/* What the records say, in pieces of every length, and the letters of readings in pieces. */
static void
assert_everything_found (StoreFixture *fixture, guint seed)
{
  g_autoptr (GPtrArray) all = shian_store_select (fixture->store, &SHIAN_SUBJECT_TYPE,
                                                  "WHERE deleted = 0 ORDER BY seq", NULL, "");

  for (guint i = 0; i < 12; i++) {
    const ShianSubject *subject = all->pdata[(i * 37 + seed) % all->len];
    g_autofree char *name = piece_of (subject->name, i * 5, 1 + i % 7);
    g_autofree char *address = piece_of (subject->address, i * 3, 1 + i % 6);
    g_autofree char *phone = piece_of (subject->phone, i, 1 + i % 8);
    g_autofree char *initials = shian_pinyin_initials (subject->name);
    g_autofree char *letters = piece_of (initials, i * 7, 1 + i % 5);
    assert_as_read (fixture, name);
    assert_as_read (fixture, address);
    assert_as_read (fixture, phone);
    assert_as_read (fixture, letters);
    assert_as_read (fixture, subject->contact);
  }
}

static void
test_as_read (StoreFixture *fixture, gconstpointer unused)
{
  static const char *const typed[] = { "xiao",   "xia",     "x",          "shili",  "zhongxue",
                                       "zhongx", "zh",      "xianguang",  "guangm", "lvyuan",
                                       "zeng",   "zengwen", "shanliqing", "jiexu",  "jiexuemei",
                                       "an",     "aaaa",    "xiexuem",    "slx",    "shlx",
                                       "sl2",    "9112",    "jy",         "ma" };
  g_autoptr (GError) error = NULL;

  g_assert_true (shian_subjects_fill_sample (fixture->store, 1, 200, &error));
  g_assert_no_error (error);
  assert_everything_found (fixture, 0);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    assert_as_read (fixture, typed[i]);
}

static gboolean
change_many (ShianStore *store, gpointer data, GError **error)
{
  guint *n = data;

  for (guint i = 0; i < *n; i++) {
    g_autoptr (ShianSubject) sample = shian_subject_sample (1, i);
    g_autoptr (ShianSubject) subject = shian_subject_load (store, sample->record.id, error);
    g_free (subject->name);
    subject->name = g_strdup_printf ("改名第%u号学堂", i);
    if (!shian_subject_save (store, subject, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
change_and_fail (ShianStore *store, gpointer data, GError **error)
{
  guint n = 50;
  g_assert_true (change_many (store, &n, error));
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_FAILED, "on purpose");
  return FALSE;
}

/* A savepoint given up inside a transaction that stays. */
static gboolean
change_some (ShianStore *store, gpointer data, GError **error)
{
  guint n = 20;
  return change_many (store, &n, error) &&
         (shian_store_transact (store, NULL, change_and_fail, NULL, NULL) || TRUE);
}

static void
test_in_step (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  guint n = 100;

  g_assert_true (shian_subjects_fill_sample (fixture->store, 1, 200, &error));
  g_assert_false (shian_store_transact (fixture->store, "x", change_and_fail, NULL, NULL));
  assert_found (fixture, "改名", "");
  assert_everything_found (fixture, 1);
  g_assert_true (shian_store_transact (fixture->store, "x", change_some, NULL, &error));
  assert_as_read (fixture, "改名第19号");
  assert_as_read (fixture, "改名第20号");
  assert_as_read (fixture, "gmd");
  g_assert_true (shian_store_transact (fixture->store, "x", change_many, &n, &error));
  assert_as_read (fixture, "改名");
  assert_everything_found (fixture, 2);
  undone = shian_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  assert_as_read (fixture, "改名");
  assert_everything_found (fixture, 3);
}

static void
test_tombstones (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianSubject) a = add (fixture, "示例店", "街", "1");
  g_autofree char *undone = NULL;

  g_assert_true (shian_store_remove (fixture->store, &SHIAN_SUBJECT_TYPE, a->record.id, NULL));
  assert_found (fixture, "示例店", "");
  undone = shian_store_undo (fixture->store, NULL);
  assert_found (fixture, "示例店", "示例店 ");
}

/* What lies in the index for a piece that nothing says any more: rows a stranger would find. */
static void
test_nothing_stale (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianSubject) a = add (fixture, "甲乙丙店", NULL, "13912345678");

  g_free (a->name);
  a->name = g_strdup ("丁戊己店");
  g_assert_true (shian_subject_save (fixture->store, a, NULL));
  g_assert_cmpint (fixture_integer (fixture->store, "SELECT count(*) FROM subject_search "
                                                    "WHERE subject_search MATCH '甲乙'"),
                   ==, 0);
  g_assert_cmpint (fixture_integer (fixture->store, "SELECT count(*) FROM subject_search "
                                                    "WHERE subject_search MATCH '丁戊'"),
                   ==, 1);
}

static void
test_rebuild (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (shian_subjects_fill_sample (fixture->store, 1, 1200, &error));
  g_assert_true (shian_store_execute (
      fixture->store, "INSERT INTO subject_search (subject_search) VALUES ('delete-all')", NULL,
      ""));
  assert_found (fixture, "示例", "");
  g_assert_true (shian_store_rebuild_search (fixture->store, &SHIAN_SUBJECT_TYPE, &error));
  g_assert_no_error (error);
  assert_as_read (fixture, "示例");
  assert_everything_found (fixture, 4);
  shian_store_check (fixture->store, TRUE, &error);
  g_assert_no_error (error);
}

static void
test_read_only (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianSubject) a = add (fixture, "示例店", NULL, NULL);
  g_autoptr (GError) error = NULL;
  ShianStore *reader = fixture_open (fixture->path, SHIAN_STORE_READ_ONLY, &error);
  g_autoptr (ShianSearchHits) hits = shian_subject_search (reader, "示例", 5, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (hits->records->len, ==, 1);
  shian_store_close (reader);
}

static void
test_cancel (StoreFixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (shian_subjects_fill_sample (fixture->store, 1, 1500, NULL));
  g_cancellable_cancel (cancellable);
  shian_store_set_cancellable (fixture->store, cancellable);
  g_assert_null (shian_subject_search (fixture->store, "示例", 1500, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_CANCELLED);
  shian_store_set_cancellable (fixture->store, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/subjects/search/" name, StoreFixture, NULL, store_fixture_set_up, function,        \
              store_fixture_tear_down)
  ADD ("by-hand", test_by_hand);
  ADD ("limit", test_limit);
  ADD ("as-read", test_as_read);
  ADD ("in-step", test_in_step);
  ADD ("tombstones", test_tombstones);
  ADD ("nothing-stale", test_nothing_stale);
  ADD ("rebuild", test_rebuild);
  ADD ("read-only", test_read_only);
  ADD ("cancel", test_cancel);
  return g_test_run ();
}
