/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "packs/record-list.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const ShianRecordList *list;
  GPtrArray *fields;    /* const ShianField */
  ShianColumn *columns; /* the running number and one for each field */
  GPtrArray *choices;   /* arrays of words, owned */
  ShianSheet sheet;
} Export;

static GPtrArray *
choose_fields (const ShianRecordList *list)
{
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; list->fields == NULL && i < list->type->n_fields; i++)
    if ((list->type->fields[i].flags & SHIAN_FIELD_HIDDEN) == 0)
      g_ptr_array_add (fields, (gpointer) &list->type->fields[i]);
  for (guint i = 0; list->fields != NULL && list->fields[i] != NULL; i++) {
    const ShianField *field = shian_record_type_field (list->type, list->fields[i]);
    g_warn_if_fail (field != NULL);
    if (field != NULL)
      g_ptr_array_add (fields, (gpointer) field);
  }
  return fields;
}

static ShianColumnKind
column_kind (const ShianField *field)
{
  switch (field->kind) {
  case SHIAN_FIELD_INTEGER:
    return SHIAN_COLUMN_INTEGER;
  case SHIAN_FIELD_REAL:
    return SHIAN_COLUMN_REAL;
  case SHIAN_FIELD_DATE:
    return SHIAN_COLUMN_DATE;
  case SHIAN_FIELD_TEXT:
  case SHIAN_FIELD_REF:
    return (field->flags & SHIAN_FIELD_CODE) != 0 ? SHIAN_COLUMN_CODE : SHIAN_COLUMN_TEXT;
  case SHIAN_FIELD_BOOL:
  case SHIAN_FIELD_CHOICE:
  default:
    return SHIAN_COLUMN_TEXT;
  }
}

static const char *const *
choice_words (Export *export, const ShianField *field)
{
  g_autoptr (GStrvBuilder) words = NULL;
  char **list;

  if (field->kind != SHIAN_FIELD_CHOICE)
    return NULL;
  words = g_strv_builder_new ();
  for (const ShianChoice *choice = field->choices; choice->key != NULL; choice++)
    g_strv_builder_add (words, _ (choice->title));
  list = g_strv_builder_end (words);
  g_ptr_array_add (export->choices, list);
  return (const char *const *) list;
}

static void
describe (Export *export)
{
  const ShianRecordList *list = export->list;

  export->columns = g_new0 (ShianColumn, export->fields->len + 1);
  export->columns[0] = (ShianColumn){
    .title = _ ("No."), .kind = SHIAN_COLUMN_INTEGER, .align = SHIAN_ALIGN_CENTER, .min_width = 6
  };
  for (guint i = 0; i < export->fields->len; i++) {
    const ShianField *field = export->fields->pdata[i];
    export->columns[i + 1] = (ShianColumn){ .title = _ (field->title),
                                            .kind = column_kind (field),
                                            .max_width = 36,
                                            .choices = choice_words (export, field) };
  }
  export->sheet = (ShianSheet){ .name = list->sheet,
                                .columns = export->columns,
                                .n_columns = export->fields->len + 1,
                                .title = list->title,
                                .left = list->left,
                                .frozen_columns = 2 };
}

/* @held keeps the texts made for one row. */
static ShianCell
make_cell (const ShianField *field, gconstpointer record, GPtrArray *held)
{
  char *text;

  if (shian_field_is_none (field, record) && field->kind != SHIAN_FIELD_BOOL &&
      field->kind != SHIAN_FIELD_CHOICE)
    return shian_cell_text (NULL);
  switch (field->kind) {
  case SHIAN_FIELD_INTEGER:
    return shian_cell_integer (shian_field_get_integer (field, record));
  case SHIAN_FIELD_REAL:
    return shian_cell_number (shian_field_get_real (field, record));
  case SHIAN_FIELD_DATE:
    return shian_cell_iso_date (shian_field_get_string (field, record));
  case SHIAN_FIELD_TEXT:
  case SHIAN_FIELD_REF:
    return shian_cell_text (shian_field_get_string (field, record));
  case SHIAN_FIELD_BOOL:
  case SHIAN_FIELD_CHOICE:
  default:
    text = shian_field_display (field, record);
    g_ptr_array_add (held, text);
    return shian_cell_text (text);
  }
}

static gboolean
add_record (ShianWorkbookWriter *writer, const Export *export, gconstpointer record, guint number,
            GError **error)
{
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func (g_free);
  g_autofree ShianCell *cells = g_new0 (ShianCell, export->fields->len + 1);

  cells[0] = shian_cell_integer (number);
  for (guint i = 0; i < export->fields->len; i++)
    cells[i + 1] = make_cell (export->fields->pdata[i], record, held);
  return shian_workbook_writer_add_row (writer, cells, export->fields->len + 1, error);
}

static gboolean
fill (ShianWorkbookWriter *writer, gpointer data, GError **error)
{
  Export *export = data;
  const ShianRecordList *list = export->list;
  gconstpointer record = NULL;

  if (!shian_workbook_writer_begin_sheet (writer, &export->sheet, error))
    return FALSE;
  for (guint number = 1;; number++) {
    if (!list->next (list->data, &record, error))
      return FALSE;
    if (record == NULL)
      return TRUE;
    if (!add_record (writer, export, record, number, error))
      return FALSE;
  }
}

gboolean
shian_record_list_write (const ShianRecordList *list, const char *folder, const char *name,
                         ShianPackResult *result, GError **error)
{
  Export export = { .list = list };
  gboolean ok;

  g_return_val_if_fail (list != NULL && list->type != NULL && list->next != NULL, FALSE);
  export.fields = choose_fields (list);
  export.choices = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  describe (&export);
  ok = shian_pack_write (folder, name, list->title, NULL, list->expected, FALSE, fill, &export,
                         result, error);
  g_ptr_array_unref (export.choices);
  g_ptr_array_unref (export.fields);
  g_free (export.columns);
  return ok;
}
