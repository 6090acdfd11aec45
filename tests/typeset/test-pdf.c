/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clock.h"
#include "base/date.h"
#include "base/error.h"
#include "typeset/pdf.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static const ShianTextStyle body = {
  .font = SHIAN_FONT_FANGSONG, .size = 12, .align = SHIAN_TEXT_ALIGN_JUSTIFY, .indent = 2
};
static const ShianTextStyle cell = { .font = SHIAN_FONT_SONG, .size = 10.5 };
static const ShianTextStyle running = { .font = SHIAN_FONT_SONG, .size = 9 };

static ShianFonts *fonts;
static char *folder;

static char *
in_folder (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static ShianDocument *
sample (guint n_rows)
{
  ShianPageSetup setup = shian_page_setup_a4 (FALSE);
  ShianRunningText foot = { .center = "第{page}页　共{pages}页", .distance = 10 };
  ShianDocument *document = shian_document_new (fonts, &setup);
  ShianTable *table = shian_table_new ();
  ShianRow *head;

  shian_document_set_title (document, "示例：任务清单");
  shian_document_set_author (document, "示例单位");
  shian_document_set_footer (document, &foot, &running);
  for (guint i = 0; i < 3; i++)
    shian_document_add_paragraph (document,
                                  "本表由各单位按季度填写，数字应与登记一致；没有发生的填0，不适用"
                                  "的填“/”。各项进展写清做了什么、"
                                  "查了多少家次、发现多少问题、整改了多少，佐证材料另附。",
                                  &body);
  shian_table_add_column (table, 20, 0);
  shian_table_add_column (table, 0, 1);
  head = shian_table_add_row (table, SHIAN_ROW_HEADING);
  shian_row_add_text (head, 1, "序号", &cell);
  shian_row_add_text (head, 1, "内容之头", &cell);
  for (guint i = 0; i < n_rows; i++) {
    ShianRow *row = shian_table_add_row (table, SHIAN_ROW_BODY);
    g_autofree char *number = g_strdup_printf ("R%u", i + 1);

    shian_row_add_text (row, 1, number, &cell);
    shian_cell_add_text (shian_row_add_cell (row, 1), SHIAN_TABLE_MARK_TICKED_BOX,
                         "检查学校食堂24家次", &cell);
  }
  shian_document_add_table (document, table);
  return document;
}

static char *
run_tool (const char *tool, const char *option, const char *path)
{
  g_autoptr (GError) error = NULL;
  const char *argv[] = { tool, option, path, "-", NULL };
  char *out = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, NULL,
                &error);
  g_assert_no_error (error);
  return out;
}

static guint
count (const char *text, const char *what)
{
  guint n = 0;

  for (; (text = strstr (text, what)) != NULL; text += strlen (what))
    n++;
  return n;
}

static void
test_text (void)
{
  g_autoptr (ShianDocument) document = sample (150);
  g_autofree char *path = in_folder ("text.pdf");
  g_autofree char *text = NULL;
  g_autofree char *last = NULL;
  g_autoptr (GError) error = NULL;
  guint n = shian_document_n_pages (document);

  g_assert_cmpuint (n, >, 3);
  g_assert_true (shian_pdf_write (document, path, &error));
  g_assert_no_error (error);
  text = run_tool ("pdftotext", "-layout", path);
  g_assert_cmpuint (count (text, "检查学校食堂24家次"), ==, 150);
  g_assert_cmpuint (count (text, "内容之头"), ==, n);
  g_assert_nonnull (strstr (text, "R150"));
  last = g_strdup_printf ("第%u页", n);
  g_assert_nonnull (strstr (text, last));
  g_assert_null (strstr (text, "\xe2\x80\x8b"));
  g_assert_nonnull (strstr (text, "“/”"));
}

/* Every word lies within the margins, page numbers apart, and no two words overlap. */
static void
test_geometry (void)
{
  g_autoptr (ShianDocument) document = sample (60);
  g_autofree char *path = in_folder ("box.pdf");
  g_autofree char *boxes = NULL;
  g_auto (GStrv) lines = NULL;
  double margin = 17 * SHIAN_POINTS_PER_MM, right = 193 * SHIAN_POINTS_PER_MM;
  double previous_right = 0, previous_top = 0;
  guint n_words = 0;

  g_assert_true (shian_pdf_write (document, path, NULL));
  boxes = run_tool ("pdftotext", "-bbox", path);
  lines = g_strsplit (boxes, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    double x0, y0, x1, y1;

    if (sscanf (lines[i], " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"", &x0, &y0,
                &x1, &y1) != 4)
      continue;
    n_words++;
    g_assert_cmpfloat (x0, >=, margin - 0.1);
    g_assert_cmpfloat (x1, <=, right + 0.1);
    g_assert_cmpfloat (y1, <=, 297 * SHIAN_POINTS_PER_MM);
    if (ABS (y0 - previous_top) < 1 && x0 > 0)
      g_assert_true (x0 >= previous_right - 0.1 || x1 <= previous_right);
    previous_right = x1;
    previous_top = y0;
  }
  g_assert_cmpuint (n_words, >, 120);
}

/* What is drawn on a screen at twice the size has its ink where the paper has it, and the margins
 * stay white. */
static void
test_screen (void)
{
  g_autoptr (ShianDocument) document = sample (60);
  int width = (int) (210 * SHIAN_POINTS_PER_MM * 2);
  int height = (int) (297 * SHIAN_POINTS_PER_MM * 2);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, width, height);
  cairo_t *cr = cairo_create (surface);
  const guint8 *pixels;
  int left = width, right = 0, top = height;

  cairo_scale (cr, 2, 2);
  shian_document_draw_page (document, cr, 0);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      if (pixels[y * cairo_image_surface_get_stride (surface) + x] > 0) {
        left = MIN (left, x);
        right = MAX (right, x);
        top = MIN (top, y);
      }
  cairo_surface_destroy (surface);
  g_assert_cmpint (left, >=, (int) (17 * SHIAN_POINTS_PER_MM * 2) - 1);
  g_assert_cmpint (right, <=, (int) (193 * SHIAN_POINTS_PER_MM * 2) + 1);
  g_assert_cmpint (right, >, width * 85 / 100);
  g_assert_cmpint (top, >=, (int) (20 * SHIAN_POINTS_PER_MM * 2) - 1);
}

static void
test_same_twice (void)
{
  g_autofree char *a = in_folder ("a.pdf");
  g_autofree char *b = in_folder ("b.pdf");
  g_autofree char *bytes_a = NULL;
  g_autofree char *bytes_b = NULL;
  gsize length_a, length_b;
  GDate day;

  g_assert_true (shian_date_set (&day, 2024, 6, 28));
  for (guint i = 0; i < 2; i++) {
    g_autoptr (ShianDocument) document = sample (80);

    shian_clock_fix_today (&day);
    g_assert_true (shian_pdf_write (document, i == 0 ? a : b, NULL));
  }
  shian_clock_fix_today (NULL);
  g_assert_true (g_file_get_contents (a, &bytes_a, &length_a, NULL));
  g_assert_true (g_file_get_contents (b, &bytes_b, &length_b, NULL));
  g_assert_cmpuint (length_a, ==, length_b);
  g_assert_true (memcmp (bytes_a, bytes_b, length_a) == 0);
}

static void
test_metadata (void)
{
  g_autoptr (ShianDocument) document = sample (1);
  g_autofree char *path = in_folder ("meta.pdf");
  g_autofree char *info = NULL;

  g_assert_true (shian_pdf_write (document, path, NULL));
  info = run_tool ("pdfinfo", path, NULL);
  g_assert_nonnull (strstr (info, "示例：任务清单"));
  g_assert_nonnull (strstr (info, "示例单位"));
  g_assert_nonnull (strstr (info, "(A4)"));
}

/* Rare characters are named and do not disturb the rest. */
static void
test_rare (void)
{
  ShianPageSetup setup = shian_page_setup_a4 (FALSE);
  g_autoptr (ShianDocument) document = shian_document_new (fonts, &setup);
  g_autofree char *path = in_folder ("rare.pdf");
  g_autofree char *expected = shian_fonts_missing (fonts, SHIAN_FONT_FANGSONG, "\xf4\x80\x80\x81");
  g_autofree char *missing = NULL;
  g_auto (GStrv) notes = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpstr (expected, ==, "\xf4\x80\x80\x81"); /* a private character no font has */
  shian_document_add_paragraph (document,
                                "𬭚旻珺堃喆，\xf4\x80\x80\x81后面的字还在。", &body);
  missing = shian_document_missing (document);
  g_assert_nonnull (strstr (missing, expected));
  notes = shian_document_font_notes (document);
  g_assert_cmpuint (g_strv_length (notes), >=, 1);
  g_assert_nonnull (strstr (notes[g_strv_length (notes) - 1], expected));
  g_assert_true (shian_pdf_write (document, path, NULL));
  text = run_tool ("pdftotext", "-layout", path);
  g_assert_nonnull (strstr (text, "后面的字还在"));
}

static void
assert_only (const char *name)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *entry;

  while ((entry = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (entry, "."))
      g_error ("%s was left behind by %s", entry, name);
  g_dir_close (dir);
}

/* The limit on the size of files stands for a full disk. */
static void
test_full_disk (void)
{
  g_autoptr (ShianDocument) document = sample (300);
  g_autofree char *path = in_folder ("full.pdf");
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  struct rlimit before, low;

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  getrlimit (RLIMIT_FSIZE, &before);
  low = before;
  low.rlim_cur = 20000;
  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &low);
  g_assert_false (shian_pdf_write (document, path, &error));
  setrlimit (RLIMIT_FSIZE, &before);
  g_assert_nonnull (error);
  g_assert_true (error->domain == SHIAN_ERROR);
  g_assert_nonnull (strstr (error->message, "full.pdf"));
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "before");
  assert_only ("full.pdf");
}

static void
test_no_folder (void)
{
  g_autoptr (ShianDocument) document = sample (1);
  g_autofree char *path = in_folder ("absent/x.pdf");
  g_autoptr (GError) error = NULL;

  g_assert_false (shian_pdf_write (document, path, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND);
}

static void
test_check (void)
{
  g_autoptr (ShianDocument) document = sample (1);
  g_autofree char *path = in_folder ("check.pdf");
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (shian_pdf_write (document, path, NULL));
  g_assert_true (shian_pdf_check (path, 1, &error));
  g_assert_no_error (error);
  g_assert_false (shian_pdf_check (path, 2, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length / 2, NULL));
  g_assert_false (shian_pdf_check (path, 1, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, "%PDF-", -1, NULL));
  g_assert_false (shian_pdf_check (path, 1, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_CORRUPT);
  g_clear_error (&error);
  g_unlink (path);
  g_assert_false (shian_pdf_check (path, 1, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND);
}

static gpointer
count_elsewhere (gpointer document)
{
  return GUINT_TO_POINTER (shian_document_n_pages (document));
}

static void
test_thread (void)
{
  if (g_test_subprocess ()) {
    g_thread_join (g_thread_new ("other", count_elsewhere, sample (1)));
    return;
  }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
}

static void
remove_folder (void)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *entry;

  while ((entry = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = in_folder (entry);

    g_unlink (path);
  }
  g_dir_close (dir);
  g_rmdir (folder);
  g_free (folder);
}

typedef struct {
  guint left;
  guint fail_at;
} Batch;

static ShianDocument *
next_sample (gpointer data, GError **error)
{
  Batch *batch = data;

  if (batch->left == batch->fail_at) {
    g_set_error_literal (error, SHIAN_ERROR, SHIAN_ERROR_CANCELLED, "stopped");
    return NULL;
  }
  return batch->left-- > 0 ? sample (40) : NULL;
}

static void
test_batch (void)
{
  g_autofree char *path = in_folder ("batch.pdf");
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianDocument) one = sample (40);
  Batch batch = { 3, G_MAXUINT };
  guint n_pages = 0;

  g_assert_true (shian_pdf_write_batch (path, next_sample, &batch, &n_pages, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_pages, ==, 3 * shian_document_n_pages (one));
  g_assert_true (shian_pdf_check (path, n_pages, &error));
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* Neither a batch that stops in the middle nor an empty one leaves a file. */
static void
test_batch_refused (void)
{
  g_autofree char *path = in_folder ("batch.pdf");
  g_autoptr (GError) error = NULL;
  Batch stopped = { 3, 1 };
  Batch none = { 0, G_MAXUINT };

  g_assert_false (shian_pdf_write_batch (path, next_sample, &stopped, NULL, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_false (shian_pdf_write_batch (path, next_sample, &none, NULL, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  fonts = shian_fonts_new (NULL);
  if (fonts == NULL) {
    g_print ("1..0 # SKIP no font with Chinese is installed\n");
    return 0;
  }
  folder = g_dir_make_tmp ("shian-pdf-XXXXXX", NULL);
  g_test_add_func ("/pdf/text", test_text);
  g_test_add_func ("/pdf/geometry", test_geometry);
  g_test_add_func ("/pdf/screen", test_screen);
  g_test_add_func ("/pdf/same-twice", test_same_twice);
  g_test_add_func ("/pdf/metadata", test_metadata);
  g_test_add_func ("/pdf/rare", test_rare);
  g_test_add_func ("/pdf/full-disk", test_full_disk);
  g_test_add_func ("/pdf/no-folder", test_no_folder);
  g_test_add_func ("/pdf/check", test_check);
  g_test_add_func ("/pdf/batch", test_batch);
  g_test_add_func ("/pdf/batch-refused", test_batch_refused);
  g_test_add_func ("/pdf/thread", test_thread);
  status = g_test_run ();
  remove_folder ();
  shian_fonts_unref (fonts);
  return status;
}
