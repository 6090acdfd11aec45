/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "typeset/font-config.h"

#include "base/error.h"

#include <glib/gi18n-lib.h>

static const char *const fandol_folders[] = {
  SHIAN_DATADIR "/fonts",
  "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol",
  "/usr/share/texmf-dist/fonts/opentype/public/fandol",
  "/usr/local/share/texmf/fonts/opentype/public/fandol",
};

static const char *const fandol_files[] = {
  "FandolFang-Regular.otf", "FandolHei-Regular.otf",  "FandolHei-Bold.otf",
  "FandolKai-Regular.otf",  "FandolSong-Regular.otf", "FandolSong-Bold.otf",
};

/* The bold Fandol files call themselves bold in their style only, their weight says regular; without
 * this either of the two could be loaded for either weight. */
static void
correct_weights (FcConfig *config)
{
  FcFontSet *set = FcConfigGetFonts (config, FcSetApplication);

  for (int i = 0; set != NULL && i < set->nfont; i++) {
    FcChar8 *style = NULL;
    int weight = 0;

    if (FcPatternGetString (set->fonts[i], FC_STYLE, 0, &style) == FcResultMatch &&
        g_str_equal ((const char *) style, "Bold") &&
        FcPatternGetInteger (set->fonts[i], FC_WEIGHT, 0, &weight) == FcResultMatch &&
        weight < FC_WEIGHT_BOLD) {
      FcPatternDel (set->fonts[i], FC_WEIGHT);
      FcPatternAddInteger (set->fonts[i], FC_WEIGHT, FC_WEIGHT_BOLD);
    }
  }
}

static gboolean
add_file (FcConfig *config, const char *path)
{
  return g_file_test (path, G_FILE_TEST_IS_REGULAR) &&
         FcConfigAppFontAddFile (config, (const FcChar8 *) path);
}

static void
add_fandol (FcConfig *config)
{
  for (guint f = 0; f < G_N_ELEMENTS (fandol_files); f++) {
    for (guint d = 0; d < G_N_ELEMENTS (fandol_folders); d++) {
      g_autofree char *path = g_build_filename (fandol_folders[d], fandol_files[f], NULL);

      if (add_file (config, path))
        break;
    }
  }
  correct_weights (config);
}

FcConfig *
shian_font_config_system (void)
{
  static gsize made = 0;

  if (g_once_init_enter (&made)) {
    FcConfig *config = FcInitLoadConfigAndFonts ();

    /* Without memory or any configuration file fontconfig gives nothing; an empty set-up is
     * reported as “no font with Chinese” later. */
    if (config == NULL)
      config = FcConfigCreate ();
    add_fandol (config);
    g_once_init_leave (&made, (gsize) config);
  }
  return (FcConfig *) made; /* NOLINT: the once-guard holds a gsize */
}

FcConfig *
shian_font_config_from_files (const char *const *files, GError **error)
{
  FcConfig *config = FcConfigCreate ();

  for (; *files != NULL; files++) {
    if (!add_file (config, *files)) {
      g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_IO,
                   _ ("Cannot load the font file %s: it is missing or not a font"), *files);
      FcConfigDestroy (config);
      return NULL;
    }
  }
  correct_weights (config);
  return config;
}

static FcFontSet *
list_families (FcConfig *config, const char *language)
{
  FcPattern *pattern = FcPatternCreate ();
  FcObjectSet *wanted = FcObjectSetBuild (FC_FAMILY, NULL);
  FcFontSet *set;

  if (language != NULL) {
    FcLangSet *languages = FcLangSetCreate ();

    FcLangSetAdd (languages, (const FcChar8 *) language);
    FcPatternAddLangSet (pattern, FC_LANG, languages);
    FcLangSetDestroy (languages);
  }
  set = FcFontList (config, pattern, wanted);
  FcObjectSetDestroy (wanted);
  FcPatternDestroy (pattern);
  return set;
}

GHashTable *
shian_font_config_families (FcConfig *config)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  FcFontSet *set = list_families (config, NULL);
  FcChar8 *family;

  for (int i = 0; set != NULL && i < set->nfont; i++)
    for (int n = 0; FcPatternGetString (set->fonts[i], FC_FAMILY, n, &family) == FcResultMatch; n++)
      g_hash_table_add (names, g_ascii_strdown ((const char *) family, -1));
  if (set != NULL)
    FcFontSetDestroy (set);
  return names;
}

char *
shian_font_config_any_chinese (FcConfig *config)
{
  FcFontSet *set = list_families (config, "zh-cn");
  const char *first = NULL;
  char *result;
  FcChar8 *family;

  for (int i = 0; set != NULL && i < set->nfont; i++)
    if (FcPatternGetString (set->fonts[i], FC_FAMILY, 0, &family) == FcResultMatch &&
        (first == NULL || strcmp ((const char *) family, first) < 0))
      first = (const char *) family;
  result = g_strdup (first);
  if (set != NULL)
    FcFontSetDestroy (set);
  return result;
}
