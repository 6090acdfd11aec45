/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records as JSON objects keyed by field name, values as stored: for history and packs. */
#pragma once

#include "base/record.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** shian_record_to_json: all fields of @record, none as null; with @other given, only the fields
 * in which the two differ. Integers, reals and booleans are JSON numbers and booleans. (transfer
 * full) */
JsonObject *shian_record_to_json (const ShianRecordType *type, gconstpointer record,
                                  gconstpointer other);

/** shian_record_apply_json: sets the fields named in @object and leaves the others. Unknown names
 * and wrong types give SHIAN_ERROR_INVALID. */
gboolean shian_record_apply_json (const ShianRecordType *type, gpointer record, JsonObject *object,
                                  GError **error);

/** shian_json_to_text: compact text of @object. (transfer full) */
char *shian_json_to_text (JsonObject *object);

/** shian_json_from_text: an object from text; SHIAN_ERROR_INVALID otherwise. (transfer full) */
JsonObject *shian_json_from_text (const char *text, GError **error);

G_END_DECLS
