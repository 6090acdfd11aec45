/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbook/cell.h"

#include "base/date.h"
#include "base/record.h"

#include <math.h>

/* The day numbered 0 from March 1900 on; the files count a 29 February 1900 that never was. */
#define EPOCH_JULIAN 693594

ShianCell
shian_cell_text (const char *text)
{
  ShianCell cell = { .kind = SHIAN_CELL_EMPTY };

  if (text != NULL && text[0] != '\0') {
    cell.kind = SHIAN_CELL_TEXT;
    cell.text = text;
  }
  return cell;
}

ShianCell
shian_cell_number (double number)
{
  ShianCell cell = { .kind = SHIAN_CELL_EMPTY };

  if (!isnan (number)) {
    cell.kind = SHIAN_CELL_NUMBER;
    cell.number = number;
  }
  return cell;
}

ShianCell
shian_cell_integer (gint64 number)
{
  return shian_cell_number (number == SHIAN_INTEGER_NONE ? (double) NAN : (double) number);
}

ShianCell
shian_cell_bool (gboolean value)
{
  ShianCell cell = { .kind = SHIAN_CELL_BOOL, .number = value ? 1 : 0 };
  return cell;
}

ShianCell
shian_cell_date (const GDate *date)
{
  ShianCell cell = { .kind = SHIAN_CELL_EMPTY };

  if (date != NULL && g_date_valid (date)) {
    cell.kind = SHIAN_CELL_DATE;
    cell.number = (double) g_date_get_julian (date) - EPOCH_JULIAN;
  }
  return cell;
}

ShianCell
shian_cell_iso_date (const char *iso)
{
  GDate date;

  if (!shian_date_from_iso (iso, &date))
    return shian_cell_text (NULL);
  return shian_cell_date (&date);
}

gboolean
shian_cell_get_date (const ShianCell *cell, GDate *date)
{
  g_return_val_if_fail (cell != NULL && date != NULL, FALSE);
  if (cell->kind != SHIAN_CELL_DATE || cell->number < 1 || cell->number > 2958465)
    return FALSE;
  g_date_clear (date, 1);
  g_date_set_julian (date, (guint32) (EPOCH_JULIAN + floor (cell->number)));
  return TRUE;
}

const char *
shian_column_name (guint column, char *buffer)
{
  char reversed[8];
  guint n = 0;

  for (; column > 0 && n < 7; column = (column - 1) / 26)
    reversed[n++] = (char) ('A' + (column - 1) % 26);
  for (guint i = 0; i < n; i++)
    buffer[i] = reversed[n - 1 - i];
  buffer[n] = '\0';
  return buffer;
}

char *
shian_cell_name (guint column, guint row)
{
  char letters[8];
  return g_strdup_printf ("%s%u", shian_column_name (column, letters), row);
}
