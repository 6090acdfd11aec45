/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may stand in a cell: sound text that fits and finite numbers. The library writes anything
 * and reports nothing, so it is looked at here. */
#include "workbook/writer-private.h"

#include "base/error.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static char *
cell_place (const ShianOpenSheet *open, guint column, guint row)
{
  g_autofree char *cell = shian_cell_name (column + 1, row);

  return g_strdup_printf (_ ("Sheet “%s”, row %u, column “%s” (%s)"), open->written->name, row,
                          open->sheet->columns[column].title, cell);
}

static gsize
utf16_units (const char *text)
{
  gsize units = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    units += g_utf8_get_char (p) > 0xffff ? 2 : 1;
  return units;
}

/* The length of a character that is plainly sound, 0 for anything to be looked at more closely. Lead
 * bytes 0xe3 to 0xe9 hold the ideographs and their punctuation, nothing else and nothing refused. */
static guint
plain_length (const char *p)
{
  guchar lead = (guchar) p[0];

  if (lead < 0x80)
    return (lead >= 0x20 && lead != 0x7f) || lead == '\n' ? 1 : 0;
  if (lead >= 0xe3 && lead <= 0xe9 && ((guchar) p[1] & 0xc0) == 0x80 &&
      ((guchar) p[2] & 0xc0) == 0x80)
    return 3;
  return 0;
}

static guint
other_length (const char *p)
{
  gunichar c = g_utf8_get_char_validated (p, -1);

  if (c == (gunichar) -1 || c == (gunichar) -2 || c < 0xa0 || c == 0xfffe || c == 0xffff)
    return 0;
  return (guint) g_utf8_skip[(guchar) p[0]];
}

/* One quick pass over what nearly always is sound: no controls, valid, short. */
static gboolean
is_plainly_sound (const char *text)
{
  const char *p = text;

  while (*p != '\0') {
    guint length = plain_length (p);
    if (length == 0)
      length = other_length (p);
    if (length == 0)
      return FALSE;
    p += length;
  }
  return p - text <= SHIAN_CELL_MAX_TEXT;
}

static gboolean
refuse_cell (const ShianOpenSheet *open, guint column, guint row, GError **error,
             const char *reason)
{
  g_autofree char *place = cell_place (open, column, row);

  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, "%s: %s", place, reason);
  return FALSE;
}

static gboolean
check_text (const ShianOpenSheet *open, guint column, guint row, const char *text, GError **error)
{
  g_autofree char *place = NULL;

  if (is_plainly_sound (text))
    return TRUE;
  place = cell_place (open, column, row);
  if (!shian_text_check (text, SHIAN_CELL_MAX_TEXT, place, error))
    return FALSE;
  if (utf16_units (text) > SHIAN_CELL_MAX_TEXT)
    return refuse_cell (open, column, row, error, _ ("longer than a cell holds (32,767)"));
  return TRUE;
}

gboolean
shian_writer_check_cells (const ShianOpenSheet *open, const ShianCell *cells, guint n_cells,
                          GError **error)
{
  guint row = open->written->first_row + open->written->n_records;

  if (!open->flowing)
    row += open->sample->len / open->sheet->n_columns;
  for (guint i = 0; i < n_cells; i++) {
    const ShianCell *cell = &cells[i];
    if (cell->kind == SHIAN_CELL_TEXT || cell->kind == SHIAN_CELL_ERROR) {
      if (!check_text (open, i, row, cell->text, error))
        return FALSE;
    } else if (cell->kind != SHIAN_CELL_EMPTY && !isfinite (cell->number)) {
      return refuse_cell (open, i, row, error, _ ("not a finite number"));
    }
  }
  return TRUE;
}
