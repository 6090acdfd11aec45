/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "subjects/import-headings.h"

#include "store/setting.h"
#include "subjects/import-columns.h"

#define LOOK_AT 30
#define LEAST_HEADINGS 2

static void
clear_text (gpointer data)
{
  g_free ((char *) ((ShianCell *) data)->text);
}

static GArray *
copy_cells (const ShianCell *cells, guint n_cells)
{
  GArray *copy = g_array_sized_new (FALSE, TRUE, sizeof (ShianCell), n_cells);

  g_array_set_clear_func (copy, clear_text);
  for (guint i = 0; i < n_cells; i++) {
    ShianCell cell = cells[i];
    cell.text = g_strdup (cell.text);
    g_array_append_val (copy, cell);
  }
  return copy;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

char *
shian_import_headings_id (const GPtrArray *columns)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (
        keys, shian_import_heading_key (((const ShianImportColumn *) columns->pdata[i])->heading));
  g_ptr_array_sort (keys, compare_texts);
  for (guint i = 0; i < keys->len; i++) {
    g_checksum_update (checksum, keys->pdata[i], -1);
    g_checksum_update (checksum, (const guchar *) "\n", 1);
  }
  return g_strdup_printf ("subject-import/%.32s", g_checksum_get_string (checksum));
}

/* Lines “heading TAB field”. */
static GHashTable *
parse_mapping (const char *text)
{
  GHashTable *mapping = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) parts = g_strsplit (lines[i], "\t", 2);
    if (g_strv_length (parts) == 2)
      g_hash_table_insert (mapping, g_strdup (parts[0]), g_strdup (parts[1]));
  }
  return mapping;
}

gboolean
shian_import_map (ShianStore *store, GPtrArray *columns, GHashTable *mapping, GError **error)
{
  g_autofree char *id = shian_import_headings_id (columns);
  g_autofree char *known = mapping == NULL ? shian_setting_get (store, id) : NULL;
  g_autoptr (GHashTable) remembered = known != NULL ? parse_mapping (known) : NULL;

  if (mapping == NULL)
    mapping = remembered;
  return mapping == NULL || shian_import_apply_mapping (columns, mapping, error);
}

char *
shian_import_mapping_text (ShianStore *store, const GPtrArray *columns, GHashTable *mapping)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *id = shian_import_headings_id (columns);
  g_autofree char *known = shian_setting_get (store, id);

  for (guint i = 0; i < columns->len; i++) {
    const ShianImportColumn *column = columns->pdata[i];
    g_autofree char *key = shian_import_heading_key (column->heading);
    if (g_hash_table_contains (mapping, column->heading) || g_hash_table_contains (mapping, key))
      g_string_append_printf (text, "%s\t%s\n", key,
                              column->field != NULL ? column->field->name : "");
  }
  if (g_str_equal (text->str, known != NULL ? known : ""))
    return NULL;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

typedef struct {
  ShianStore *store;
  GHashTable *mapping;
  ShianImportHeadings *best;
  guint count;
  gboolean any; /* whatever they say */
} Search;

/* Takes @columns. A mapping that cannot be applied is told of when the headings are known. */
static void
consider (Search *search, guint row, GPtrArray *columns)
{
  guint count = 0;

  if (columns->len >= LEAST_HEADINGS) {
    shian_import_map (search->store, columns, search->mapping, NULL);
    count = search->any ? columns->len : shian_import_count_matched (columns);
  }
  if (count <= search->count) {
    g_ptr_array_unref (columns);
    return;
  }
  g_clear_pointer (&search->best->columns, g_ptr_array_unref);
  search->best->columns = columns;
  search->best->row = row;
  search->count = count;
}

static void
consider_both (Search *search, guint row, const GArray *above, const ShianCell *cells,
               guint n_cells)
{
  g_autoptr (GArray) both = shian_import_merge_headings ((const ShianCell *) (gpointer) above->data,
                                                         above->len, cells, n_cells);

  consider (search, row,
            shian_import_match_columns ((const ShianCell *) (gpointer) both->data, both->len));
}

static gboolean
run_search (Search *search, ShianTableFile *file, guint sheet, GError **error)
{
  g_autoptr (ShianTableRows) rows = shian_table_file_rows (file, sheet, error);
  g_autoptr (GArray) above = NULL;
  g_autoptr (GError) local = NULL;
  ShianImportHeadings *found = search->best;
  const ShianCell *cells;
  guint row, n_cells;

  found->columns = NULL;
  for (guint i = 0; rows != NULL && i < LOOK_AT; i++) {
    if (!shian_table_rows_next (rows, &row, &cells, &n_cells, &local))
      break;
    consider (search, row, shian_import_match_columns (cells, n_cells));
    if (above != NULL && !search->any)
      consider_both (search, row, above, cells, n_cells);
    g_clear_pointer (&above, g_array_unref);
    above = copy_cells (cells, n_cells);
  }
  if (local == NULL)
    return rows != NULL;
  g_clear_pointer (&found->columns, g_ptr_array_unref);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
shian_import_find_headings (ShianStore *store, ShianTableFile *file, guint sheet,
                            GHashTable *mapping, ShianImportHeadings *found, GError **error)
{
  Search search = { store, mapping, found, 0, FALSE };

  return run_search (&search, file, sheet, error);
}

gboolean
shian_import_guess_headings (ShianStore *store, ShianTableFile *file, guint sheet,
                             ShianImportHeadings *found, GError **error)
{
  Search search = { store, NULL, found, 0, TRUE };

  return run_search (&search, file, sheet, error);
}
