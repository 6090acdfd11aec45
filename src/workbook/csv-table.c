/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbook/csv-table.h"

#include "base/decode.h"
#include "base/error.h"
#include "base/text.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define MAX_BYTES (100u << 20)
#define MAX_COLUMNS 1024

struct _ShianCsvTable {
  char *path;
  char *text;
  const char *next; /* where the next record begins */
  char separator;
  guint row;
  guint line;
  GArray *cells;  /* ShianCell */
  GString *texts; /* of the record; offsets stand in for pointers until it is complete */
  gboolean cut;
};

static gboolean
refuse (GError **error, const char *path, const char *reason)
{
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, _ ("%s is refused: %s"), path, reason);
  return FALSE;
}

static gboolean
check_file (const char *path, GError **error)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    return shian_error_set_errno (error, errno, _ ("Cannot open %s"), path);
  if (!S_ISREG (info.st_mode))
    return refuse (error, path, _ ("this is not a file"));
  return info.st_size <= MAX_BYTES ||
         refuse (error, path, _ ("it is larger than 100 MB; divide it into several files"));
}

/* Outside of quotes, in the first line. */
static char
find_separator (const char *text)
{
  static const char separators[] = { ',', ';', '\t' };
  guint counts[G_N_ELEMENTS (separators)] = { 0 };
  gboolean quoted = FALSE;
  guint best = 0;

  for (const char *p = text; *p != '\0' && (quoted || *p != '\n'); p++) {
    quoted ^= *p == '"';
    for (guint i = 0; !quoted && i < G_N_ELEMENTS (separators); i++)
      counts[i] += *p == separators[i];
  }
  for (guint i = 1; i < G_N_ELEMENTS (separators); i++)
    if (counts[i] > counts[best])
      best = i;
  return separators[best];
}

static char *
read_text (const char *path, GError **error)
{
  g_autofree char *data = NULL;
  g_autofree char *text = NULL;
  GError *local = NULL;
  gsize length = 0;

  if (!check_file (path, error))
    return NULL;
  if (!g_file_get_contents (path, &data, &length, &local)) {
    shian_error_take_gio (error, local, _ ("Cannot read the table"));
    return NULL;
  }
  text = shian_decode (data, length);
  if (text == NULL)
    refuse (error, path, _ ("its text is damaged or cut off; get the file again"));
  else if (shian_text_is_empty (text))
    refuse (error, path, _ ("it is empty"));
  else if (shian_text_check (text, 0, path, error))
    return g_steal_pointer (&text);
  return NULL;
}

ShianCsvTable *
shian_csv_table_open (const char *path, GError **error)
{
  g_autofree char *text = read_text (path, error);
  ShianCsvTable *table;

  if (text == NULL)
    return NULL;
  table = g_new0 (ShianCsvTable, 1);
  table->path = g_strdup (path);
  table->text = g_steal_pointer (&text);
  table->separator = find_separator (table->text);
  table->cells = g_array_new (FALSE, TRUE, sizeof (ShianCell));
  table->texts = g_string_new (NULL);
  shian_csv_table_rewind (table);
  return table;
}

void
shian_csv_table_free (ShianCsvTable *table)
{
  if (table == NULL)
    return;
  g_array_unref (table->cells);
  g_string_free (table->texts, TRUE);
  g_free (table->path);
  g_free (table->text);
  g_free (table);
}

void
shian_csv_table_rewind (ShianCsvTable *table)
{
  table->next = table->text;
  table->row = 0;
  table->line = 1;
}

gboolean
shian_csv_table_was_cut (const ShianCsvTable *table)
{
  return table->cut;
}

/* From behind the opening quote to behind the closing one; NULL when there is none. */
static const char *
read_quoted (ShianCsvTable *table, const char *p)
{
  for (; *p != '\0'; p++) {
    if (*p == '"' && p[1] != '"')
      return p + 1;
    if (*p == '"')
      p++;
    table->line += *p == '\n';
    if (*p != '\r' || p[1] != '\n')
      g_string_append_c (table->texts, *p);
  }
  return NULL;
}

/* One field into texts; what follows a closing quote is taken as it stands. NULL for an open quote. */
static const char *
read_field (ShianCsvTable *table, const char *p)
{
  if (*p == '"' && (p = read_quoted (table, p + 1)) == NULL)
    return NULL;
  for (; *p != '\0' && *p != '\n' && *p != table->separator; p++)
    if (*p != '\r' || (p[1] != '\n' && p[1] != '\0'))
      g_string_append_c (table->texts, *p);
  g_string_append_c (table->texts, '\0');
  return p;
}

static void
add_cell (ShianCsvTable *table, gsize offset)
{
  ShianCell cell = { .kind = SHIAN_CELL_EMPTY };

  if (table->texts->str[offset] != '\0') {
    cell.kind = SHIAN_CELL_TEXT;
    cell.text = GSIZE_TO_POINTER (offset);
  }
  if (table->cells->len < MAX_COLUMNS)
    g_array_append_val (table->cells, cell);
  else
    table->cut |= cell.kind != SHIAN_CELL_EMPTY;
}

static gboolean
read_record (ShianCsvTable *table, GError **error)
{
  const char *p = table->next;
  guint line = table->line;

  g_array_set_size (table->cells, 0);
  g_string_assign (table->texts, "-"); /* so that no text begins at 0 */
  for (;; p++) {
    gsize offset = table->texts->len;
    p = read_field (table, p);
    if (p == NULL) {
      g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                   _ ("%s, line %u: a quotation mark is opened and never closed"), table->path,
                   line);
      return FALSE;
    }
    add_cell (table, offset);
    if (*p != table->separator || *p == '\0')
      break;
  }
  table->line += *p == '\n';
  table->next = *p == '\n' ? p + 1 : p;
  table->row++;
  return TRUE;
}

/* Drops empty cells at the end and turns offsets into texts. Returns how many cells are left. */
static guint
finish_record (ShianCsvTable *table)
{
  guint n = table->cells->len;

  while (n > 0 && g_array_index (table->cells, ShianCell, n - 1).kind == SHIAN_CELL_EMPTY)
    n--;
  for (guint i = 0; i < n; i++) {
    ShianCell *cell = &g_array_index (table->cells, ShianCell, i);
    if (cell->text != NULL)
      cell->text = table->texts->str + GPOINTER_TO_SIZE (cell->text);
  }
  return n;
}

gboolean
shian_csv_table_next (ShianCsvTable *table, guint *row, const ShianCell **cells, guint *n_cells,
                      GError **error)
{
  guint n = 0;

  while (n == 0) {
    if (*table->next == '\0' || !read_record (table, error))
      return FALSE;
    n = finish_record (table);
  }
  *row = table->row;
  *cells = (const ShianCell *) (gpointer) table->cells->data;
  *n_cells = n;
  return TRUE;
}
