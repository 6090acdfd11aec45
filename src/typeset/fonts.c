/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "typeset/fonts.h"

#include "base/error.h"
#include "typeset/font-choice.h"
#include "typeset/font-config.h"

#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-font.h>
#include <pango/pangofc-fontmap.h>

/* A font that shows these has Chinese; many that carry a Chinese name or a few ideographs do not. */
#define SAMPLE "食品安全监督管理"
#define MOST_FALLBACKS 3

typedef struct {
  char *families; /* the chosen one and those its missing characters come from */
  char *used;
  ShianFontMatch match;
  gboolean bold;
  GHashTable *descriptions; /* size and weight → PangoFontDescription */
} RoleFont;

struct _ShianFonts {
  gatomicrefcount ref_count;
  GThread *owner;
  FcConfig *config;
  PangoFontMap *map;
  PangoContext *context;
  PangoLayout *layout;
  GHashTable *shapes;
  RoleFont roles[SHIAN_N_FONT_ROLES];
};

static void
make_context (ShianFonts *fonts)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  fonts->map = pango_cairo_font_map_new ();
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (fonts->map), 72);
  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (fonts->map), fonts->config);
  fonts->context = pango_font_map_create_context (fonts->map);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (fonts->context, options);
  pango_context_set_round_glyph_positions (fonts->context, FALSE);
  pango_context_set_language (fonts->context, pango_language_from_string ("zh-cn"));
  pango_context_set_base_dir (fonts->context, PANGO_DIRECTION_LTR);
  cairo_font_options_destroy (options);
  fonts->layout = pango_layout_new (fonts->context);
  pango_layout_set_auto_dir (fonts->layout, FALSE);
}

static gboolean
has_chinese (PangoFont *font)
{
  for (const char *p = SAMPLE; *p != '\0'; p = g_utf8_next_char (p))
    if (!pango_font_has_char (font, g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/* A family that is not there never fails to load, it silently becomes another one. */
static gboolean
is_family (PangoFont *font, const char *family)
{
  FcPattern *pattern = pango_fc_font_get_pattern (PANGO_FC_FONT (font));
  FcChar8 *name;

  for (int n = 0; FcPatternGetString (pattern, FC_FAMILY, n, &name) == FcResultMatch; n++)
    if (g_ascii_strcasecmp ((const char *) name, family) == 0)
      return TRUE;
  return FALSE;
}

static char *
load_family (ShianFonts *fonts, const char *family, gboolean bold)
{
  PangoFontDescription *asked = pango_font_description_new ();
  g_autoptr (PangoFont) font = NULL;
  char *loaded = NULL;

  pango_font_description_set_family (asked, family);
  pango_font_description_set_weight (asked, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size (asked, 12 * PANGO_SCALE);
  font = pango_context_load_font (fonts->context, asked);
  pango_font_description_free (asked);
  if (font != NULL && is_family (font, family) && has_chinese (font)) {
    PangoFontDescription *got = pango_font_describe (font);

    loaded = g_strdup (pango_font_description_get_family (got));
    pango_font_description_free (got);
  }
  return loaded;
}

static char *
load_candidate (ShianFonts *fonts, GHashTable *installed, const ShianFontCandidate *candidate,
                const char **family)
{
  g_auto (GStrv) names = g_strsplit (candidate->names, "|", -1);

  for (guint i = 0; names[i] != NULL; i++) {
    g_autofree char *key = g_ascii_strdown (names[i], -1);

    if (g_hash_table_contains (installed, key)) {
      char *loaded = load_family (fonts, names[i], candidate->bold);

      if (loaded != NULL) {
        *family = g_intern_string (names[i]);
        return loaded;
      }
    }
  }
  return NULL;
}

static void
choose_role (ShianFonts *fonts, GHashTable *installed, ShianFontRole role)
{
  RoleFont *chosen = &fonts->roles[role];
  g_autoptr (GPtrArray) families = g_ptr_array_new ();

  for (const ShianFontCandidate *c = shian_font_candidates (role); c->names != NULL; c++) {
    const char *family = NULL;
    g_autofree char *used = NULL;

    if (families->len > MOST_FALLBACKS)
      break;
    used = load_candidate (fonts, installed, c, &family);
    if (used == NULL)
      continue;
    if (chosen->used == NULL) {
      chosen->used = g_steal_pointer (&used);
      chosen->match = c->match;
      chosen->bold = c->bold;
    }
    g_ptr_array_add (families, (gpointer) family);
  }
  if (families->len > 0) {
    g_ptr_array_add (families, NULL);
    chosen->families = g_strjoinv (",", (char **) families->pdata);
  }
}

/* A role none of whose own families is there takes what another role has found, or any font that
 * says it is Chinese; what should stand out does so by weight then. */
static gboolean
fill_gaps (ShianFonts *fonts)
{
  static const ShianFontRole order[] = { SHIAN_FONT_SONG, SHIAN_FONT_FANGSONG, SHIAN_FONT_HEI,
                                         SHIAN_FONT_KAI, SHIAN_FONT_TITLE };
  g_autofree char *family = NULL;
  g_autofree char *used = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (order) && used == NULL; i++) {
    family = g_strdup (fonts->roles[order[i]].families);
    used = g_strdup (fonts->roles[order[i]].used);
  }
  if (used == NULL) {
    family = shian_font_config_any_chinese (fonts->config);
    used = family != NULL ? load_family (fonts, family, FALSE) : NULL;
  }
  for (guint role = 0; role < SHIAN_N_FONT_ROLES && used != NULL; role++) {
    RoleFont *font = &fonts->roles[role];

    if (font->used == NULL) {
      font->used = g_strdup (used);
      font->families = g_strdup (family);
      font->match = SHIAN_FONT_MATCH_OTHER_STYLE;
      font->bold = role == SHIAN_FONT_TITLE || role == SHIAN_FONT_HEI;
    }
  }
  return used != NULL;
}

static ShianFonts *
fonts_new_for_config (FcConfig *config, GError **error)
{
  g_autoptr (ShianFonts) fonts = g_new0 (ShianFonts, 1);
  g_autoptr (GHashTable) installed = shian_font_config_families (config);

  g_atomic_ref_count_init (&fonts->ref_count);
  fonts->owner = g_thread_self ();
  fonts->config = FcConfigReference (config);
  make_context (fonts);
  for (guint role = 0; role < SHIAN_N_FONT_ROLES; role++) {
    fonts->roles[role].descriptions = g_hash_table_new_full (
        g_direct_hash, g_direct_equal, NULL, (GDestroyNotify) pango_font_description_free);
    choose_role (fonts, installed, (ShianFontRole) role);
  }
  if (fill_gaps (fonts))
    return g_steal_pointer (&fonts);
  g_set_error (
      error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND,
      _ ("Cannot lay out pages: no font with Chinese characters is installed. Install one, "
         "for example the package fonts-noto-cjk, and start the program again"));
  return NULL;
}

ShianFonts *
shian_fonts_new (GError **error)
{
  return fonts_new_for_config (shian_font_config_system (), error);
}

ShianFonts *
shian_fonts_new_from_files (const char *const *files, GError **error)
{
  FcConfig *config;
  ShianFonts *fonts;

  g_return_val_if_fail (files != NULL, NULL);
  config = shian_font_config_from_files (files, error);
  if (config == NULL)
    return NULL;
  fonts = fonts_new_for_config (config, error);
  FcConfigDestroy (config);
  return fonts;
}

ShianFonts *
shian_fonts_ref (ShianFonts *fonts)
{
  g_return_val_if_fail (fonts != NULL, NULL);
  g_atomic_ref_count_inc (&fonts->ref_count);
  return fonts;
}

void
shian_fonts_unref (ShianFonts *fonts)
{
  if (fonts == NULL || !g_atomic_ref_count_dec (&fonts->ref_count))
    return;
  for (guint role = 0; role < SHIAN_N_FONT_ROLES; role++) {
    g_free (fonts->roles[role].families);
    g_free (fonts->roles[role].used);
    g_clear_pointer (&fonts->roles[role].descriptions, g_hash_table_unref);
  }
  g_clear_pointer (&fonts->shapes, g_hash_table_unref);
  g_clear_object (&fonts->layout);
  g_clear_object (&fonts->context);
  g_clear_object (&fonts->map);
  g_clear_pointer (&fonts->config, FcConfigDestroy);
  g_free (fonts);
}

const char *
shian_font_role_wanted (ShianFontRole role)
{
  static const char *const names[SHIAN_N_FONT_ROLES] = {
    [SHIAN_FONT_FANGSONG] = "仿宋_GB2312",
    [SHIAN_FONT_KAI] = "楷体_GB2312",
    [SHIAN_FONT_HEI] = "黑体",
    [SHIAN_FONT_SONG] = "宋体",
    [SHIAN_FONT_TITLE] = "方正小标宋简体",
  };

  g_return_val_if_fail (role < SHIAN_N_FONT_ROLES, NULL);
  return names[role];
}

const char *
shian_fonts_used (ShianFonts *fonts, ShianFontRole role)
{
  g_return_val_if_fail (fonts != NULL && role < SHIAN_N_FONT_ROLES, NULL);
  return fonts->roles[role].used;
}

ShianFontMatch
shian_fonts_match (ShianFonts *fonts, ShianFontRole role)
{
  g_return_val_if_fail (fonts != NULL && role < SHIAN_N_FONT_ROLES, SHIAN_FONT_MATCH_OTHER_STYLE);
  return fonts->roles[role].match;
}

char *
shian_fonts_note (ShianFonts *fonts, ShianFontRole role)
{
  const char *wanted = shian_font_role_wanted (role);

  g_return_val_if_fail (fonts != NULL && wanted != NULL, NULL);
  switch (fonts->roles[role].match) {
  case SHIAN_FONT_MATCH_PROPER:
    return NULL;
  case SHIAN_FONT_MATCH_SAME_STYLE:
    return g_strdup_printf (_ ("The font %s is not installed; %s of the same style is used"),
                            wanted, fonts->roles[role].used);
  default:
    return g_strdup_printf (_ ("The font %s is not installed; %s is used, which looks different"),
                            wanted, fonts->roles[role].used);
  }
}

const PangoFontDescription *
shian_fonts_description (ShianFonts *fonts, ShianFontRole role, double size, gboolean bold)
{
  RoleFont *font;
  PangoFontDescription *description;
  gpointer key;

  g_return_val_if_fail (fonts != NULL && role < SHIAN_N_FONT_ROLES && size > 0, NULL);
  g_assert (fonts->owner == g_thread_self ());
  font = &fonts->roles[role];
  bold = bold || font->bold;
  key = GUINT_TO_POINTER (((guint) (size * 100 + 0.5)) * 2 + (bold ? 1 : 0));
  description = g_hash_table_lookup (font->descriptions, key);
  if (description == NULL) {
    description = pango_font_description_new ();
    pango_font_description_set_family (description, font->families);
    pango_font_description_set_weight (description, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size (description, size * PANGO_SCALE);
    g_hash_table_insert (font->descriptions, key, description);
  }
  return description;
}

GHashTable *
shian_fonts_shapes (ShianFonts *fonts)
{
  g_return_val_if_fail (fonts != NULL, NULL);
  if (fonts->shapes == NULL)
    fonts->shapes =
        g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return fonts->shapes;
}

PangoLayout *
shian_fonts_layout (ShianFonts *fonts)
{
  g_return_val_if_fail (fonts != NULL, NULL);
  g_assert (fonts->owner == g_thread_self ());
  return fonts->layout;
}
