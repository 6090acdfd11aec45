/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection/template-json.h"

#include "base/error.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define FORMAT "shian-template"
#define VERSION 1

/* One object of the document, to name the place of what is wrong in it. */
typedef struct {
  ShianTemplateSource *source;
  JsonObject *object;
  const char *place;
} Reader;

static void
wrong_type (const Reader *reader, const char *name, const char *wanted)
{
  shian_template_fault (reader->source, reader->place, _ ("“%s” must be %s"), name, wanted);
}

static JsonNode *
member (const Reader *reader, const char *name)
{
  JsonNode *node = json_object_get_member (reader->object, name);
  return node != NULL && !json_node_is_null (node) ? node : NULL;
}

static void
check_names (const Reader *reader, const char *const *known)
{
  g_autoptr (GList) names = json_object_get_members (reader->object);

  for (GList *name = names; name != NULL; name = name->next)
    if (!g_strv_contains (known, name->data))
      shian_template_fault (reader->source, reader->place, _ ("“%s” is not known here"),
                            (const char *) name->data);
}

/* Sets the record's field @field from the member @name by the field's own kind. */
static void
read_field (const Reader *reader, const char *name, const ShianRecordType *type, gpointer record,
            const char *field_name)
{
  const ShianField *field = shian_record_type_field (type, field_name);
  JsonNode *node = member (reader, name);
  GType value = node != NULL ? json_node_get_value_type (node) : G_TYPE_INVALID;
  gboolean number = value == G_TYPE_INT64 || value == G_TYPE_DOUBLE;
  g_autoptr (GError) local = NULL;

  if (node == NULL)
    return;
  if (field->kind == SHIAN_FIELD_REAL && number)
    shian_field_set_real (field, record, json_node_get_double (node));
  else if (field->kind == SHIAN_FIELD_INTEGER && value == G_TYPE_INT64)
    shian_field_set_integer (field, record, json_node_get_int (node));
  else if (field->kind == SHIAN_FIELD_BOOL && value == G_TYPE_BOOLEAN)
    shian_field_set_integer (field, record, json_node_get_boolean (node));
  else if (field->kind == SHIAN_FIELD_REAL || field->kind == SHIAN_FIELD_INTEGER)
    wrong_type (reader, name, _ ("a number"));
  else if (field->kind == SHIAN_FIELD_BOOL)
    wrong_type (reader, name, _ ("true or false"));
  else if (value != G_TYPE_STRING)
    wrong_type (reader, name, _ ("text"));
  else if (field->kind == SHIAN_FIELD_CHOICE &&
           shian_choice_find (field->choices, json_node_get_string (node)) < 0)
    shian_template_fault (reader->source, reader->place, _ ("%s: unknown “%s”"), name,
                          json_node_get_string (node));
  else if (!shian_field_from_text (field, record, json_node_get_string (node), &local))
    shian_template_fault (reader->source, reader->place, "%s", local->message);
}

/* An array of texts, joined by @glue. */
static char *
read_list (const Reader *reader, const char *name, const char *glue)
{
  JsonNode *node = member (reader, name);
  JsonArray *array =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  GString *text = g_string_new (NULL);

  if (node != NULL && array == NULL)
    wrong_type (reader, name, _ ("a list"));
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *element = json_array_get_element (array, i);
    if (json_node_get_value_type (element) != G_TYPE_STRING)
      wrong_type (reader, name, _ ("a list of texts"));
    else
      g_string_append_printf (text, "%s%s", text->len > 0 ? glue : "",
                              json_node_get_string (element));
  }
  return g_string_free (text, FALSE);
}

typedef void (*ElementFunc) (const Reader *reader, gpointer data);

/* Calls @func for each object of the array @name. */
static void
read_array (const Reader *reader, const char *name, ElementFunc func, gpointer data)
{
  JsonNode *node = member (reader, name);
  JsonArray *array =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (node != NULL && array == NULL)
    wrong_type (reader, name, _ ("a list"));
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *element = json_array_get_element (array, i);
    g_autofree char *place = g_strdup_printf ("%s[%u]", name, i);
    Reader inner = { reader->source, NULL, place };
    if (JSON_NODE_HOLDS_OBJECT (element)) {
      inner.object = json_node_get_object (element);
      func (&inner, data);
    } else {
      shian_template_fault (reader->source, place, _ ("is not an object"));
    }
  }
}

/* Members of an object as one line of a text, parted by tabs. */
static void
add_line (const Reader *reader, GString *lines, const char *const *names)
{
  check_names (reader, names);
  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  for (guint i = 0; names[i] != NULL; i++) {
    JsonNode *node = member (reader, names[i]);
    if (i > 0)
      g_string_append_c (lines, '\t');
    if (node != NULL && json_node_get_value_type (node) == G_TYPE_STRING)
      g_string_append (lines, json_node_get_string (node));
    else
      wrong_type (reader, names[i], _ ("text"));
  }
}

static void
read_legal (const Reader *reader, gpointer data)
{
  static const char *const names[] = { "short", "title", "date", NULL };
  add_line (reader, data, names);
}

static void
read_fact (const Reader *reader, gpointer data)
{
  static const char *const names[] = { "id", "title", NULL };
  add_line (reader, data, names);
}

static void
read_item (const Reader *reader, gpointer data)
{
  static const char *const names[] = { "id",      "number",   "heading",   "text",
                                       "kind",    "severity", "unit",      "low",
                                       "high",    "low_open", "high_open", "choices",
                                       "applies", "basis",    "hint",      NULL };
  static const char *const fields[] = { "item",      "code",    "heading", "text", "kind",
                                        "severity",  "unit",    "low",     "high", "low_open",
                                        "high_open", "applies", "basis",   "hint" };
  ShianTemplateItem *item = shian_template_item_new ();
  JsonNode *number = member (reader, "number");
  const char *code = number != NULL && json_node_get_value_type (number) == G_TYPE_STRING
                         ? json_node_get_string (number)
                         : "";
  char *place = g_strdup_printf ("%s %s", reader->place, code);
  Reader named = { reader->source, reader->object, place };

  check_names (&named, names);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    const char *name = i == 0 ? "id" : i == 1 ? "number" : fields[i];
    read_field (&named, name, &SHIAN_TEMPLATE_ITEM_TYPE, item, fields[i]);
  }
  item->choices = read_list (&named, "choices", ";");
  item->number = reader->source->book->items->len + 1;
  g_ptr_array_add (reader->source->book->items, item);
  g_ptr_array_add (reader->source->places, place);
}

static void
read_part (const Reader *reader, const char *name, const char *const *names,
           const char *const *fields)
{
  JsonNode *node = member (reader, name);
  Reader inner = { reader->source, NULL, name };

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node)) {
    wrong_type (reader, name, _ ("an object"));
    return;
  }
  inner.object = json_node_get_object (node);
  check_names (&inner, names);
  for (guint i = 0; fields[i] != NULL; i++)
    read_field (&inner, names[i], &SHIAN_TEMPLATE_TYPE, reader->source->book->edition, fields[i]);
}

static void
read_rule (const Reader *reader)
{
  static const char *const names[] = {
    "kind", "key_max", "general_max", "rate_min", "titles", NULL
  };
  static const char *const fields[] = { "rule", "key_max", "general_max", "rate_min", NULL };
  static const char *const days[] = { "key_days", "general_days", NULL };
  JsonNode *node = member (reader, "rule");

  read_part (reader, "rule", names, fields);
  read_part (reader, "deadlines", days, days);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node)) {
    Reader rule = { reader->source, json_node_get_object (node), "rule" };
    reader->source->book->edition->result_titles = read_list (&rule, "titles", ";");
  }
}

static void
read_document (const Reader *reader)
{
  static const char *const names[] = { "format",  "version",    "code",      "title",
                                       "edition", "valid_from", "valid_to",  "subject_kinds",
                                       "note",    "rule",       "deadlines", "legal",
                                       "facts",   "items",      NULL };
  static const char *const fields[] = {
    "code", "title", "edition", "valid_from", "valid_to", "note"
  };
  ShianTemplate *edition = reader->source->book->edition;
  GString *legal = g_string_new (NULL);
  GString *facts = g_string_new (NULL);

  check_names (reader, names);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    read_field (reader, fields[i], &SHIAN_TEMPLATE_TYPE, edition, fields[i]);
  edition->subject_kinds = read_list (reader, "subject_kinds", ";");
  read_rule (reader);
  read_array (reader, "legal", read_legal, legal);
  read_array (reader, "facts", read_fact, facts);
  edition->legal = g_string_free (legal, FALSE);
  edition->facts = g_string_free (facts, FALSE);
  read_array (reader, "items", read_item, NULL);
}

static gboolean
is_ours (JsonObject *object)
{
  JsonNode *format = json_object_get_member (object, "format");
  JsonNode *version = json_object_get_member (object, "version");

  return format != NULL && json_node_get_value_type (format) == G_TYPE_STRING &&
         g_str_equal (json_node_get_string (format), FORMAT) && version != NULL &&
         json_node_get_value_type (version) == G_TYPE_INT64 &&
         json_node_get_int (version) == VERSION;
}

ShianTemplateSource *
shian_template_json_read (const char *text, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (ShianTemplateSource) source = shian_template_source_new ();
  g_autoptr (GError) local = NULL;
  Reader reader = { source, NULL, _ ("head") };
  JsonNode *root;

  if (!shian_text_check (text, 0, _ ("Template"), error))
    return NULL;
  if (!json_parser_load_from_data (parser, text, -1, &local)) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, _ ("The template is not valid JSON: %s"),
                 local->message);
    return NULL;
  }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root) || !is_ours (json_node_get_object (root))) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                 _ ("This is not a template: “format” must be “%s” and “version” %d"), FORMAT,
                 VERSION);
    return NULL;
  }
  reader.object = json_node_get_object (root);
  read_document (&reader);
  shian_template_check (source);
  return g_steal_pointer (&source);
}
