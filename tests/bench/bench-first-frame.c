/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the start of the process to the first frame with the checklist's rows: the real program on a
 * store of many progress records, a bare libadwaita program showing as many widgets and rows of
 * Chinese text without a store, and an empty libadwaita window. Each run is a process of its own;
 * the three take turns. Prints medians in milliseconds, by the clock and of the processor, and the
 * ratios; also when the record beside the list follows. Needs a display. Usage: bench-first-frame [PROGRESS_ROWS [ROUNDS]] */
#include "app/application.h"
#include "app/checklist-list.h"
#include "app/task-view.h"
#include "base/locale.h"
#include "reports/registers.h"
#include "reports/setup.h"
#include "units/unit-directory.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#define UNIT "区市场监管局"
#define TODAY "2024-05-06"
#define MAX_ROUNDS 99

/* In every run */

typedef struct {
  double wall_ms;
  double cpu_ms;
  double whole_ms; /* when the record stands beside the list too */
  guint n_widgets;
  guint n_rows;
} Frame;

static gint64 started_at; /* monotonic, as the parent saw it */

/* Those in view, or all of a tree that is not shown yet. */
static guint
count_widgets (GtkWidget *widget, gboolean mapped)
{
  guint n = 1;

  if (mapped && !gtk_widget_get_mapped (widget))
    return 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_widgets (child, mapped);
  return n;
}

static GtkWidget *
find_mapped (GtkWidget *widget, GType type)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_mapped (child, type);
    if (found != NULL)
      return found;
  }
  return NULL;
}

static double
wall_ms (void)
{
  return (double) (g_get_monotonic_time () - started_at) / 1000;
}

/* Times are taken before the widgets are counted. */
static Frame
take_frame (GtkWidget *window, guint n_rows)
{
  Frame frame = { .wall_ms = wall_ms (), .n_rows = n_rows };
  struct timespec cpu;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &cpu);
  frame.cpu_ms = (double) cpu.tv_sec * 1000 + (double) cpu.tv_nsec / 1e6;
  frame.n_widgets = count_widgets (window, TRUE);
  return frame;
}

static void
tell_and_end (const Frame *frame)
{
  g_print ("%.3f %.3f %.3f %u %u\n", frame->wall_ms, frame->cpu_ms, wall_ms (), frame->n_widgets,
           frame->n_rows);
  fflush (stdout);
  _exit (0);
}

typedef void (*Painted) (GtkWidget *window);

static void
realized_cb (GtkWidget *window, Painted painted)
{
  g_signal_connect_swapped (gtk_widget_get_frame_clock (window), "after-paint",
                            G_CALLBACK (painted), window);
}

/* The real program */

static void
app_painted_cb (GtkWidget *window)
{
  static Frame first;
  GtkWidget *list = find_mapped (window, SHIAN_TYPE_CHECKLIST_LIST);
  GtkWidget *record = find_mapped (window, SHIAN_TYPE_TASK_VIEW);
  guint n_rows = list != NULL ? shian_checklist_list_get_n_shown (SHIAN_CHECKLIST_LIST (list)) : 0;

  if (n_rows == 0 || gtk_widget_get_height (list) == 0)
    return;
  if (first.n_rows == 0)
    first = take_frame (window, n_rows);
  if (record != NULL && gtk_widget_get_height (record) > 0)
    tell_and_end (&first);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window)
{
  g_signal_connect (window, "realize", G_CALLBACK (realized_cb), app_painted_cb);
}

static int
run_app (char *store)
{
  g_autoptr (ShianApplication) application = shian_application_new ();
  char *words[] = { (char *) "shian",   (char *) "--store", store,
                    (char *) "--today", (char *) TODAY,     NULL };

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  return g_application_run (G_APPLICATION (application), 5, words);
}

/* The bare program */

static guint bare_widgets, bare_rows;

static void
bare_painted_cb (GtkWidget *window)
{
  Frame frame = take_frame (window, bare_rows);
  tell_and_end (&frame);
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

/* Nine widgets, as a row of the checklist. */
static GtkWidget *
make_row (guint i)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *pill = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *title =
      g_strdup_printf ("（%u）-%u 治理集中用餐单位食品安全", i % 32 + 1, i % 5 + 1);
  g_autofree char *wording = g_strdup_printf (
      "第%u项：排查校园食品安全风险，查处违法违规行为，完善长效治理制度，逐一消除隐患。", i + 1);

  gtk_box_append (GTK_BOX (texts), make_label (title));
  gtk_box_append (GTK_BOX (texts), make_label (wording));
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), gtk_label_new ("分工负责"));
  gtk_box_append (GTK_BOX (pill), gtk_label_new ("推进中"));
  gtk_box_append (GTK_BOX (row), pill);
  gtk_box_append (GTK_BOX (row), gtk_label_new ("12月31日"));
  return row;
}

static GtkWidget *
make_list (void)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  for (guint i = 0; i < bare_rows; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (i));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_widget_set_hexpand (scrolled, TRUE);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

/* What the program shows besides rows: names, buttons with a word, pictures, by turns. */
static GtkWidget *
make_rest (guint n)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  guint made = 1;

  for (guint i = 0; made < n; i++) {
    gtk_box_append (GTK_BOX (box), i % 3 == 0 ? gtk_button_new_with_label ("任务清单")
                                   : i % 3 == 1
                                       ? make_label ("四、依法依标监管")
                                       : gtk_image_new_from_icon_name ("list-add-symbolic"));
    made += i % 3 == 0 ? 2 : 1;
  }
  return box;
}

static GtkWidget *
make_bare (void)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  guint made;

  gtk_box_append (GTK_BOX (sides), make_list ());
  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (content), sides);
  made = count_widgets (content, FALSE);
  if (bare_widgets > made)
    gtk_box_prepend (GTK_BOX (sides), make_rest (bare_widgets - made));
  return content;
}

static void
bare_activate_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 720);
  gtk_window_set_title (GTK_WINDOW (window), "食安清单");
  if (bare_rows > 0)
    adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), make_bare ());
  g_signal_connect (window, "realize", G_CALLBACK (realized_cb), bare_painted_cb);
  gtk_window_present (GTK_WINDOW (window));
}

static int
run_bare (guint n_widgets, guint n_rows)
{
  g_autoptr (AdwApplication) application =
      adw_application_new ("io.github.shian.Bare", G_APPLICATION_NON_UNIQUE);

  bare_widgets = n_widgets;
  bare_rows = n_rows;
  g_signal_connect (application, "activate", G_CALLBACK (bare_activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), 0, NULL);
}

static int
run_child (int argc, char **argv)
{
  started_at = g_ascii_strtoll (g_getenv ("SHIAN_BENCH_START"), NULL, 10);
  shian_locale_init (NULL);
  gtk_disable_setlocale ();
  if (g_str_equal (argv[1], "app"))
    return run_app (argv[2]);
  if (g_str_equal (argv[1], "bare"))
    return run_bare ((guint) atoi (argv[2]), (guint) atoi (argv[3]));
  return run_bare (0, 0);
}

/* The store: the built-in plan again for earlier years, and every unit's progress in every period,
 * the newest plan first. */

static const char FILL[] =
    "BEGIN;"
    "CREATE TEMP TABLE year AS WITH RECURSIVE y (n) AS (SELECT 2016 UNION ALL SELECT n + 1 FROM y"
    " WHERE n < 2023) SELECT n FROM y;"
    "INSERT INTO plan SELECT n || substr (id, 5), revision, created_at, changed_at, deleted, n,"
    " title, issued, source_name, source_sha256, source FROM plan, year;"
    "INSERT INTO section SELECT n || substr (id, 5), revision, created_at, changed_at, deleted,"
    " n || substr (plan, 5), number, title FROM section, year;"
    "INSERT INTO measure SELECT n || substr (id, 5), revision, created_at, changed_at, deleted,"
    " n || substr (plan, 5), n || substr (section, 5), number, title FROM measure, year;"
    "INSERT INTO task SELECT n || substr (id, 5), revision, created_at, changed_at, deleted,"
    " n || substr (plan, 5), n || substr (measure, 5), number, text, clause, source_start,"
    " source_end FROM task, year;"
    "CREATE TEMP TABLE period AS SELECT column1 AS suffix FROM (VALUES ('Q1'), ('Q2'), ('Q3'),"
    " ('Q4'), (''));"
    "INSERT INTO progress SELECT printf ('%%08x-0000-7000-8000-%%012x', row, row), 1, row, row, 0,"
    " task, unit, period, CASE row %% 3 WHEN 0 THEN 'done' ELSE 'in_progress' END,"
    " '截至季末，检查学校食堂' || row %% 300 || '家次，发现问题' || row %% 37 || "
    "'个，均已督促整改。',"
    " row %% 300, NULL, '部分食堂留样不足。', '下季度复查。', NULL, NULL"
    " FROM (SELECT row_number () OVER (ORDER BY plan.year DESC) AS row, task.id AS task,"
    " unit.id AS unit, plan.year || suffix AS period FROM plan JOIN task ON task.plan = plan.id,"
    " unit, temp.period WHERE unit.kind <> 'collective') WHERE row <= %u;"
    "COMMIT; ANALYZE;";

static void
die (const char *what, const char *why)
{
  g_printerr ("%s: %s\n", what, why);
  exit (1);
}

static void
set_up_unit (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianStore) store = shian_registers_open (path, SHIAN_STORE_CREATE, &error);
  g_autoptr (ShianUnitDirectory) directory =
      store != NULL ? shian_unit_directory_load (store, &error) : NULL;
  g_autoptr (ShianPlanImport) import =
      directory != NULL ? shian_setup_propose_builtin (store, &error) : NULL;

  if (import == NULL ||
      !shian_setup_run (store, shian_unit_directory_find (directory, UNIT)->record.id, import,
                        &error))
    die ("store", error->message);
}

static int
fill_store (const char *path, guint n_rows)
{
  g_autofree char *sql = g_strdup_printf (FILL, n_rows);
  char *message = NULL;
  sqlite3_stmt *count = NULL;
  sqlite3 *db = NULL;
  int n;

  if (sqlite3_open (path, &db) != SQLITE_OK ||
      sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK ||
      sqlite3_prepare_v2 (db, "SELECT count(*) FROM progress", -1, &count, NULL) != SQLITE_OK)
    die ("filling the store", message != NULL ? message : sqlite3_errmsg (db));
  sqlite3_step (count);
  n = sqlite3_column_int (count, 0);
  sqlite3_finalize (count);
  sqlite3_close (db);
  return n;
}

/* The parent */

static Frame
spawn (const char *mode, const char *one, const char *other)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *start = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  const char *words[] = { self, mode, one, other, NULL };
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  Frame frame = { 0 };
  int status = 0;

  g_setenv ("SHIAN_BENCH_START", start, TRUE);
  if (!g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_DEFAULT, NULL, NULL, &said, NULL, &status,
                     &error))
    die (mode, error->message);
  if (!g_spawn_check_wait_status (status, &error))
    die (mode, error->message);
  if (sscanf (said, "%lf %lf %lf %u %u", &frame.wall_ms, &frame.cpu_ms, &frame.whole_ms,
              &frame.n_widgets, &frame.n_rows) != 5)
    die (mode, "no frame came");
  return frame;
}

static int
compare (const void *a, const void *b)
{
  double difference = *(const double *) a - *(const double *) b;
  return difference < 0 ? -1 : difference > 0;
}

static Frame
median (const Frame *frames, int n)
{
  double wall[MAX_ROUNDS], cpu[MAX_ROUNDS], whole[MAX_ROUNDS];
  Frame middle = frames[0];

  for (int i = 0; i < n; i++) {
    wall[i] = frames[i].wall_ms;
    cpu[i] = frames[i].cpu_ms;
    whole[i] = frames[i].whole_ms;
  }
  qsort (wall, (size_t) n, sizeof *wall, compare);
  qsort (cpu, (size_t) n, sizeof *cpu, compare);
  qsort (whole, (size_t) n, sizeof *whole, compare);
  middle.wall_ms = wall[n / 2];
  middle.cpu_ms = cpu[n / 2];
  middle.whole_ms = whole[n / 2];
  return middle;
}

static void
print_frame (const char *name, const Frame *frame)
{
  g_print ("%-6s %4u widgets %3u rows  %6.0f ms  processor %6.0f ms\n", name, frame->n_widgets,
           frame->n_rows, frame->wall_ms, frame->cpu_ms);
}

static void
measure (const char *store, int rounds)
{
  Frame app[MAX_ROUNDS], bare[MAX_ROUNDS], empty[MAX_ROUNDS], own, plain, nothing;
  Frame first = spawn ("app", store, NULL); /* fills the disk's caches, and counts */
  g_autofree char *n_widgets = g_strdup_printf ("%u", first.n_widgets);
  g_autofree char *n_rows = g_strdup_printf ("%u", first.n_rows);

  for (int i = 0; i < rounds; i++) {
    app[i] = spawn ("app", store, NULL);
    bare[i] = spawn ("bare", n_widgets, n_rows);
    empty[i] = spawn ("empty", NULL, NULL);
  }
  own = median (app, rounds);
  plain = median (bare, rounds);
  nothing = median (empty, rounds);
  print_frame ("app", &own);
  print_frame ("bare", &plain);
  print_frame ("empty", &nothing);
  g_print ("the record beside the list after %.0f ms\n", own.whole_ms);
  g_print ("app/bare %.2f, processor %.2f; app/empty %.2f, processor %.2f\n",
           own.wall_ms / plain.wall_ms, own.cpu_ms / plain.cpu_ms, own.wall_ms / nothing.wall_ms,
           own.cpu_ms / nothing.cpu_ms);
}

static void
remove_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      remove_files (path);
    else
      g_remove (path);
  }
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  int n_rows = argc > 1 ? atoi (argv[1]) : 100000;
  int rounds = argc > 2 ? CLAMP (atoi (argv[2]), 1, MAX_ROUNDS) : 11;
  g_autofree char *folder = NULL;
  g_autofree char *store = NULL;

  if (g_getenv ("SHIAN_BENCH_START") != NULL && argc > 1)
    return run_child (argc, argv);
  if (g_getenv ("DISPLAY") == NULL && g_getenv ("WAYLAND_DISPLAY") == NULL) {
    g_print ("skipped: there is no display\n");
    return 77;
  }
  folder = g_dir_make_tmp ("shian-bench-XXXXXX", NULL);
  store = g_build_filename (folder, "shian.db", NULL);
  set_up_unit (store);
  g_print ("%d progress records\n", fill_store (store, (guint) MAX (n_rows, 0)));
  measure (store, rounds);
  remove_files (folder);
  return 0;
}
