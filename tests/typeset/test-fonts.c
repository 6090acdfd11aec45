/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "typeset/text-block.h"

#include <string.h>

#define FANDOL "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/"
#define LATIN "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"

static gboolean
have (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_test_skip ("this font file is not installed");
  return FALSE;
}

static void
test_machine (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianFonts) fonts = shian_fonts_new (&error);

  if (g_error_matches (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND)) {
    g_test_skip ("no font with Chinese is installed");
    return;
  }
  g_assert_no_error (error);
  for (guint role = 0; role < SHIAN_N_FONT_ROLES; role++) {
    g_autofree char *note = shian_fonts_note (fonts, role);
    g_autofree char *missing = shian_fonts_missing (fonts, role, "食品安全任务清单，2024年。");

    g_assert_cmpstr (shian_fonts_used (fonts, role), !=, NULL);
    g_assert_cmpstr (missing, ==, NULL);
    if (shian_fonts_match (fonts, role) == SHIAN_FONT_MATCH_PROPER) {
      g_assert_null (note);
    } else {
      g_assert_nonnull (strstr (note, shian_font_role_wanted (role)));
      g_assert_nonnull (strstr (note, shian_fonts_used (fonts, role)));
    }
    g_test_message ("%s: %s", shian_font_role_wanted (role), shian_fonts_used (fonts, role));
  }
}

/* The TeX tree's fonts are used though fontconfig does not know them. */
static void
test_tex_tree (void)
{
  g_autoptr (ShianFonts) fonts = NULL;

  if (!have (FANDOL "FandolFang-Regular.otf"))
    return;
  fonts = shian_fonts_new (NULL);
  g_assert_cmpint (shian_fonts_match (fonts, SHIAN_FONT_FANGSONG), !=,
                   SHIAN_FONT_MATCH_OTHER_STYLE);
}

static void
test_substitutes (void)
{
  const char *const files[] = { FANDOL "FandolSong-Regular.otf", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (ShianFonts) fonts = NULL;
  g_autofree char *note = NULL;

  if (!have (files[0]))
    return;
  fonts = shian_fonts_new_from_files (files, &error);
  g_assert_no_error (error);
  for (guint role = 0; role < SHIAN_N_FONT_ROLES; role++)
    g_assert_cmpstr (shian_fonts_used (fonts, role), ==, "FandolSong");
  g_assert_cmpint (shian_fonts_match (fonts, SHIAN_FONT_SONG), ==, SHIAN_FONT_MATCH_SAME_STYLE);
  g_assert_cmpint (shian_fonts_match (fonts, SHIAN_FONT_KAI), ==, SHIAN_FONT_MATCH_OTHER_STYLE);
  note = shian_fonts_note (fonts, SHIAN_FONT_KAI);
  g_assert_nonnull (strstr (note, "楷体_GB2312"));
  g_assert_nonnull (strstr (note, "FandolSong"));
}

/* Returns the weight of the font loaded for the title role. */
static PangoWeight
title_weight (ShianFonts *fonts)
{
  PangoContext *context = pango_layout_get_context (shian_fonts_layout (fonts));
  g_autoptr (PangoFont) font = pango_context_load_font (
      context, shian_fonts_description (fonts, SHIAN_FONT_TITLE, 18, FALSE));
  PangoFontDescription *description = pango_font_describe (font);
  PangoWeight weight = pango_font_description_get_weight (description);

  pango_font_description_free (description);
  return weight;
}

/* Fandol's bold file says of itself that its weight is regular. */
static void
test_bold_title (void)
{
  const char *const files[] = { FANDOL "FandolSong-Regular.otf", FANDOL "FandolSong-Bold.otf",
                                NULL };
  g_autoptr (ShianFonts) fonts = NULL;

  if (!have (files[1]))
    return;
  fonts = shian_fonts_new_from_files (files, NULL);
  g_assert_cmpint (title_weight (fonts), ==, PANGO_WEIGHT_BOLD);
}

static void
test_missing (void)
{
  const char *const files[] = { FANDOL "FandolFang-Regular.otf", NULL };
  g_autoptr (ShianFonts) fonts = NULL;
  g_autofree char *missing = NULL;

  if (!have (files[0]))
    return;
  fonts = shian_fonts_new_from_files (files, NULL);
  missing = shian_fonts_missing (fonts, SHIAN_FONT_FANGSONG, "𬭚旻食品𬭚安全\n旻");
  g_assert_cmpstr (missing, ==, "旻𬭚");
  g_assert_null (shian_fonts_missing (fonts, SHIAN_FONT_FANGSONG, ""));
}

static void
test_no_chinese (void)
{
  const char *const latin[] = { LATIN, NULL };
  const char *const none[] = { NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (shian_fonts_new_from_files (none, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "fonts-noto-cjk"));
  g_clear_error (&error);
  if (!have (LATIN))
    return;
  g_assert_null (shian_fonts_new_from_files (latin, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND);
}

static void
test_bad_file (void)
{
  const char *const absent[] = { "/nowhere/font.otf", NULL };
  const char *const no_font[] = { "/proc/self/exe", NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (shian_fonts_new_from_files (absent, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "/nowhere/font.otf"));
  g_clear_error (&error);
  g_assert_null (shian_fonts_new_from_files (no_font, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_IO);
}

static gpointer
use_elsewhere (gpointer fonts)
{
  return shian_fonts_layout (fonts);
}

static void
test_thread (void)
{
  if (g_test_subprocess ()) {
    g_autoptr (ShianFonts) fonts = shian_fonts_new (NULL);

    g_thread_join (g_thread_new ("other", use_elsewhere, fonts));
    return;
  }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
}

/* Each thread with fonts of its own. */
static gpointer
shape_somewhere (gpointer data)
{
  g_autoptr (ShianFonts) fonts = shian_fonts_new (NULL);

  for (guint i = 0; i < 20; i++) {
    g_autofree char *missing =
        shian_fonts_missing (fonts, SHIAN_FONT_FANGSONG, "推动集中用餐单位专项治理");
    g_assert_null (missing);
  }
  return NULL;
}

static void
test_four_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("shape", shape_somewhere, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fonts/machine", test_machine);
  g_test_add_func ("/fonts/tex-tree", test_tex_tree);
  g_test_add_func ("/fonts/substitutes", test_substitutes);
  g_test_add_func ("/fonts/bold-title", test_bold_title);
  g_test_add_func ("/fonts/missing", test_missing);
  g_test_add_func ("/fonts/no-chinese", test_no_chinese);
  g_test_add_func ("/fonts/bad-file", test_bad_file);
  g_test_add_func ("/fonts/thread", test_thread);
  g_test_add_func ("/fonts/four-threads", test_four_threads);
  return g_test_run ();
}
