/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbook/sheet.h"

#include "base/error.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NAME_UNITS 31
#define MAX_HEADING 255

static gboolean
check_text (const ShianSheet *sheet, const char *text, const char *what, gsize limit,
            GError **error)
{
  g_autofree char *place = NULL;
  g_autofree char *name = NULL;

  if (text == NULL)
    return TRUE;
  name = g_utf8_make_valid (sheet->name, -1);
  place = g_strdup_printf (_ ("Sheet “%s”, %s"), name, what);
  return shian_text_check (text, limit, place, error);
}

static gboolean
check_list (const ShianSheet *sheet, const char *const *list, const char *what, GError **error)
{
  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    if (!check_text (sheet, list[i], what, 2000, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_column (const ShianSheet *sheet, guint i, GError **error)
{
  const ShianColumn *column = &sheet->columns[i];
  g_autofree char *what = g_strdup_printf (_ ("heading of column %u"), i + 1);

  if (column->title == NULL) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                 _ ("Sheet “%s”: column %u has no heading"), sheet->name, i + 1);
    return FALSE;
  }
  return check_text (sheet, column->title, what, MAX_HEADING, error) &&
         check_text (sheet, column->group, what, MAX_HEADING, error) &&
         check_list (sheet, column->choices, what, error);
}

gboolean
shian_sheet_check (const ShianSheet *sheet, GError **error)
{
  g_return_val_if_fail (sheet != NULL && sheet->name != NULL, FALSE);

  if (!check_text (sheet, sheet->name, _ ("name"), 0, error))
    return FALSE;
  if (sheet->n_columns == 0 || sheet->n_columns > SHIAN_SHEET_MAX_COLUMNS) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                 _ ("Sheet “%s” has %u columns; 1 to %d are possible"), sheet->name,
                 sheet->n_columns, SHIAN_SHEET_MAX_COLUMNS);
    return FALSE;
  }
  for (guint i = 0; i < sheet->n_columns; i++)
    if (!check_column (sheet, i, error))
      return FALSE;
  return check_text (sheet, sheet->attachment, _ ("line above the title"), MAX_HEADING, error) &&
         check_text (sheet, sheet->title, _ ("title"), MAX_HEADING, error) &&
         check_text (sheet, sheet->left, _ ("line under the title"), MAX_HEADING, error) &&
         check_text (sheet, sheet->middle, _ ("line under the title"), MAX_HEADING, error) &&
         check_text (sheet, sheet->right, _ ("line under the title"), MAX_HEADING, error) &&
         check_text (sheet, sheet->total_label, _ ("total row"), MAX_HEADING, error) &&
         check_list (sheet, sheet->notes, _ ("notes"), error) &&
         check_list (sheet, sheet->signature, _ ("signature line"), error);
}

guint
shian_sheet_heading_row (const ShianSheet *sheet)
{
  guint row = 1;

  row += sheet->attachment != NULL;
  row += sheet->title != NULL;
  row += sheet->left != NULL || sheet->middle != NULL || sheet->right != NULL;
  return row;
}

guint
shian_sheet_heading_lines (const ShianSheet *sheet)
{
  for (guint i = 0; i < sheet->n_columns; i++)
    if (sheet->columns[i].group != NULL)
      return 2;
  return 1;
}

guint
shian_sheet_first_row (const ShianSheet *sheet)
{
  return shian_sheet_heading_row (sheet) + shian_sheet_heading_lines (sheet);
}

double
shian_sheet_column_width (const ShianColumn *column, double natural)
{
  double low = column->min_width > 0 ? column->min_width : 6;
  double high = column->max_width > 0 ? column->max_width : 40;

  if (column->width > 0)
    return column->width;
  return CLAMP (natural, low, MAX (low, high));
}

static void
append_legal (GString *out, gunichar c)
{
  if (c < 0x20 || c == 0x7f)
    return;
  if (c < 0x80 && strchr ("[]:*?/\\", (int) c) != NULL)
    c += 0xfee0;
  g_string_append_unichar (out, c);
}

/* Cuts after @units UTF-16 units, which is what Excel counts. */
static void
cut_units (GString *text, guint units)
{
  guint used = 0;

  for (const char *p = text->str; *p != '\0'; p = g_utf8_next_char (p)) {
    used += g_utf8_get_char (p) > 0xffff ? 2 : 1;
    if (used > units) {
      g_string_truncate (text, (gsize) (p - text->str));
      return;
    }
  }
}

static char *
legal_base (const char *name)
{
  g_autofree char *stripped = shian_text_strip (name);
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = stripped; *p != '\0'; p = g_utf8_next_char (p))
    append_legal (out, g_utf8_get_char (p));
  cut_units (out, NAME_UNITS);
  while (out->len > 0 && out->str[0] == '\'')
    g_string_erase (out, 0, 1);
  while (out->len > 0 && out->str[out->len - 1] == '\'')
    g_string_truncate (out, out->len - 1);
  /* Excel keeps “History” for itself. */
  if (out->len == 0 || g_ascii_strcasecmp (out->str, "history") == 0)
    g_string_append (out, out->len == 0 ? "表" : "_");
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Not shian_text_fold(): “表（1）” and “表(1)” are two names to Excel. */
static char *
name_key (const char *name)
{
  return g_utf8_casefold (name, -1);
}

char *
shian_sheet_name_legal (const char *name, GHashTable *taken)
{
  g_autofree char *base = legal_base (name);
  g_autoptr (GString) candidate = g_string_new (base);
  g_autofree char *key = name_key (base);

  for (guint number = 2; g_hash_table_contains (taken, key); number++) {
    g_autofree char *suffix = g_strdup_printf ("(%u)", number);
    g_string_assign (candidate, base);
    cut_units (candidate, NAME_UNITS - (guint) strlen (suffix));
    g_string_append (candidate, suffix);
    g_free (key);
    key = name_key (candidate->str);
  }
  g_hash_table_add (taken, g_steal_pointer (&key));
  return g_string_free (g_steal_pointer (&candidate), FALSE);
}
