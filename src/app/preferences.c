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

  if (settings == NULL)
    return;
  g_signal_connect (settings, "changed::text-scale", G_CALLBACK (text_scale_changed_cb), NULL);
  g_signal_connect (settings, "changed::colour-scheme", G_CALLBACK (colour_scheme_changed_cb),
                    NULL);
  if (g_settings_get_double (settings, "text-scale") > 1.0)
    text_scale_changed_cb (settings);
  colour_scheme_changed_cb (settings);
}
