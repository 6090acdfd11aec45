/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "form-text.h"

#include "typeset/pdf.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
read_back (const char *path)
{
  const char *argv[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text,
                               NULL, NULL, &error));
  g_assert_no_error (error);
  return text;
}

char *
form_text (ShianDocument *document, const char *name, guint *n_pages)
{
  g_autoptr (GError) error = NULL;
  const char *keep = g_getenv ("SHIAN_KEEP_PDF");
  g_autofree char *folder =
      keep != NULL ? g_strdup (keep) : g_dir_make_tmp ("shian-form-XXXXXX", NULL);
  g_autofree char *file = g_strconcat (name, ".pdf", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  char *text;

  *n_pages = shian_document_n_pages (document);
  g_assert_true (shian_pdf_write (document, path, &error));
  g_assert_no_error (error);
  g_assert_true (shian_pdf_check (path, *n_pages, &error));
  text = read_back (path);
  if (keep != NULL)
    return text;
  g_unlink (path);
  g_rmdir (folder);
  return text;
}

guint
form_count (const char *text, const char *what)
{
  guint n = 0;

  for (; (text = strstr (text, what)) != NULL; text += strlen (what))
    n++;
  return n;
}

gboolean
form_fonts_missing (void)
{
  g_autoptr (ShianFonts) fonts = shian_fonts_new (NULL);

  if (fonts == NULL)
    g_print ("1..0 # SKIP no font with Chinese is installed\n");
  return fonts == NULL;
}
