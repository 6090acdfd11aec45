/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a large data file opens, lists and answers as fast as one that holds a page of everything;
 * goal: within 1.3×. Arguments: premises and inspections of the large one (2000 and 1000 without), or
 * the path of one that is there already and may be written to. */
#include "base/clock.h"
#include "base/date.h"
#include "base/period.h"
#include "inspection/draft.h"
#include "inspection/finding-list.h"
#include "inspection/inspection-list.h"
#include "inspection/inspection-sample.h"
#include "inspection/template-store.h"
#include "reports/registers.h"
#include "store/save.h"
#include "subjects/subject-sample.h"
#include "subjects/subject-view.h"
#include "timing.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define SEED 3
#define SMALL_SUBJECTS 2000 /* of which a seventh are canteens: a page of them */
#define SMALL_INSPECTIONS 250
#define ROUNDS 61
#define TEMPLATE "campus-canteen"

typedef struct {
  ShianStore *store;
  char *path;
  char *draft;
  GPtrArray *items; /* ids of verdict items */
  guint n_answered;
} Side;

static void
must (gboolean ok, const char *what, GError *error)
{
  if (ok)
    return;
  fprintf (stderr, "%s failed: %s\n", what, error != NULL ? error->message : "?");
  exit (EXIT_FAILURE);
}

static ShianStore *
open_store (const char *path)
{
  g_autoptr (GError) error = NULL;
  ShianStore *store =
      shian_store_open (path, SHIAN_STORE_CREATE, shian_registers_schema (), &error);

  must (store != NULL, path, error);
  return store;
}

/* What is measured */

static void
reopen (Side *side)
{
  shian_store_close (side->store);
  side->store = open_store (side->path);
}

static void
list_subjects (Side *side)
{
  const ShianSubjectView view = SHIAN_SUBJECT_VIEW_ALL;
  g_autoptr (GPtrArray) rows = shian_subject_view_read (side->store, &view, 1, NULL, 0, 128, NULL);

  must (rows != NULL && rows->len == 128, "list of premises", NULL);
}

static void
count_subjects (Side *side)
{
  const ShianSubjectView view = SHIAN_SUBJECT_VIEW_ALL;
  gint64 counts[SHIAN_SUBJECT_VIEW_PARTS];

  must (shian_subject_view_count (side->store, &view, counts, NULL), "count of premises", NULL);
}

static void
list_inspections (Side *side)
{
  ShianInspectionQuery query = SHIAN_INSPECTION_QUERY_ALL;
  g_autoptr (GPtrArray) rows = shian_inspection_list (side->store, &query, NULL);

  must (rows != NULL && rows->len == 200, "list of inspections", NULL);
}

static void
list_findings (Side *side)
{
  ShianFindingQuery query = SHIAN_FINDING_QUERY_ALL;
  g_autoptr (GPtrArray) rows = shian_finding_list (side->store, &query, NULL);

  must (rows != NULL && rows->len == 200, "list of findings", NULL);
}

static void
list_closed (Side *side)
{
  ShianFindingQuery query = SHIAN_FINDING_QUERY_ALL;
  g_autoptr (GPtrArray) rows = NULL;

  query.state = SHIAN_FINDING_CLOSED;
  rows = shian_finding_list (side->store, &query, NULL);
  must (rows != NULL && rows->len == 200, "list of closed findings", NULL);
}

static void
count_findings (Side *side)
{
  ShianFindingCounts counts;

  must (shian_finding_count (side->store, &counts, NULL), "count of findings", NULL);
}

/* The canteens of this quarter. */
static GPtrArray *
ask_due (Side *side, guint *counts)
{
  GDate first, last;
  ShianPeriod period;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  ShianDueQuery query = { .kind = "campus_canteen", .limit = 200 };

  shian_clock_today (&first);
  period = shian_period_of_date (&first);
  shian_period_first_day (&period, &first);
  shian_period_last_day (&period, &last);
  query.from = from = shian_date_to_iso (&first);
  query.to = to = shian_date_to_iso (&last);
  if (counts == NULL)
    return shian_inspection_due (side->store, &query, NULL, NULL);
  must (shian_inspection_due_count (side->store, &query, counts, NULL), "count of canteens", NULL);
  return NULL;
}

static void
list_due (Side *side)
{
  g_autoptr (GPtrArray) rows = ask_due (side, NULL);
  must (rows != NULL && rows->len == 200, "list of canteens due", NULL);
}

static void
count_due (Side *side)
{
  guint counts[SHIAN_DUE_N];

  ask_due (side, counts);
}

/* Each time another verdict than before: the same again would be no answer to be saved. */
static void
answer (Side *side)
{
  ShianAnswerInput input = SHIAN_ANSWER_INPUT_NONE;
  g_autoptr (ShianAnswer) given = NULL;
  g_autoptr (GError) error = NULL;

  input.verdict = SHIAN_VERDICT_CONFORMING + (int) (side->n_answered / side->items->len % 3);
  given =
      shian_answer_give (side->store, side->draft,
                         side->items->pdata[side->n_answered++ % side->items->len], &input, &error);
  must (given != NULL, "answer", error);
}

static void
tally (Side *side)
{
  g_autoptr (ShianInspectionSheet) sheet =
      shian_inspection_sheet_load (side->store, side->draft, NULL);

  must (sheet != NULL && shian_inspection_sheet_tally (sheet, NULL).items > 0, "counts", NULL);
}

static const struct {
  const char *name;
  void (*run) (Side *side);
} MEASURED[] = {
  { "opening", reopen },
  { "one answer saved", answer },
  { "running counts of a draft", tally },
  { "premises, first page", list_subjects },
  { "premises, counted", count_subjects },
  { "inspections, first page", list_inspections },
  { "canteens due, first page", list_due },
  { "canteens due, counted", count_due },
  { "findings, first page", list_findings },
  { "closed findings, first page", list_closed },
  { "findings, counted", count_findings },
};

/* Turn by turn, so that whatever else the machine does falls on both; medians of the processor's
 * time, for the disk is the same. */
static void
measure (guint what, Side *small, Side *large)
{
  double times[2][ROUNDS];
  Side *sides[2] = { small, large };

  for (guint i = 0; i < ROUNDS; i++)
    for (guint k = 0; k < 2; k++) {
      double since = bench_processor_ms ();
      MEASURED[what].run (sides[k]);
      times[k][i] = bench_processor_ms () - since;
    }
  for (guint k = 0; k < 2; k++)
    qsort (times[k], ROUNDS, sizeof (double), bench_compare);
  printf ("%-30s small %8.3f ms  large %8.3f ms  ratio %.2f\n", MEASURED[what].name,
          times[0][ROUNDS / 2], times[1][ROUNDS / 2], times[1][ROUNDS / 2] / times[0][ROUNDS / 2]);
}

static void
find_items (Side *side)
{
  ShianInspectionQuery query = SHIAN_INSPECTION_QUERY_ALL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (ShianInspectionSheet) sheet = NULL;

  query.state = SHIAN_INSPECTION_DRAFT;
  query.limit = 1;
  drafts = shian_inspection_list (side->store, &query, NULL);
  must (drafts != NULL && drafts->len == 1, "a draft", NULL);
  side->draft = g_strdup (((const ShianInspectionRow *) drafts->pdata[0])->inspection->record.id);
  sheet = shian_inspection_sheet_load (side->store, side->draft, NULL);
  side->items = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < sheet->book->items->len; i++) {
    const ShianTemplateItem *item = sheet->book->items->pdata[i];
    if (item->kind == SHIAN_ITEM_VERDICT)
      g_ptr_array_add (side->items, g_strdup (item->record.id));
  }
  /* What the sample answered already is left behind: a round of all items ends on the last verdict. */
  side->n_answered = 2 * side->items->len;
  for (guint i = 0; i < side->items->len; i++)
    answer (side);
}

static void
fill (Side *side, const char *folder, const char *name, guint subjects, guint inspections)
{
  g_autoptr (GError) error = NULL;
  double since = bench_processor_ms ();

  side->path = g_build_filename (folder, name, NULL);
  side->store = open_store (side->path);
  must (shian_subjects_fill_sample (side->store, SEED, subjects, &error) &&
            shian_template_install_builtin (side->store, &error) &&
            shian_inspections_fill_sample (side->store, TEMPLATE, SEED, inspections, &error),
        "filling", error);
  printf ("%u premises and %u inspections made in %.1f s\n", subjects, inspections,
          (bench_processor_ms () - since) / 1e3);
  find_items (side);
}

static void
clear (Side *side)
{
  shian_store_close (side->store);
  g_free (side->path);
  g_free (side->draft);
  g_ptr_array_unref (side->items);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("shian-bench-XXXXXX", NULL);
  g_autofree char *clean = g_strdup_printf ("rm -r '%s'", folder);
  Side small = { 0 }, large = { 0 };

  must (folder != NULL, "temporary folder", NULL);
  fill (&small, folder, "small.db", SMALL_SUBJECTS, SMALL_INSPECTIONS);
  if (argc == 2) {
    large.path = g_strdup (argv[1]);
    large.store = open_store (large.path);
    find_items (&large);
  } else {
    fill (&large, folder, "large.db", argc > 2 ? (guint) atoi (argv[1]) : 2000,
          argc > 2 ? (guint) atoi (argv[2]) : 1000);
  }
  for (guint i = 0; i < G_N_ELEMENTS (MEASURED); i++)
    measure (i, &small, &large);
  clear (&small);
  clear (&large);
  return g_spawn_command_line_sync (clean, NULL, NULL, NULL, NULL) ? EXIT_SUCCESS : EXIT_FAILURE;
}
