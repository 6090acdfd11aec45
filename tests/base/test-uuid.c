/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/uuid.h"

#include "base/clock.h"
#include "base/date.h"

#include <string.h>

#define MANY 100000
#define THREADS 4
#define PER_THREAD 25000

static void
test_form (void)
{
  gint64 before = g_get_real_time () / 1000;
  g_autofree char *id = shian_uuid_new ();
  g_autofree char *digits = g_strdup_printf ("%.8s%.4s", id, id + 9);
  gint64 made = (gint64) g_ascii_strtoull (digits, NULL, 16);

  g_assert_true (shian_uuid_is_valid (id));
  g_assert_cmpint (id[14], ==, '7');
  g_assert_nonnull (strchr ("89ab", id[19]));
  /* The first 48 bits are the time in milliseconds. */
  g_assert_cmpint (made, >=, before);
  g_assert_cmpint (made, <=, g_get_real_time () / 1000 + 1);
}

static void
test_order (void)
{
  g_autofree char *last = shian_uuid_new ();

  for (int i = 0; i < MANY; i++) {
    char *next = shian_uuid_new ();
    g_assert_cmpstr (last, <, next);
    g_free (last);
    last = next;
  }
}

static void
test_clock_goes_back (void)
{
  g_autofree char *before = shian_uuid_new ();
  g_autofree char *after = NULL;
  GDate past;

  g_assert_true (shian_date_set (&past, 2001, 1, 1));
  shian_clock_fix_today (&past);
  after = shian_uuid_new ();
  shian_clock_fix_today (NULL);
  g_assert_cmpstr (before, <, after);
}

static gpointer
make_many (gpointer unused)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < PER_THREAD; i++)
    g_ptr_array_add (ids, shian_uuid_new ());
  return ids;
}

static void
test_threads (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GThread *threads[THREADS];

  for (int i = 0; i < THREADS; i++)
    threads[i] = g_thread_new ("uuid", make_many, NULL);
  for (int i = 0; i < THREADS; i++) {
    g_autoptr (GPtrArray) ids = g_thread_join (threads[i]);
    for (guint j = 0; j < ids->len; j++) {
      if (j > 0)
        g_assert_cmpstr (ids->pdata[j - 1], <, ids->pdata[j]);
      /* The time and counter alone tell any two keys of one process apart. */
      g_assert_true (g_hash_table_add (seen, g_strndup (ids->pdata[j], 18)));
    }
  }
  g_assert_cmpuint (g_hash_table_size (seen), ==, THREADS * PER_THREAD);
}

static void
test_is_valid (void)
{
  static const char *const refused[] = {
    NULL,
    "",
    "0190e5a0-1234-7abc-8def-0123456789a",
    "0190e5a0-1234-7abc-8def-0123456789abc",
    "0190E5A0-1234-7ABC-8DEF-0123456789AB",
    "0190e5a001234-7abc-8def-0123456789ab",
    "0190e5a0-1234-7abc-8def-0123456789ag",
    "0190e5a0-1234-7abc-8def_0123456789ab",
    "{190e5a0-1234-7abc-8def-0123456789a}",
  };

  g_assert_true (shian_uuid_is_valid ("0190e5a0-1234-7abc-8def-0123456789ab"));
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_false (shian_uuid_is_valid (refused[i]));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/uuid/form", test_form);
  g_test_add_func ("/base/uuid/order", test_order);
  g_test_add_func ("/base/uuid/clock-goes-back", test_clock_goes_back);
  g_test_add_func ("/base/uuid/threads", test_threads);
  g_test_add_func ("/base/uuid/is-valid", test_is_valid);
  return g_test_run ();
}
