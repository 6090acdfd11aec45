/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/record-json.h"

#include "base/error.h"

#include <glib/gi18n-lib.h>

static void
add_member (JsonObject *object, const ShianField *field, gconstpointer record)
{
  g_autofree char *text = NULL;

  if (shian_field_is_none (field, record)) {
    json_object_set_null_member (object, field->name);
    return;
  }
  switch (field->kind) {
  case SHIAN_FIELD_INTEGER:
    json_object_set_int_member (object, field->name, shian_field_get_integer (field, record));
    break;
  case SHIAN_FIELD_BOOL:
    json_object_set_boolean_member (object, field->name,
                                    shian_field_get_integer (field, record) != 0);
    break;
  case SHIAN_FIELD_REAL:
    json_object_set_double_member (object, field->name, shian_field_get_real (field, record));
    break;
  case SHIAN_FIELD_TEXT:
  case SHIAN_FIELD_DATE:
  case SHIAN_FIELD_REF:
  case SHIAN_FIELD_CHOICE:
  default:
    text = shian_field_to_text (field, record);
    json_object_set_string_member (object, field->name, text);
    break;
  }
}

JsonObject *
shian_record_to_json (const ShianRecordType *type, gconstpointer record, gconstpointer other)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < type->n_fields; i++)
    if (other == NULL || !shian_field_equal (&type->fields[i], record, other))
      add_member (object, &type->fields[i], record);
  return object;
}

static gboolean
apply_member (const ShianField *field, gpointer record, JsonNode *node, GError **error)
{
  GType type = json_node_get_value_type (node);

  if (json_node_is_null (node))
    return shian_field_from_text (field, record, NULL, error);
  if (field->kind == SHIAN_FIELD_REAL && (type == G_TYPE_DOUBLE || type == G_TYPE_INT64)) {
    shian_field_set_real (field, record, json_node_get_double (node));
    return TRUE;
  }
  if (field->kind == SHIAN_FIELD_INTEGER && type == G_TYPE_INT64) {
    shian_field_set_integer (field, record, json_node_get_int (node));
    return TRUE;
  }
  if (field->kind == SHIAN_FIELD_BOOL && type == G_TYPE_BOOLEAN) {
    shian_field_set_integer (field, record, json_node_get_boolean (node));
    return TRUE;
  }
  if (type == G_TYPE_STRING)
    return shian_field_from_text (field, record, json_node_get_string (node), error);
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, _ ("Field “%s” has the wrong type"),
               field->name);
  return FALSE;
}

gboolean
shian_record_apply_json (const ShianRecordType *type, gpointer record, JsonObject *object,
                         GError **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node)) {
    const ShianField *field = shian_record_type_field (type, name);
    if (field == NULL) {
      g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, _ ("Unknown field “%s” in “%s”"), name,
                   type->name);
      return FALSE;
    }
    if (!apply_member (field, record, node, error))
      return FALSE;
  }
  return TRUE;
}

char *
shian_json_to_text (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_alloc ();

  json_node_init_object (node, object);
  return json_to_string (node, FALSE);
}

JsonObject *
shian_json_from_text (const char *text, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (JsonNode) node = json_from_string (text, &local);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node)) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, _ ("Not a JSON object: %s"),
                 local != NULL ? local->message : "");
    return NULL;
  }
  return json_node_dup_object (node);
}
