/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "subjects/subject-merge.h"

#include "base/error.h"
#include "store/save.h"
#include "store/setting.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  const char *keep;
  const char *drop;
} Merge;

/* Records of @type whose field “subject” is @drop, tombstones too: undo may bring them back. */
static gboolean
move_records (ShianStore *store, const ShianRecordType *type, const Merge *merge, GError **error)
{
  const ShianField *field = shian_record_type_field (type, "subject");
  g_autoptr (GPtrArray) records = NULL;

  if (field == NULL || !shian_field_is_string (field))
    return TRUE;
  records = shian_store_select (store, type, "WHERE subject = ?1", error, "s", merge->drop);
  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++) {
    shian_field_set_string (field, records->pdata[i], merge->keep);
    if (!shian_store_save (store, type, records->pdata[i], error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
says_nothing (const ShianField *field, const ShianSubject *subject)
{
  if (field->kind != SHIAN_FIELD_CHOICE)
    return shian_field_is_none (field, subject);
  return shian_field_get_integer (field, subject) == 0;
}

/* What @keep does not know; the kind and the state of business are its own. */
static gboolean
fill_gaps (ShianSubject *keep, const ShianSubject *drop, GError **error)
{
  for (guint i = 0; i < SHIAN_SUBJECT_TYPE.n_fields; i++) {
    const ShianField *field = &SHIAN_SUBJECT_TYPE.fields[i];
    g_autofree char *text = NULL;
    if (g_str_equal (field->name, "kind") || g_str_has_prefix (field->name, "status") ||
        g_str_equal (field->name, "merged_into") || !says_nothing (field, keep) ||
        says_nothing (field, drop))
      continue;
    text = shian_field_to_text (field, drop);
    if (!shian_field_from_text (field, keep, text, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_both (const ShianSubject *keep, const ShianSubject *drop, GError **error)
{
  const ShianSubject *hidden = keep->record.deleted ? keep : drop;

  if (!hidden->record.deleted)
    return TRUE;
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_CONFLICT, _ ("%s (%s) is merged or removed already"),
               hidden->name, hidden->record.id);
  return FALSE;
}

static gboolean
merge_inside (ShianStore *store, gpointer data, GError **error)
{
  const Merge *merge = data;
  const ShianRecordType *const *types = shian_store_get_types (store);
  g_autoptr (ShianSubject) keep = shian_store_load (store, &SHIAN_SUBJECT_TYPE, merge->keep, error);
  g_autoptr (ShianSubject) drop =
      keep != NULL ? shian_store_load (store, &SHIAN_SUBJECT_TYPE, merge->drop, error) : NULL;

  if (drop == NULL || !check_both (keep, drop, error) || !fill_gaps (keep, drop, error))
    return FALSE;
  for (guint i = 0; types[i] != NULL; i++)
    if (!move_records (store, types[i], merge, error))
      return FALSE;
  drop->record.deleted = TRUE;
  drop->merged_into = g_strdup (merge->keep);
  return shian_store_save (store, &SHIAN_SUBJECT_TYPE, drop, error) &&
         shian_store_save (store, &SHIAN_SUBJECT_TYPE, keep, error);
}

gboolean
shian_subject_merge (ShianStore *store, const char *keep, const char *drop, GError **error)
{
  Merge merge = { keep, drop };

  if (!g_str_equal (keep, drop))
    return shian_store_transact (store, _ ("Merging premises"), merge_inside, &merge, error);
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
               _ ("Premises cannot be merged with themselves"));
  return FALSE;
}

typedef struct {
  const char *keep;
  const char *const *ids;
} Several;

static gboolean
merge_each (ShianStore *store, gpointer data, GError **error)
{
  const Several *several = data;

  for (guint i = 0; several->ids[i] != NULL; i++)
    if (!shian_subject_merge (store, several->keep, several->ids[i], error))
      return FALSE;
  return TRUE;
}

gboolean
shian_subject_merge_all (ShianStore *store, const char *keep, const char *const *drops,
                         GError **error)
{
  Several several = { keep, drops };

  return shian_store_transact (store, _ ("Merging premises"), merge_each, &several, error);
}

/* Told apart: a setting for every two, whatever their order. */

static char *
pair_name (const char *one, const char *other)
{
  gboolean first = strcmp (one, other) < 0;

  return g_strdup_printf ("subject-apart/%s/%s", first ? one : other, first ? other : one);
}

static gboolean
tell_each (ShianStore *store, gpointer data, GError **error)
{
  const Several *several = data;

  for (guint i = 0; several->ids[i] != NULL; i++)
    for (guint k = i + 1; several->ids[k] != NULL; k++) {
      g_autofree char *name = pair_name (several->ids[i], several->ids[k]);
      if (!shian_setting_set (store, name, "1", error))
        return FALSE;
    }
  return TRUE;
}

gboolean
shian_subject_tell_apart (ShianStore *store, const char *const *ids, GError **error)
{
  Several several = { NULL, ids };

  return shian_store_transact (store, _ ("Premises told apart"), tell_each, &several, error);
}

gboolean
shian_subjects_are_apart (ShianStore *store, const GPtrArray *subjects)
{
  for (guint i = 0; i < subjects->len; i++)
    for (guint k = i + 1; k < subjects->len; k++) {
      const ShianSubject *one = subjects->pdata[i], *other = subjects->pdata[k];
      g_autofree char *name = pair_name (one->record.id, other->record.id);
      g_autofree char *said = shian_setting_get (store, name);
      if (said == NULL)
        return FALSE;
    }
  return TRUE;
}
