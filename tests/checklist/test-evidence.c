/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files as proof: pictures made smaller and upright, all else byte for byte, each content once. */
#include "store-fixture.h"

#include "base/error.h"
#include "store/picture.h"
#include "checklist/work.h"
#include "store/attachment.h"
#include "store/save.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

typedef struct {
  StoreFixture base;
  FixturePlan *plan;
  ShianUnit *unit;
  char *task;
} Work;

static void
set_up (Work *work, gconstpointer unused)
{
  store_fixture_set_up (&work->base, NULL);
  work->unit =
      fixture_add_unit (work->base.store, 1, "区教育局", SHIAN_UNIT_DEPARTMENT, TRUE, NULL);
  work->plan = fixture_add_plan (work->base.store, 2024, "2024-05-13");
  work->task = fixture_add_task (work->base.store, work->plan, "任务");
}

static void
tear_down (Work *work, gconstpointer unused)
{
  g_free (work->task);
  shian_unit_free (work->unit);
  fixture_plan_free (work->plan);
  store_fixture_tear_down (&work->base, NULL);
}

static char *
write_file (Work *work, const char *name, const void *data, gsize length)
{
  char *path = g_build_filename (work->base.folder, name, NULL);

  g_assert_true (g_file_set_contents (path, data, (gssize) length, NULL));
  return path;
}

/* Left half dark, right half light, so that one can see which way it is turned. */
static GdkPixbuf *
paint (int width, int height, gboolean alpha)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, alpha, 8, width, height);
  g_autoptr (GdkPixbuf) half = gdk_pixbuf_new_subpixbuf (pixbuf, 0, 0, width / 2, height);

  gdk_pixbuf_fill (pixbuf, 0xf0f0f0ff);
  gdk_pixbuf_fill (half, 0x101010ff);
  return pixbuf;
}

/* A JPEG whose camera says it was held turned: EXIF orientation 6, the top is on the right. */
static GBytes *
jpeg_turned (int width, int height, guint8 orientation)
{
  static const guint8 exif[] = { 0xff, 0xe1, 0x00, 0x22, 'E',  'x',  'i',  'f',  0x00,
                                 0x00, 'M',  'M',  0x00, 0x2a, 0x00, 0x00, 0x00, 0x08,
                                 0x00, 0x01, 0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00,
                                 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00 };
  g_autoptr (GdkPixbuf) pixbuf = paint (width, height, FALSE);
  g_autofree char *buffer = NULL;
  g_autoptr (GByteArray) out = g_byte_array_new ();
  gsize length;

  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &length, "jpeg", NULL, NULL));
  g_byte_array_append (out, (const guint8 *) buffer, 2);
  g_byte_array_append (out, exif, sizeof exif);
  out->data[2 + 29] = orientation;
  g_byte_array_append (out, (const guint8 *) buffer + 2, (guint) length - 2);
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

static GdkPixbuf *
decode (GBytes *bytes)
{
  const guint8 *data = g_bytes_get_data (bytes, NULL);
  g_autoptr (GdkPixbufLoader) loader =
      gdk_pixbuf_loader_new_with_type (data[0] == 0xff ? "jpeg" : "png", NULL);

  g_assert_true (gdk_pixbuf_loader_write_bytes (loader, bytes, NULL));
  g_assert_true (gdk_pixbuf_loader_close (loader, NULL));
  return g_object_ref (gdk_pixbuf_loader_get_pixbuf (loader));
}

static guint8
brightness (GdkPixbuf *pixbuf, int x, int y)
{
  return gdk_pixbuf_read_pixels (
      pixbuf)[y * gdk_pixbuf_get_rowstride (pixbuf) + x * gdk_pixbuf_get_n_channels (pixbuf)];
}

static ShianEvidence *
add_to (Work *work, const char *path, const char *period, gboolean keep)
{
  g_autoptr (GError) error = NULL;
  ShianEvidence *evidence = shian_evidence_add (work->base.store, work->task, work->unit->record.id,
                                                period, path, keep, &error);

  g_assert_no_error (error);
  g_assert_true (shian_attachment_verify (work->base.store, evidence->sha256, NULL));
  return evidence;
}

static GBytes *
stored (Work *work, const char *sha256)
{
  g_autofree char *path = shian_attachment_path (work->base.store, sha256);
  return fixture_read_bytes (path);
}

static void
test_turned (Work *work, gconstpointer unused)
{
  g_autoptr (GBytes) bytes = jpeg_turned (3000, 1000, 6);
  g_autofree char *path =
      write_file (work, "照片 1.jpg", g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (ShianEvidence) evidence = add_to (work, path, "2024Q2", FALSE);
  g_autoptr (GBytes) kept = stored (work, evidence->sha256);
  g_autoptr (GdkPixbuf) pixbuf = decode (kept);

  g_assert_cmpstr (evidence->name, ==, "照片 1.jpg");
  g_assert_cmpint (evidence->size, ==, (gint64) g_bytes_get_size (kept));
  g_assert_null (evidence->original_sha256);
  g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), ==, SHIAN_PICTURE_MAX);
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, 853);
  g_assert_null (gdk_pixbuf_get_option (pixbuf, "orientation"));
  g_assert_cmpuint (brightness (pixbuf, 400, 100), <, 60); /* what was left is now on top */
  g_assert_cmpuint (brightness (pixbuf, 400, 2400), >, 200);
}

static void
test_original_kept (Work *work, gconstpointer unused)
{
  g_autoptr (GBytes) bytes = jpeg_turned (2700, 300, 1);
  g_autofree char *path =
      write_file (work, "a.jpg", g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (ShianEvidence) first = add_to (work, path, "2024Q2", FALSE);
  g_autoptr (ShianEvidence) second = add_to (work, path, "2024Q2", TRUE); /* wanted only now */
  g_autoptr (ShianEvidence) third = add_to (work, path, "2024Q2", FALSE);
  g_autoptr (GBytes) original = NULL;

  g_assert_cmpstr (first->record.id, ==, second->record.id);
  g_assert_null (first->original_sha256);
  g_assert_nonnull (second->original_sha256);
  original = stored (work, second->original_sha256);
  g_assert_true (g_bytes_equal (original, bytes));
  g_assert_cmpstr (third->original_sha256, ==, second->original_sha256); /* and stays */
}

static void
test_png (Work *work, gconstpointer unused)
{
  g_autoptr (GdkPixbuf) pixbuf = paint (100, 2600, TRUE);
  g_autofree char *buffer = NULL;
  gsize length;
  g_autofree char *path = NULL;
  g_autoptr (ShianEvidence) evidence = NULL;
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GdkPixbuf) small = NULL;

  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &length, "png", NULL, NULL));
  path = write_file (work, "截图.png", buffer, length);
  evidence = add_to (work, path, "2024", FALSE);
  kept = stored (work, evidence->sha256);
  small = decode (kept);
  g_assert_cmpint (gdk_pixbuf_get_height (small), ==, SHIAN_PICTURE_MAX);
  g_assert_true (gdk_pixbuf_get_has_alpha (small));
}

/* Small pictures and all other files stay as they are. */
static void
test_byte_for_byte (Work *work, gconstpointer unused)
{
  g_autoptr (GBytes) small = jpeg_turned (200, 100, 6);
  g_autofree char *jpeg =
      write_file (work, "小图.jpg", g_bytes_get_data (small, NULL), g_bytes_get_size (small));
  g_autofree char *text = write_file (work, "记录.txt", "a\0\r\n\xff", 5);
  g_autoptr (ShianEvidence) picture = add_to (work, jpeg, "2024Q2", TRUE);
  g_autoptr (ShianEvidence) record = add_to (work, text, "2024Q2", TRUE);
  g_autoptr (GBytes) kept_picture = stored (work, picture->sha256);
  g_autoptr (GBytes) kept_text = stored (work, record->sha256);
  g_autoptr (GBytes) wanted = g_bytes_new_static ("a\0\r\n\xff", 5);

  g_assert_true (g_bytes_equal (kept_picture, small));
  g_assert_true (g_bytes_equal (kept_text, wanted));
  g_assert_null (picture->original_sha256);
  g_assert_null (record->original_sha256);
  g_assert_cmpint (record->size, ==, 5);
}

static void
test_same_once (Work *work, gconstpointer unused)
{
  g_autofree char *path = write_file (work, "记录.txt", "内容", 6);
  g_autofree char *renamed = write_file (work, "记录（副本）.txt", "内容", 6);
  g_autoptr (ShianEvidence) first = add_to (work, path, "2024Q2", FALSE);
  g_autoptr (ShianEvidence) again = add_to (work, renamed, "2024Q2", FALSE);
  g_autoptr (ShianEvidence) other = add_to (work, path, "2024Q3", FALSE);
  g_autoptr (ShianEvidence) back = NULL;
  g_autoptr (GPtrArray) all = NULL;

  g_assert_cmpstr (first->record.id, ==, again->record.id);
  g_assert_cmpint (again->record.revision, ==, 1);
  g_assert_cmpstr (first->record.id, !=, other->record.id);
  g_assert_cmpstr (first->sha256, ==, other->sha256);
  g_assert_true (
      shian_store_remove (work->base.store, &SHIAN_EVIDENCE_TYPE, first->record.id, NULL));
  back = add_to (work, path, "2024Q2", FALSE); /* removed, and added anew */
  g_assert_cmpstr (back->record.id, !=, first->record.id);
  all = shian_evidence_of_task (work->base.store, work->task, work->unit->record.id, NULL, NULL);
  g_assert_cmpuint (all->len, ==, 2);
}

static void
assert_refused (Work *work, const char *path, const char *period, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *attachments = g_build_filename (work->base.folder, "attachments", NULL);

  g_assert_null (shian_evidence_add (work->base.store, work->task, work->unit->record.id, period,
                                     path, TRUE, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, SHIAN_ERROR, code);
  g_assert_cmpint (fixture_integer (work->base.store, "SELECT count(*) FROM evidence"), ==, 0);
  g_assert_false (g_file_test (attachments, G_FILE_TEST_EXISTS));
}

static void
test_refused (Work *work, gconstpointer unused)
{
  g_autoptr (GBytes) bytes = jpeg_turned (400, 100, 1);
  g_autoptr (GBytes) large = jpeg_turned (3000, 1000, 1);
  g_autoptr (GdkPixbuf) painted = paint (600, 600, TRUE);
  g_autofree char *png = NULL;
  gsize png_length = 0;
  gboolean saved = gdk_pixbuf_save_to_buffer (painted, &png, &png_length, "png", NULL, NULL);
  g_autofree char *cut_png = write_file (work, "半.png", png, saved ? png_length / 2 : 0);
  g_autofree char *cut =
      write_file (work, "半.jpg", g_bytes_get_data (large, NULL), g_bytes_get_size (large) / 2);
  g_autofree char *good = write_file (work, "a.txt", "x", 1);
  g_autofree char *empty = write_file (work, "空.txt", "", 0);
  g_autofree char *broken =
      write_file (work, "坏.jpg", g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes) / 3);
  g_autofree char *header = write_file (work, "头.png", "\x89PNG\r\n\x1a\n 不是图片", 20);

  assert_refused (work, good, "2025Q1", SHIAN_ERROR_INVALID);
  assert_refused (work, good, "第二季度", SHIAN_ERROR_INVALID);
  assert_refused (work, empty, "2024Q2", SHIAN_ERROR_INVALID);
  assert_refused (work, work->base.folder, "2024Q2", SHIAN_ERROR_INVALID);
  assert_refused (work, "/no/such/file", "2024Q2", SHIAN_ERROR_NOT_FOUND);
  assert_refused (work, header, "2024Q2", SHIAN_ERROR_INVALID);
  assert_refused (work, broken, "2024Q2", SHIAN_ERROR_INVALID);
  assert_refused (work, cut, "2024Q2", SHIAN_ERROR_INVALID);
  assert_refused (work, cut_png, "2024Q2", SHIAN_ERROR_INVALID);
}

/* What phones append after the picture's end does no harm. */
static void
test_appended (Work *work, gconstpointer unused)
{
  g_autoptr (GBytes) bytes = jpeg_turned (2600, 100, 1);
  g_autoptr (GByteArray) longer = g_byte_array_new ();
  g_autofree char *path = NULL;
  g_autoptr (ShianEvidence) evidence = NULL;

  g_byte_array_append (longer, g_bytes_get_data (bytes, NULL), (guint) g_bytes_get_size (bytes));
  g_byte_array_append (longer, (const guint8 *) "SEFT\xff\xd8 more", 11);
  path = write_file (work, "手机.jpg", longer->data, longer->len);
  evidence = add_to (work, path, "2024Q2", FALSE);
  g_assert_cmpint (evidence->size, >, 0);
}

/* A few bytes that claim to be 20,000 by 20,000 pixels: refused before room is made for them. */
static void
test_bomb (Work *work, gconstpointer unused)
{
  static const guint8 bomb[] = { 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00,
                                 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x4e, 0x20, 0x00, 0x00,
                                 0x4e, 0x20, 0x08, 0x02, 0x00, 0x00, 0x00, 0x6c, 0x12, 0xd1, 0x6e,
                                 0x00, 0x00, 0x00, 0x11, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63,
                                 0x60, 0x18, 0x05, 0xa3, 0x60, 0x14, 0x0c, 0x77, 0x00, 0x00, 0x03,
                                 0xe8, 0x00, 0x01, 0xb3, 0xa6, 0xd3, 0x46 };
  g_autofree char *path = write_file (work, "大.png", bomb, sizeof bomb);
  g_autoptr (GBytes) bytes = g_bytes_new_static (bomb, sizeof bomb);
  g_autoptr (GError) error = NULL;

  assert_refused (work, path, "2024Q2", SHIAN_ERROR_INVALID);
  g_assert_null (shian_picture_shrink (bytes, "大.png", &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "200"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/checklist/evidence/" name, Work, NULL, set_up, function, tear_down)
  ADD ("turned", test_turned);
  ADD ("original-kept", test_original_kept);
  ADD ("png", test_png);
  ADD ("byte-for-byte", test_byte_for_byte);
  ADD ("same-once", test_same_once);
  ADD ("refused", test_refused);
  ADD ("appended", test_appended);
  ADD ("bomb", test_bomb);
  return g_test_run ();
}
