/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbook/workbook-parts.h"

#include "base/error.h"
#include "workbook/number-format.h"
#include "workbook/zip-part.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#define MAX_SHEETS 1000
#define MAX_STYLES 1000000

typedef struct {
  char *target;
  char *type;
} Relation;

static void
relation_free (gpointer data)
{
  Relation *relation = data;

  g_free (relation->target);
  g_free (relation->type);
  g_free (relation);
}

static void
sheet_entry_free (gpointer data)
{
  ShianSheetEntry *entry = data;

  g_free (entry->name);
  g_free (entry->part);
  g_free (entry);
}

static char *
take_attribute (ShianZipPart *part, const char *name)
{
  xmlChar *value = shian_zip_part_attribute (part, name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

/* @target is relative to the folder of @owner, or absolute with a leading slash. */
static char *
resolve_target (const char *owner, const char *target)
{
  g_autofree char *folder = g_path_get_dirname (owner);
  g_autofree char *joined = NULL;

  if (target[0] == '/')
    return g_strdup (target + 1);
  joined = g_strdup_printf ("/%s/%s", g_str_equal (folder, ".") ? "" : folder, target);
  {
    g_autofree char *canonical = g_canonicalize_filename (joined, "/");
    return g_strdup (canonical + 1);
  }
}

static char *
relations_part (const char *owner)
{
  g_autofree char *folder = g_path_get_dirname (owner);
  g_autofree char *base = g_path_get_basename (owner);

  if (g_str_equal (folder, "."))
    return g_strdup_printf ("_rels/%s.rels", base);
  return g_strdup_printf ("%s/_rels/%s.rels", folder, base);
}

static void
add_relation (ShianZipPart *part, const char *owner, GHashTable *relations)
{
  g_autofree char *id = take_attribute (part, "Id");
  g_autofree char *target = take_attribute (part, "Target");
  Relation *relation;

  if (id == NULL || target == NULL)
    return;
  relation = g_new0 (Relation, 1);
  relation->target = resolve_target (owner, target);
  relation->type = take_attribute (part, "Type");
  g_hash_table_insert (relations, g_steal_pointer (&id), relation);
}

/* id → Relation of @owner; empty when the package has no such list. */
static GHashTable *
load_relations (const char *path, const char *owner, guint64 limit, GError **error)
{
  g_autoptr (GHashTable) relations =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, relation_free);
  g_autofree char *name = owner != NULL ? relations_part (owner) : g_strdup ("_rels/.rels");
  g_autoptr (GError) local = NULL;
  g_autoptr (ShianZipPart) part = shian_zip_part_open (path, name, limit, &local);
  int code;

  if (part == NULL) {
    if (g_error_matches (local, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND))
      return g_steal_pointer (&relations);
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  while ((code = shian_zip_part_next (part, error)) == 1)
    if (shian_zip_part_is_start (part, "Relationship"))
      add_relation (part, owner != NULL ? owner : "", relations);
  return code == 0 ? g_steal_pointer (&relations) : NULL;
}

static const char *
target_of_type (GHashTable *relations, const char *type)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, relations);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    Relation *relation = value;
    if (relation->type != NULL && g_str_has_suffix (relation->type, type))
      return relation->target;
  }
  return NULL;
}

static void
add_sheet (ShianZipPart *part, GHashTable *relations, ShianWorkbookParts *parts)
{
  g_autofree char *name = take_attribute (part, "name");
  g_autofree char *state = take_attribute (part, "state");
  g_autofree char *id = NULL;
  ShianSheetEntry *entry;
  Relation *relation;
  xmlTextReaderPtr xml = shian_zip_part_xml (part);

  /* Both the transitional and the strict namespace name this attribute “id”; sheetId has none. */
  id = take_attribute (part, "id");
  relation = id != NULL ? g_hash_table_lookup (relations, id) : NULL;
  if (name == NULL || relation == NULL || xml == NULL)
    return;
  if (relation->type == NULL || !g_str_has_suffix (relation->type, "/worksheet"))
    return;
  entry = g_new0 (ShianSheetEntry, 1);
  entry->name = g_steal_pointer (&name);
  entry->part = g_strdup (relation->target);
  entry->hidden = state != NULL && !g_str_equal (state, "visible");
  g_ptr_array_add (parts->sheets, entry);
}

static gboolean
read_workbook_part (const char *path, const char *name, guint64 limit, GHashTable *relations,
                    ShianWorkbookParts *parts, GError **error)
{
  g_autoptr (ShianZipPart) part = shian_zip_part_open (path, name, limit, error);
  int code;

  if (part == NULL)
    return FALSE;
  while ((code = shian_zip_part_next (part, error)) == 1) {
    if (shian_zip_part_is_start (part, "workbookPr")) {
      g_autofree char *date = take_attribute (part, "date1904");
      parts->epoch_1904 = date != NULL && (g_str_equal (date, "1") || g_str_equal (date, "true"));
    } else if (shian_zip_part_is_start (part, "sheet") && parts->sheets->len < MAX_SHEETS) {
      add_sheet (part, relations, parts);
    }
  }
  return code == 0;
}

/* Other spreadsheet formats are zip packages too. */
static gboolean
refuse_other_package (const char *path, const char *main_part, GError **error)
{
  g_autoptr (ShianZipPart) ods = shian_zip_part_open (path, "content.xml", 1 << 20, NULL);
  g_autoptr (ShianZipPart) word = shian_zip_part_open (path, "word/document.xml", 1 << 20, NULL);

  if (main_part != NULL && g_str_has_suffix (main_part, ".bin"))
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_UNSUPPORTED,
                 _ ("%s is a binary workbook (.xlsb): open it and save it as .xlsx"), path);
  else if (ods != NULL)
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_UNSUPPORTED,
                 _ ("%s is an OpenDocument file (.ods): open it and save it as .xlsx"), path);
  else if (word != NULL)
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_UNSUPPORTED,
                 _ ("%s is a Word document, not a workbook"), path);
  else
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_UNSUPPORTED,
                 _ ("%s is a package without a workbook; choose an .xlsx file"), path);
  return FALSE;
}

static char *
find_main_part (const char *path, guint64 limit, GError **error)
{
  g_autoptr (GHashTable) relations = load_relations (path, NULL, limit, error);
  const char *target;

  if (relations == NULL)
    return NULL;
  target = target_of_type (relations, "/officeDocument");
  if (target == NULL || g_str_has_suffix (target, ".bin") || g_str_has_prefix (target, "word/")) {
    refuse_other_package (path, target, error);
    return NULL;
  }
  return g_strdup (target);
}

static ShianWorkbookParts *
parts_new (void)
{
  ShianWorkbookParts *parts = g_new0 (ShianWorkbookParts, 1);

  parts->sheets = g_ptr_array_new_with_free_func (sheet_entry_free);
  parts->date_styles = g_byte_array_new ();
  parts->text = g_string_new (NULL);
  parts->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  return parts;
}

void
shian_workbook_parts_free (ShianWorkbookParts *parts)
{
  if (parts == NULL)
    return;
  g_ptr_array_unref (parts->sheets);
  g_byte_array_unref (parts->date_styles);
  g_string_free (parts->text, TRUE);
  g_array_unref (parts->offsets);
  g_free (parts);
}

static void
add_number_format (ShianZipPart *part, GHashTable *custom)
{
  gint64 id = shian_zip_part_integer (part, "numFmtId", -1);
  g_autofree char *code = take_attribute (part, "formatCode");

  if (code != NULL && id >= 0 && id < G_MAXINT)
    g_hash_table_insert (custom, GINT_TO_POINTER ((int) id),
                         GINT_TO_POINTER (shian_number_format_is_date (code) ? 1 : 2));
}

static guint8
style_is_date (ShianZipPart *part, GHashTable *custom)
{
  gint64 id = shian_zip_part_integer (part, "numFmtId", 0);
  int known = id >= 0 && id < G_MAXINT
                  ? GPOINTER_TO_INT (g_hash_table_lookup (custom, GINT_TO_POINTER ((int) id)))
                  : 0;

  return known != 0 ? known == 1 : shian_number_format_builtin_is_date (id);
}

static gboolean
load_styles (const char *path, const char *name, guint64 limit, ShianWorkbookParts *parts,
             GError **error)
{
  g_autoptr (GHashTable) custom = g_hash_table_new (NULL, NULL);
  g_autoptr (ShianZipPart) part = shian_zip_part_open (path, name, limit, error);
  gboolean in_cell_styles = FALSE;
  int code;

  if (part == NULL)
    return FALSE;
  while ((code = shian_zip_part_next (part, error)) == 1) {
    if (shian_zip_part_is_start (part, "numFmt"))
      add_number_format (part, custom);
    else if (shian_zip_part_is_start (part, "cellXfs"))
      in_cell_styles = TRUE;
    else if (shian_zip_part_is_end (part, "cellXfs"))
      in_cell_styles = FALSE;
    else if (in_cell_styles && shian_zip_part_is_start (part, "xf") &&
             parts->date_styles->len < MAX_STYLES) {
      guint8 is_date = style_is_date (part, custom);
      g_byte_array_append (parts->date_styles, &is_date, 1);
    }
  }
  return code == 0;
}

static int
hex4 (const char *p)
{
  int value = 0;

  for (int i = 0; i < 4; i++) {
    if (!g_ascii_isxdigit (p[i]))
      return -1;
    value = value * 16 + g_ascii_xdigit_value (p[i]);
  }
  return p[4] == '_' ? value : -1;
}

void
shian_workbook_append_text (GString *out, const char *text)
{
  const char *mark;

  while ((mark = strstr (text, "_x")) != NULL) {
    int c = hex4 (mark + 2);
    g_string_append_len (out, text, mark - text);
    if (c < 0 || (c >= 0xd800 && c <= 0xdfff)) {
      g_string_append (out, "_x");
      text = mark + 2;
      continue;
    }
    /* A carriage return is one half of a line end; other controls mean nothing in a cell. */
    if (c == '\t' || c == '\n' || c >= 0x20)
      g_string_append_unichar (out, (gunichar) c);
    text = mark + 7;
  }
  g_string_append (out, text);
}

static gboolean
add_shared_text (ShianZipPart *part, ShianWorkbookParts *parts, guint64 limit, GError **error)
{
  const xmlChar *value = xmlTextReaderConstValue (shian_zip_part_xml (part));

  if (value != NULL)
    shian_workbook_append_text (parts->text, (const char *) value);
  if (parts->text->len <= limit)
    return TRUE;
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
               _ ("The workbook is refused: its texts take more than %" PRIu64 " MB"), limit >> 20);
  return FALSE;
}

typedef struct {
  gboolean in_text;
  guint phonetic; /* depth inside rPh, whose readings are not the text */
} SharedState;

static gboolean
shared_event (ShianZipPart *part, ShianWorkbookParts *parts, SharedState *state, guint64 limit,
              GError **error)
{
  gboolean empty = xmlTextReaderIsEmptyElement (shian_zip_part_xml (part)) == 1;
  int type = xmlTextReaderNodeType (shian_zip_part_xml (part));

  if (shian_zip_part_is_start (part, "si")) {
    g_array_append_val (parts->offsets, parts->text->len);
    if (empty)
      g_string_append_c (parts->text, '\0');
  } else if (shian_zip_part_is_end (part, "si")) {
    g_string_append_c (parts->text, '\0');
  } else if (shian_zip_part_is_start (part, "rPh")) {
    state->phonetic += !empty;
  } else if (shian_zip_part_is_end (part, "rPh")) {
    state->phonetic -= state->phonetic > 0;
  } else if (shian_zip_part_is_start (part, "t")) {
    state->in_text = !empty;
  } else if (shian_zip_part_is_end (part, "t")) {
    state->in_text = FALSE;
  } else if (state->in_text && state->phonetic == 0 && type != XML_READER_TYPE_COMMENT) {
    return add_shared_text (part, parts, limit, error);
  }
  return TRUE;
}

static gboolean
load_shared_texts (const char *path, const char *name, guint64 limit, guint64 string_bytes,
                   ShianWorkbookParts *parts, GError **error)
{
  g_autoptr (ShianZipPart) part = shian_zip_part_open (path, name, limit, error);
  SharedState state = { 0 };
  int code;

  if (part == NULL)
    return FALSE;
  while ((code = shian_zip_part_next (part, error)) == 1)
    if (!shared_event (part, parts, &state, string_bytes, error))
      return FALSE;
  return code == 0;
}

static ShianWorkbookParts *
load (const char *path, guint64 part_bytes, guint64 string_bytes, gboolean sheets_only,
      GError **error)
{
  g_autoptr (ShianWorkbookParts) parts = parts_new ();
  g_autofree char *main_part = find_main_part (path, part_bytes, error);
  g_autoptr (GHashTable) relations = NULL;
  const char *styles;
  const char *strings;

  if (main_part == NULL)
    return NULL;
  relations = load_relations (path, main_part, part_bytes, error);
  if (relations == NULL ||
      !read_workbook_part (path, main_part, part_bytes, relations, parts, error))
    return NULL;
  if (sheets_only)
    return g_steal_pointer (&parts);
  styles = target_of_type (relations, "/styles");
  strings = target_of_type (relations, "/sharedStrings");
  if ((styles != NULL && !load_styles (path, styles, part_bytes, parts, error)) ||
      (strings != NULL &&
       !load_shared_texts (path, strings, part_bytes, string_bytes, parts, error)))
    return NULL;
  return g_steal_pointer (&parts);
}

ShianWorkbookParts *
shian_workbook_parts_load (const char *path, guint64 part_bytes, guint64 string_bytes,
                           GError **error)
{
  return load (path, part_bytes, string_bytes, FALSE, error);
}

ShianWorkbookParts *
shian_workbook_parts_load_sheets (const char *path, guint64 part_bytes, GError **error)
{
  return load (path, part_bytes, 0, TRUE, error);
}
