/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of premises from a file: what it amounts to, and taking it over. */
#include "ctl/subject-json.h"

#include "base/error.h"
#include "base/record-json.h"
#include "subjects/subject-check.h"
#include "subjects/subject-import.h"

#include <glib/gi18n-lib.h>

#define MOST_SHOWN 20

JsonNode *
ctl_subject_node (const ShianSubject *subject)
{
  JsonObject *object = shian_record_to_json (&SHIAN_SUBJECT_TYPE, subject, NULL);
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "id", subject->record.id);
  json_object_remove_member (object, "merged_into");
  json_node_take_object (node, object);
  return node;
}

void
ctl_json_warnings (JsonBuilder *builder, const ShianSubject *subject)
{
  g_autoptr (GPtrArray) warnings = shian_subject_warnings (subject);

  json_builder_set_member_name (builder, "warnings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < warnings->len; i++) {
    const ShianSubjectWarning *warning = warnings->pdata[i];
    json_builder_begin_object (builder);
    ctl_json_text (builder, "field", warning->field);
    ctl_json_text (builder, "text", warning->text);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static char *
cell_of (const ShianImportFault *fault)
{
  return fault->column > 0 ? shian_cell_name (fault->column, fault->row)
                           : g_strdup_printf ("%u", fault->row);
}

static void
add_faults (JsonBuilder *builder, const char *name, const ShianSubjectImport *import,
            const GPtrArray *faults)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < faults->len; i++) {
    const ShianImportFault *fault = faults->pdata[i];
    g_autofree char *cell = cell_of (fault);
    json_builder_begin_object (builder);
    ctl_json_text (builder, "sheet", import->sheet_name);
    ctl_json_text (builder, "cell", cell);
    ctl_json_text (builder, "value", fault->value);
    ctl_json_text (builder, "reason", fault->reason);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_changed_fields (JsonBuilder *builder, const ShianImportRow *row)
{
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (guint i = 0; i < SHIAN_SUBJECT_TYPE.n_fields; i++) {
    const ShianField *field = &SHIAN_SUBJECT_TYPE.fields[i];
    g_autofree char *old = shian_field_to_text (field, row->before);
    g_autofree char *new = shian_field_to_text (field, row->after);
    if (shian_field_equal (field, row->before, row->after))
      continue;
    json_builder_begin_object (builder);
    ctl_json_text (builder, "field", field->name);
    ctl_json_text (builder, "old", old);
    ctl_json_text (builder, "new", new);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_changes (JsonBuilder *builder, const ShianSubjectImport *import)
{
  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < import->rows->len; i++) {
    const ShianImportRow *row = import->rows->pdata[i];
    if (row->status != SHIAN_IMPORT_CHANGED)
      continue;
    json_builder_begin_object (builder);
    ctl_json_integer (builder, "row", row->row);
    ctl_json_text (builder, "id", row->before->record.id);
    ctl_json_text (builder, "name", row->before->name);
    add_changed_fields (builder, row);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_columns (JsonBuilder *builder, const ShianSubjectImport *import)
{
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < import->columns->len; i++) {
    const ShianImportColumn *column = import->columns->pdata[i];
    char letters[8];
    json_builder_begin_object (builder);
    ctl_json_text (builder, "column", shian_column_name (column->column, letters));
    ctl_json_text (builder, "heading", column->heading);
    ctl_json_text (builder, "field", column->field != NULL ? column->field->name : NULL);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
print_json (const ShianSubjectImport *import, gboolean applied)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  ctl_json_text (builder, "sheet", import->sheet_name);
  ctl_json_integer (builder, "heading_row", import->heading_row);
  ctl_json_integer (builder, "new", import->n_new);
  ctl_json_integer (builder, "changed", import->n_changed);
  ctl_json_integer (builder, "unchanged", import->n_unchanged);
  ctl_json_integer (builder, "skipped", import->n_skipped);
  ctl_json_integer (builder, "rejected_rows", import->n_rejected);
  ctl_json_boolean (builder, "applied", applied);
  add_faults (builder, "rejected", import, import->rejected);
  add_faults (builder, "warnings", import, import->warnings);
  add_changes (builder, import);
  add_columns (builder, import);
  json_builder_end_object (builder);
  ctl_print_json (json_builder_get_root (builder));
}

/* A screenful; --json has them all. */
static void
print_faults (const ShianSubjectImport *import, const GPtrArray *faults)
{
  for (guint i = 0; i < faults->len; i++) {
    const ShianImportFault *fault = faults->pdata[i];
    g_autofree char *cell = cell_of (fault);
    if (i == MOST_SHOWN) {
      ctl_warn (_ ("… and %u more; --json shows all"), faults->len - i);
      return;
    }
    ctl_warn (_ ("Sheet “%s”, %s “%s”: %s"), import->sheet_name, cell,
              fault->value != NULL ? fault->value : "", fault->reason);
  }
}

static void
print_text (const ShianSubjectImport *import, gboolean applied)
{
  g_print (_ ("%u new, %u changed, %u unchanged, %u rejected\n"), import->n_new, import->n_changed,
           import->n_unchanged, import->n_rejected);
  print_faults (import, import->rejected);
  print_faults (import, import->warnings);
  if (import->cut)
    ctl_warn (_ ("Sheet “%s”: columns beyond %u were not looked at"), import->sheet_name,
              SHIAN_IMPORT_LIMITS.columns);
  if (!applied)
    g_print ("%s\n", _ ("Nothing was written"));
}

static gboolean
take_member (JsonObject *object, const char *heading, GHashTable *mapping)
{
  JsonNode *node = json_object_get_member (object, heading);

  if (JSON_NODE_HOLDS_NULL (node))
    g_hash_table_insert (mapping, g_strdup (heading), NULL);
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    g_hash_table_insert (mapping, g_strdup (heading), json_node_dup_string (node));
  else
    return FALSE;
  return TRUE;
}

/* {"heading": "field" or null} */
static GHashTable *
read_mapping (const char *path, GError **error)
{
  g_autoptr (GHashTable) mapping = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *text = NULL;
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (GList) members = NULL;
  GError *local = NULL;

  if (!g_file_get_contents (path, &text, NULL, &local)) {
    shian_error_take_gio (error, local, _ ("Cannot read the mapping"));
    return NULL;
  }
  object = shian_json_from_text (text, error);
  members = object != NULL ? json_object_get_members (object) : NULL;
  for (GList *l = members; l != NULL; l = l->next)
    if (!take_member (object, l->data, mapping)) {
      g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                   _ ("%s: the field of the heading “%s” is a name or null"), path,
                   (const char *) l->data);
      return NULL;
    }
  return object != NULL ? g_steal_pointer (&mapping) : NULL;
}

typedef struct {
  char *sheet;
  char *map;
  char *kind;
  char *rejects;
  gboolean dry_run;
  gboolean all_or_nothing;
} Words;

static void
words_clear (Words *words)
{
  g_free (words->sheet);
  g_free (words->map);
  g_free (words->kind);
  g_free (words->rejects);
}

static gboolean
read_options (const Words *words, ShianImportOptions *options, GError **error)
{
  gint64 sheet = 0;

  if (words->sheet != NULL && !g_ascii_string_to_signed (words->sheet, 10, 1, 1000, &sheet, NULL)) {
    ctl_usage (error, _ ("--sheet is the number of a sheet, from 1"));
    return FALSE;
  }
  options->sheet = (int) sheet - 1;
  if (!shian_subject_read_kind (words->kind, &options->kind, error))
    return FALSE;
  options->mapping = words->map != NULL ? read_mapping (words->map, error) : NULL;
  return words->map == NULL || options->mapping != NULL;
}

static gboolean
refuse_rejected (const ShianSubjectImport *import, GError **error)
{
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
               _ ("%u rows of sheet “%s” were rejected, so nothing was written"),
               import->n_rejected, import->sheet_name);
  return FALSE;
}

static gboolean
settle (Ctl *ctl, const Words *words, ShianSubjectImport *import, GError **error)
{
  gboolean write = !words->dry_run && (!words->all_or_nothing || import->n_rejected == 0);

  if (words->rejects != NULL && import->n_rejected > 0 &&
      !shian_subject_import_write_rejects (import, words->rejects, error))
    return FALSE;
  if (write && !shian_subject_import_apply (ctl->store, import, NULL, NULL, error))
    return FALSE;
  if (ctl->json)
    print_json (import, write);
  else
    print_text (import, write);
  return write || words->dry_run || refuse_rejected (import, error);
}

static int
run (Ctl *ctl, const Words *words, const char *path, GError **error)
{
  ShianImportOptions options = { 0 };
  g_autoptr (ShianSubjectImport) import = NULL;
  ShianStore *store;
  gboolean ok = read_options (words, &options, error);

  store = ok ? (words->dry_run ? ctl_reader (ctl, error) : ctl_writer (ctl, error)) : NULL;
  if (store != NULL)
    import = shian_subject_import_read (store, path, &options, NULL, error);
  g_clear_pointer (&options.mapping, g_hash_table_unref);
  return import != NULL && settle (ctl, words, import, error) ? CTL_EXIT_OK : CTL_EXIT_FAILED;
}

int
ctl_subject_import (Ctl *ctl, int argc, char **argv, GError **error)
{
  Words words = { 0 };
  const GOptionEntry entries[] = {
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &words.sheet, NULL, NULL },
    { "map", 0, 0, G_OPTION_ARG_FILENAME, &words.map, NULL, NULL },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &words.kind, NULL, NULL },
    { "rejects", 0, 0, G_OPTION_ARG_FILENAME, &words.rejects, NULL, NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &words.dry_run, NULL, NULL },
    { "all-or-nothing", 0, 0, G_OPTION_ARG_NONE, &words.all_or_nothing, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  int code = CTL_EXIT_USAGE;

  if (!ctl_parse (entries, 1, &argc, &argv, error))
    code = CTL_EXIT_USAGE;
  else if (argc != 2)
    ctl_usage (error, "subject import %s", _ ("FILE"));
  else
    code = run (ctl, &words, argv[1], error);
  words_clear (&words);
  return code;
}
