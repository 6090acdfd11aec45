/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A signature drawn on the screen: asked for, kept, replaced, locked, never carried over. */
#include "inspection-fixture.h"

#include "base/error.h"
#include "inspection/signature.h"
#include "store/attachment.h"
#include "store/history.h"
#include "store/save.h"
#include "typeset/strokes.h"

#include <string.h>

#define UNSIGNED "have not drawn their signature"

static GBytes *
draw (double height)
{
  g_autoptr (ShianStrokes) strokes = shian_strokes_new ();

  shian_strokes_begin (strokes, 0, 0);
  shian_strokes_move (strokes, 300, height);
  return shian_strokes_to_png (strokes);
}

static ShianPhoto *
sign (InspectionFixture *fixture, const char *id, double height)
{
  g_autoptr (GBytes) drawing = draw (height);
  g_autoptr (GError) error = NULL;
  ShianPhoto *photo = shian_signature_set (fixture->store, id, drawing, &error);

  g_assert_no_error (error);
  return photo;
}

static void
choose (InspectionFixture *fixture, const char *id, ShianSignature signature)
{
  g_autoptr (ShianInspection) inspection = shian_inspection_load_draft (fixture->store, id, NULL);
  g_autoptr (GError) error = NULL;

  inspection->signature = signature;
  g_assert_true (shian_inspection_save (fixture->store, inspection, &error));
  g_assert_no_error (error);
}

/* All that is missing of the inspection, parted by “; ”. */
static char *
missing (InspectionFixture *fixture, const char *id)
{
  g_autoptr (ShianInspectionSheet) sheet = shian_inspection_sheet_load (fixture->store, id, NULL);
  g_autoptr (GPtrArray) lines = shian_inspection_missing (sheet);

  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("; ", (char **) lines->pdata);
}

static guint
count (InspectionFixture *fixture, const char *id)
{
  g_autoptr (GPtrArray) photos = shian_photo_list (fixture->store, id, NULL, NULL);
  return photos->len;
}

static void
test_missing (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  const char *id = inspection->record.id;
  g_autoptr (ShianPhoto) photo = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL, *cleared = NULL;

  fixture_answer_rest (fixture, id);
  choose (fixture, id, SHIAN_SIGNATURE_DRAWN);
  before = missing (fixture, id);
  g_assert_cmpstr (before, ==, "the premises have not drawn their signature on the screen yet");
  g_assert_false (shian_inspection_finish (fixture->store, id, &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, UNSIGNED);
  photo = sign (fixture, id, 100);
  after = missing (fixture, id);
  g_assert_cmpstr (after, ==, "");
  g_assert_true (shian_signature_clear (fixture->store, id, &error));
  g_assert_true (shian_signature_clear (fixture->store, id, &error)); /* nothing left to clear */
  g_assert_no_error (error);
  cleared = missing (fixture, id);
  g_assert_cmpstr (cleared, ==, before);
}

/* One picture of the inspection, byte for byte what was drawn, with its day. */
static void
test_kept (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  const char *id = inspection->record.id;
  g_autoptr (GBytes) drawing = draw (100);
  g_autoptr (ShianPhoto) photo = sign (fixture, id, 100);
  g_autoptr (ShianInspectionSheet) sheet = shian_inspection_sheet_load (fixture->store, id, NULL);
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, drawing);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sheet->inspection->signature, ==, SHIAN_SIGNATURE_DRAWN);
  g_assert_cmpstr (sheet->signature->record.id, ==, photo->record.id);
  g_assert_cmpint (sheet->signature->purpose, ==, SHIAN_PHOTO_SIGNATURE);
  g_assert_cmpstr (sheet->signature->sha256, ==, sha256);
  g_assert_true (g_str_has_prefix (sheet->signature->taken_at, "2024-05-20 "));
  g_assert_null (sheet->signature->item);
  g_assert_true (shian_attachment_verify (fixture->store, sha256, &error));
  g_assert_no_error (error);
}

static void
test_replaced (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  const char *id = inspection->record.id;
  g_autoptr (ShianPhoto) first = sign (fixture, id, 100);
  g_autoptr (ShianPhoto) second = sign (fixture, id, 150);
  g_autoptr (ShianPhoto) same = sign (fixture, id, 150);
  g_autoptr (ShianPhoto) shown = NULL;
  g_autoptr (ShianPhoto) undone = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (count (fixture, id), ==, 1);
  g_assert_cmpstr (same->record.id, ==, second->record.id);
  shown = shian_signature_find (fixture->store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (shown->sha256, ==, second->sha256);
  label = shian_store_undo (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, "Signature on the screen");
  undone = shian_signature_find (fixture->store, id, &error);
  g_assert_cmpstr (undone->sha256, ==, first->sha256);
  g_assert_cmpuint (count (fixture, id), ==, 1);
}

static void
test_refused_files (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  const char *id = inspection->record.id;
  g_autofree char *text = fixture_write (fixture, "签名.txt", "不是图片");
  g_autofree char *broken = fixture_write (fixture, "坏.png", "\x89PNG\r\n\x1a\n nothing");
  g_autoptr (ShianPhoto) photo = sign (fixture, id, 100);
  g_autoptr (GBytes) words = g_bytes_new_static ("words", 5);
  g_autoptr (ShianPhoto) shown = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (shian_signature_set_file (fixture->store, id, text, &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "签名.txt");
  g_assert_null (shian_signature_set_file (fixture->store, id, broken, &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "坏.png");
  g_assert_null (shian_signature_set (fixture->store, id, words, &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "签名.png");
  g_assert_null (shian_signature_set_file (fixture->store, "nobody", text, &error));
  fixture_assert_error (&error, SHIAN_ERROR_NOT_FOUND, "");
  shown = shian_signature_find (fixture->store, id, NULL);
  g_assert_cmpstr (shown->record.id, ==, photo->record.id);
}

static void
test_locked (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  const char *id = inspection->record.id;
  g_autoptr (ShianPhoto) photo = sign (fixture, id, 100);
  g_autoptr (GBytes) other = draw (150);
  g_autoptr (GError) error = NULL;

  fixture_answer_rest (fixture, id);
  g_assert_true (shian_inspection_finish (fixture->store, id, &error));
  g_assert_no_error (error);
  g_assert_null (shian_signature_set (fixture->store, id, other, &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "locked");
  g_assert_false (shian_signature_clear (fixture->store, id, &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "locked");
  g_assert_false (shian_photo_remove (fixture->store, photo->record.id, &error));
  fixture_assert_error (&error, SHIAN_ERROR_INVALID, "locked");
  g_assert_cmpuint (count (fixture, id), ==, 1);
}

/* Signed on paper after all: the drawing tried before is no part of what is finished. */
static void
test_other_way (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  const char *id = inspection->record.id;
  g_autoptr (ShianPhoto) photo = sign (fixture, id, 100);

  fixture_answer_rest (fixture, id);
  choose (fixture, id, SHIAN_SIGNATURE_PAPER);
  g_assert_cmpuint (count (fixture, id), ==, 1); /* until then it can be chosen again */
  fixture_finish (fixture, id);
  g_assert_cmpuint (count (fixture, id), ==, 0);
}

static void
name_signer (InspectionFixture *fixture, const char *id)
{
  g_autoptr (ShianInspection) inspection = shian_inspection_load_draft (fixture->store, id, NULL);

  inspection->signer = g_strdup ("校长");
  g_assert_true (shian_inspection_save (fixture->store, inspection, NULL));
}

/* Signed was the first version: the corrected one asks anew, the first keeps what it has. */
static void
test_correction (InspectionFixture *fixture, gconstpointer unused)
{
  g_autoptr (ShianInspection) inspection = fixture_begin (fixture, NULL);
  const char *id = inspection->record.id;
  g_autoptr (ShianPhoto) photo = sign (fixture, id, 100);
  g_autoptr (ShianInspection) correction = NULL;
  g_autoptr (ShianInspectionSheet) sheet = NULL;
  g_autoptr (ShianPhoto) kept = NULL;
  g_autofree char *lacking = NULL;
  g_autoptr (GError) error = NULL;

  fixture_answer_rest (fixture, id);
  name_signer (fixture, id);
  g_assert_true (shian_inspection_finish (fixture->store, id, &error));
  correction = shian_inspection_correct (fixture->store, id, "抄错", &error);
  g_assert_no_error (error);
  sheet = shian_inspection_sheet_load (fixture->store, correction->record.id, &error);
  g_assert_no_error (error);
  g_assert_null (sheet->signature);
  g_assert_null (sheet->inspection->signer);
  lacking = missing (fixture, correction->record.id);
  g_assert_nonnull (strstr (lacking, "neither signed nor refused"));
  kept = shian_signature_find (fixture->store, id, &error);
  g_assert_cmpstr (kept->record.id, ==, photo->record.id);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/inspection/signature/" name, InspectionFixture, NULL, inspection_fixture_set_up,   \
              func, inspection_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("missing", test_missing);
  ADD ("kept", test_kept);
  ADD ("replaced", test_replaced);
  ADD ("refused-files", test_refused_files);
  ADD ("locked", test_locked);
  ADD ("other-way", test_other_way);
  ADD ("correction", test_correction);
  return g_test_run ();
}
