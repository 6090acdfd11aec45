/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/document-print.h"

#include "app/print-preview.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Looking through the fonts takes a moment; they belong to the main thread for good. */
ShianFonts *
shian_print_fonts (GError **error)
{
  static ShianFonts *fonts;

  if (fonts == NULL)
    fonts = shian_fonts_new (error);
  return fonts;
}

char *
shian_print_note (ShianDocument *document)
{
  ShianFonts *fonts = shian_document_fonts (document);
  g_autoptr (GString) note = g_string_new (NULL);
  g_autofree char *missing = shian_document_missing (document);
  static const ShianFontRole ROLES[] = { SHIAN_FONT_SONG, SHIAN_FONT_HEI, SHIAN_FONT_TITLE };
  for (guint i = 0; i < G_N_ELEMENTS (ROLES); i++) {
    g_autofree char *one = shian_fonts_note (fonts, ROLES[i]);
    if (one != NULL && strstr (note->str, one) == NULL)
      g_string_append_printf (note, "%s%s", note->len > 0 ? _ ("; ") : "", one);
  }
  if (missing != NULL) {
    g_string_append (note, note->len > 0 ? _ ("; ") : "");
    g_string_append_printf (note, _ ("No font here has these characters: %s"), missing);
  }
  return note->len > 0 ? g_string_free (g_steal_pointer (&note), FALSE) : NULL;
}

void
shian_print_show (GtkWidget *widget, ShianDocument *document)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *preview = shian_print_preview_new (document);

  shian_print_preview_present (SHIAN_PRINT_PREVIEW (preview),
                               GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
}

gboolean
shian_print_show_form (GtkWidget *widget, ShianSession *session, const ShianFormJob *job,
                       GError **error)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (ShianFormPrinting) form = shian_form_printing_new (session, job);
  GtkWidget *preview = shian_print_preview_new_form (form, error);

  if (preview == NULL)
    return FALSE;
  shian_print_preview_present (SHIAN_PRINT_PREVIEW (preview),
                               GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  return TRUE;
}
