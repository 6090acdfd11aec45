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

/* Controls are single bytes below 0x20, 0x7f, and 0x80 to 0x9f behind a 0xc2; U+FFFE and U+FFFF, which
 * no file may hold, begin with 0xef 0xbf. */
static gboolean
is_plain_byte (const char *p)
{
  guchar byte = (guchar) p[0];

  if (byte < 0x20)
    return byte == '\n';
  if (byte == 0xef)
    return (guchar) p[1] != 0xbf || (guchar) p[2] < 0xbe;
  return byte != 0x7f && (byte != 0xc2 || (guchar) p[1] >= 0xa0);
}

/* A quick look at what nearly always is sound: no control bytes, valid, short. */
static gboolean
is_plainly_sound (const char *text)
{
  gsize length = strlen (text);
  gsize i = 0;

  if (length > SHIAN_CELL_MAX_TEXT)
    return FALSE;
  while (i < length && is_plain_byte (text + i))
    i++;
  return i == length && g_utf8_validate (text, (gssize) length, NULL);
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
