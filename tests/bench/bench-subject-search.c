/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searching premises by parts of Chinese, code and reading as the register grows; goal: p99 under
 * 10 ms at every size, flat. Times are of the processor, so that other work on the machine does not
 * count. Sizes as arguments, “SIZE=FILE” for a data file that shianctl demo fill made with the seed 7;
 * 10,000 and 100,000 without. */
#include "base/pinyin.h"
#include "reports/registers.h"
#include "subjects/subject-register.h"
#include "subjects/subject-sample.h"
#include "timing.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROUNDS 400
#define SEED 7

static void
must (gboolean ok, const char *what)
{
  if (ok)
    return;
  fprintf (stderr, "%s failed\n", what);
  exit (EXIT_FAILURE);
}

typedef char *(*MakeQuery) (const ShianSubject *subject, guint round);

static char *
part_of_name (const ShianSubject *subject, guint round, glong length)
{
  glong n = g_utf8_strlen (subject->name, -1);
  glong from = n > length ? (glong) round % (n - length) : 0;
  return g_utf8_substring (subject->name, from, MIN (from + length, n));
}

static char *
one (const ShianSubject *subject, guint round)
{
  return part_of_name (subject, round, 1);
}

static char *
two (const ShianSubject *subject, guint round)
{
  return part_of_name (subject, round, 2);
}

static char *
six (const ShianSubject *subject, guint round)
{
  return part_of_name (subject, round, 6);
}

static char *
initials (const ShianSubject *subject, guint round)
{
  g_autofree char *all = shian_pinyin_initials (subject->operator);
  gsize n = strlen (all);
  gsize length = 1 + round % 6;
  gsize from = n > length ? round % (n - length) : 0;
  return g_strndup (all + from, length);
}

static char *
syllables (const ShianSubject *subject, guint round)
{
  g_autoptr (GString) typed = g_string_new (NULL);
  g_autofree char *part = part_of_name (subject, round, 1 + (glong) round % 5);
  char readings[SHIAN_PINYIN_MAX_READINGS][SHIAN_PINYIN_SYLLABLE];

  for (const char *p = part; *p != '\0'; p = g_utf8_next_char (p))
    if (shian_pinyin_readings (g_utf8_get_char (p), readings) > 0)
      g_string_append (typed, readings[0]);
  if (typed->len > 3 && round % 3 == 0)
    g_string_truncate (typed, typed->len - 1);
  return g_string_free (g_steal_pointer (&typed), FALSE);
}

static char *
phone (const ShianSubject *subject, guint round)
{
  gsize length = 1 + round % 11;
  return g_strndup (subject->phone + (11 - length), length);
}

/* Some digits of a code, from anywhere in it. */
static char *
code (const ShianSubject *subject, guint round)
{
  const char *text = subject->credit_code != NULL ? subject->credit_code : subject->phone;
  gsize n = strlen (text);
  gsize length = 4 + round % 6;
  return g_strndup (text + round % (n - length), length);
}

static char *
person (const ShianSubject *subject, guint round)
{
  return g_strdup (subject->contact);
}

static char *
nobody (const ShianSubject *subject, guint round)
{
  static const char *const absent[] = {
    "曾丽丽", "静海小摊", "qqq", "1999999", "育才运河", "xxxx"
  };
  return g_strdup (absent[round % G_N_ELEMENTS (absent)]);
}

static void
measure (ShianStore *store, guint size, const char *name, MakeQuery make)
{
  double times[ROUNDS];
  g_autofree char *slowest = NULL;
  guint64 hits_total = 0;

  for (guint i = 0; i < ROUNDS; i++) {
    g_autoptr (ShianSubject) subject = shian_subject_sample (SEED, (i * 7919) % size);
    g_autofree char *query = make (subject, i);
    double since = bench_processor_ms ();
    g_autoptr (ShianSearchHits) hits = shian_subject_search (store, query, 50, NULL);
    times[i] = bench_processor_ms () - since;
    must (hits != NULL, query);
    hits_total += hits->records->len;
    if (slowest == NULL || times[i] > atof (slowest)) {
      g_free (slowest);
      slowest = g_strdup_printf ("%.2f “%s”", times[i], query);
    }
  }
  qsort (times, ROUNDS, sizeof (double), bench_compare);
  printf ("%8u  %-10s p50 %7.2f  p99 %7.2f ms, %4.1f hits, slowest %s\n", size, name,
          times[ROUNDS / 2], times[ROUNDS * 99 / 100], (double) hits_total / ROUNDS, slowest);
}

static void
run (const char *folder, guint size, const char *file)
{
  g_autofree char *path =
      file != NULL ? g_strdup (file) : g_strdup_printf ("%s/%u.db", folder, size);
  double since = bench_processor_ms ();
  ShianStore *store = shian_store_open (path, SHIAN_STORE_CREATE, shian_registers_schema (), NULL);

  must (store != NULL, path);
  must (file != NULL || shian_subjects_fill_sample (store, SEED, size, NULL), "filling");
  printf ("%8u  filled in %.1f s\n", size, (bench_processor_ms () - since) / 1e3);
  measure (store, size, "1 char", one);
  measure (store, size, "2 chars", two);
  measure (store, size, "6 chars", six);
  measure (store, size, "initials", initials);
  measure (store, size, "syllables", syllables);
  measure (store, size, "phone", phone);
  measure (store, size, "code", code);
  measure (store, size, "person", person);
  measure (store, size, "absent", nobody);
  shian_store_close (store);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("shian-bench-XXXXXX", NULL);
  g_autofree char *clean = g_strdup_printf ("rm -r '%s'", folder);

  must (folder != NULL, "temporary folder");
  for (int i = 1; i < argc; i++)
    run (folder, (guint) atoi (argv[i]),
         strchr (argv[i], '=') != NULL ? strchr (argv[i], '=') + 1 : NULL);
  if (argc == 1) {
    run (folder, 10000, NULL);
    run (folder, 100000, NULL);
  }
  return g_spawn_command_line_sync (clean, NULL, NULL, NULL, NULL) ? EXIT_SUCCESS : EXIT_FAILURE;
}
