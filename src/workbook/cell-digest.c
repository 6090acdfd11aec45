/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbook/cell-digest.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define FNV_PRIME G_GUINT64_CONSTANT (1099511628211)

static guint64
mix (guint64 digest, const void *bytes, gsize length)
{
  const guint8 *p = bytes;

  /* Eight bytes at a time, which is far quicker; the shift brings the upper ones back down. */
  for (; length >= sizeof (guint64); p += sizeof (guint64), length -= sizeof (guint64)) {
    guint64 word;
    memcpy (&word, p, sizeof word);
    digest = (digest ^ word) * FNV_PRIME;
    digest ^= digest >> 32;
  }
  for (gsize i = 0; i < length; i++)
    digest = (digest ^ p[i]) * FNV_PRIME;
  return digest;
}

/* The files keep 16 digits of a number. */
static double
as_kept (double number)
{
  char text[32];

  if (fabs (number) < 1e15 && number == trunc (number))
    return number;
  snprintf (text, sizeof text, "%.16G", number);
  return g_ascii_strtod (text, NULL);
}

guint64
shian_cell_digest (guint64 digest, guint column, guint row, const ShianCell *cell)
{
  ShianCellKind kind = cell->kind == SHIAN_CELL_DATE ? SHIAN_CELL_NUMBER : cell->kind;
  guint32 place[3] = { column, row, kind };
  double number;

  if (kind == SHIAN_CELL_EMPTY)
    return digest;
  digest = mix (digest, place, sizeof place);
  if (kind == SHIAN_CELL_TEXT || kind == SHIAN_CELL_ERROR)
    return mix (digest, cell->text, strlen (cell->text));
  number = as_kept (cell->number) + 0.0; /* no negative zero */
  return mix (digest, &number, sizeof number);
}
