/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbook/workbook-sniff.h"

#include "base/error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* The folder of a compound file is looked for in its first part only. */
#define LOOK_AT (4u << 20)

static const char compound_mark[] = "\xd0\xcf\x11\xe0";

/* Names inside a compound file are UTF-16 with the low byte first. */
static gboolean
has_wide_name (const GByteArray *bytes, const char *name)
{
  gsize length = strlen (name) * 2;
  g_autofree char *wide = g_malloc0 (length);

  for (gsize i = 0; name[i] != '\0'; i++)
    wide[2 * i] = name[i];
  for (gsize at = 0; at + length <= bytes->len; at += 2)
    if (memcmp (bytes->data + at, wide, length) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
unsupported (GError **error, const char *format, const char *path)
{
  g_autofree char *text = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  text = g_strdup_printf (format, path);
#pragma GCC diagnostic pop
  g_set_error_literal (error, SHIAN_ERROR, SHIAN_ERROR_UNSUPPORTED, text);
  return FALSE;
}

static gboolean
judge_compound (const GByteArray *bytes, const char *path, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (has_wide_name (bytes, "EncryptedPackage"))
    return unsupported (error,
                        _ ("%s is locked with a password: open it in Excel or WPS and save it "
                           "without one"),
                        path);
  if (g_str_has_suffix (lower, ".et") || g_str_has_suffix (lower, ".ett"))
    return unsupported (error, _ ("%s is a WPS table (.et): open it in WPS and save it as .xlsx"),
                        path);
  return unsupported (error,
                      _ ("%s is an old Excel file (.xls): open it in Excel or WPS and save it "
                         "as .xlsx"),
                      path);
}

static gboolean
judge (const GByteArray *bytes, const char *path, GError **error)
{
  if (bytes->len == 0) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, _ ("%s is empty"), path);
    return FALSE;
  }
  if (bytes->len >= 4 && memcmp (bytes->data, "PK\3\4", 4) == 0)
    return TRUE;
  if (bytes->len >= 4 && memcmp (bytes->data, compound_mark, 4) == 0)
    return judge_compound (bytes, path, error);
  if (bytes->len >= 4 && memcmp (bytes->data, "%PDF", 4) == 0)
    return unsupported (error, _ ("%s is a PDF, not a workbook: ask for the .xlsx file"), path);
  if (g_utf8_validate ((const char *) bytes->data, MIN (bytes->len, 512), NULL))
    return unsupported (error,
                        _ ("%s is a text file, not a workbook: open it in Excel or WPS and save "
                           "it as .xlsx"),
                        path);
  return unsupported (error, _ ("%s is not an Excel workbook (.xlsx)"), path);
}

gboolean
shian_workbook_sniff (const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  FILE *file = fopen (path, "rbe");
  gsize n;
  int saved;

  if (file == NULL)
    return shian_error_set_errno (error, errno, _ ("Cannot open %s"), path);
  g_byte_array_set_size (bytes, 4096);
  n = fread (bytes->data, 1, 4096, file);
  if (n == 4096 && memcmp (bytes->data, compound_mark, 4) == 0) {
    g_byte_array_set_size (bytes, LOOK_AT);
    n += fread (bytes->data + 4096, 1, LOOK_AT - 4096, file);
  }
  saved = ferror (file) ? EIO : 0;
  fclose (file);
  if (saved != 0)
    return shian_error_set_errno (error, saved, _ ("Cannot read %s"), path);
  g_byte_array_set_size (bytes, (guint) n);
  return judge (bytes, path, error);
}

gboolean
shian_workbook_is_text (const char *path)
{
  static const char *const others[] = {
    "PK", "\xd0\xcf\x11\xe0", "%PDF", "\x89PNG", "\xff\xd8\xff", "GIF8", "Rar!", "7z\xbc"
  };
  char head[4096];
  FILE *file = fopen (path, "rbe");
  gsize n = file != NULL ? fread (head, 1, sizeof head, file) : 0;

  if (file != NULL)
    fclose (file);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (n >= strlen (others[i]) && memcmp (head, others[i], strlen (others[i])) == 0)
      return FALSE;
  if (n >= 2 && (memcmp (head, "\xff\xfe", 2) == 0 || memcmp (head, "\xfe\xff", 2) == 0))
    return TRUE;
  return n > 0 && memchr (head, '\0', n) == NULL;
}
