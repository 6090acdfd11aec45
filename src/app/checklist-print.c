/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/checklist-print.h"

#include "app/message.h"
#include "app/print-preview.h"
#include "forms/checklist-form-fill.h"

#include <glib/gi18n-lib.h>

/* Looking through the fonts takes a moment; they belong to the main thread for good. */
static ShianFonts *
get_fonts (GError **error)
{
  static ShianFonts *fonts;

  if (fonts == NULL)
    fonts = shian_fonts_new (error);
  return fonts;
}

/* Which fonts stand in for the ones asked for, and what no font can show. */
static char *
describe_fonts (ShianFonts *fonts, ShianDocument *document)
{
  g_autoptr (GString) note = g_string_new (NULL);
  g_autofree char *missing = shian_document_missing (document);
  static const ShianFontRole ROLES[] = { SHIAN_FONT_SONG, SHIAN_FONT_HEI, SHIAN_FONT_TITLE };
  for (guint i = 0; i < G_N_ELEMENTS (ROLES); i++) {
    g_autofree char *one = shian_fonts_note (fonts, ROLES[i]);
    if (one != NULL && strstr (note->str, one) == NULL)
      g_string_append_printf (note, "%s%s", note->len > 0 ? " " : "", one);
  }
  if (missing != NULL) {
    g_string_append (note, note->len > 0 ? " " : "");
    g_string_append_printf (note, _ ("No font here has these characters: %s"), missing);
  }
  return note->len > 0 ? g_string_free (g_steal_pointer (&note), FALSE) : NULL;
}

void
shian_checklist_print (GtkWidget *widget, const ShianChecklist *checklist, ShianStore *store)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GError) error = NULL;
  ShianFonts *fonts = get_fonts (&error);
  ShianDocument *document =
      fonts != NULL ? shian_checklist_form_document (checklist, store, fonts, TRUE, &error) : NULL;
  g_autofree char *note = NULL;

  if (document == NULL) {
    shian_message_error (widget, _ ("The checklist cannot be printed"), error);
    return;
  }
  note = describe_fonts (fonts, document);
  shian_print_preview_present (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, document, note);
}
