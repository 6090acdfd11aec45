/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/preferences.h"

#include "config.h"

#include <adwaita.h>

static GSettingsSchema *
find_schema (void)
{
  g_autoptr (GSettingsSchemaSource) source = NULL;
  GSettingsSchemaSource *usual = g_settings_schema_source_get_default ();
  GSettingsSchema *schema = NULL;

  if (usual != NULL)
    schema = g_settings_schema_source_lookup (usual, SHIAN_APP_ID, TRUE);
  if (schema != NULL)
    return schema;
  source = g_settings_schema_source_new_from_directory (SHIAN_BUILD_DIR "/resources", usual, FALSE,
                                                        NULL);
  return source != NULL ? g_settings_schema_source_lookup (source, SHIAN_APP_ID, FALSE) : NULL;
}

GSettings *
shian_preferences_get (void)
{
  static GSettings *settings;
  static gboolean looked;
  g_autoptr (GSettingsSchema) schema = NULL;

  if (looked)
    return settings;
  looked = TRUE;
  schema = find_schema ();
  if (schema != NULL)
    settings = g_settings_new_full (schema, NULL, NULL);
  return settings;
}

char *
shian_preferences_get_language (void)
{
  GSettings *settings = shian_preferences_get ();
  return settings != NULL ? g_settings_get_string (settings, "language") : g_strdup ("system");
}

void
shian_preferences_set_text_scale (double scale)
{
  static int usual_dpi;
  GtkSettings *settings = gtk_settings_get_default ();

  if (settings == NULL)
    return;
  if (usual_dpi == 0)
    g_object_get (settings, "gtk-xft-dpi", &usual_dpi, NULL);
  if (usual_dpi <= 0)
    usual_dpi = 96 * PANGO_SCALE;
  g_object_set (settings, "gtk-xft-dpi", (int) (usual_dpi * CLAMP (scale, 0.5, 3.0)), NULL);
}

/* Where the desktop's font has no Chinese, Pango takes whichever font fontconfig lists first, and
 * that may be a brush face made for paper: plain faces go before it. */
static void
prefer_plain_chinese (void)
{
  static const char PLAIN[] = "Noto Sans CJK SC,Source Han Sans SC,Source Han Sans CN,"
                              "WenQuanYi Micro Hei,WenQuanYi Zen Hei,Droid Sans Fallback";
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *name = NULL;
  g_autofree char *families = NULL;
  g_autofree char *wanted = NULL;
  PangoFontDescription *font;

  g_object_get (settings, "gtk-font-name", &name, NULL);
  font = pango_font_description_from_string (name != NULL ? name : "Sans 11");
  families = g_strdup_printf ("%s,%s", pango_font_description_get_family (font), PLAIN);
  pango_font_description_set_family (font, families);
  wanted = pango_font_description_to_string (font);
  g_object_set (settings, "gtk-font-name", wanted, NULL);
  pango_font_description_free (font);
}

static void
text_scale_changed_cb (GSettings *settings)
{
  shian_preferences_set_text_scale (g_settings_get_double (settings, "text-scale"));
}

static void
colour_scheme_changed_cb (GSettings *settings)
{
  static const AdwColorScheme SCHEMES[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT,
                                            ADW_COLOR_SCHEME_FORCE_DARK };
  int chosen = g_settings_get_enum (settings, "colour-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      SCHEMES[CLAMP (chosen, 0, 2)]);
}

void
shian_preferences_apply (void)
{
  GSettings *settings = shian_preferences_get ();

  prefer_plain_chinese ();
  if (settings == NULL)
    return;
  g_signal_connect (settings, "changed::text-scale", G_CALLBACK (text_scale_changed_cb), NULL);
  g_signal_connect (settings, "changed::colour-scheme", G_CALLBACK (colour_scheme_changed_cb),
                    NULL);
  if (g_settings_get_double (settings, "text-scale") > 1.0)
    text_scale_changed_cb (settings);
  colour_scheme_changed_cb (settings);
}
