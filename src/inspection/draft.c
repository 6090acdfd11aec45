/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection/draft.h"

#include "base/clock.h"
#include "base/date.h"
#include "base/error.h"
#include "base/text.h"
#include "base/uuid.h"
#include "inspection/condition.h"
#include "inspection/diners.h"
#include "inspection/finding-work.h"
#include "inspection/form-print.h"
#include "inspection/template-store.h"
#include "store/save.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, message);
  return FALSE;
}

ShianInspection *
shian_inspection_load_draft (ShianStore *store, const char *id, GError **error)
{
  g_autoptr (ShianInspection) inspection =
      shian_store_load (store, &SHIAN_INSPECTION_TYPE, id, error);

  if (inspection == NULL)
    return NULL;
  if (inspection->record.deleted) {
    refuse (error, _ ("This inspection was removed"));
    return NULL;
  }
  if (inspection->state != SHIAN_INSPECTION_DRAFT) {
    refuse (error, _ ("This inspection is finished and locked; make a correction, with a reason"));
    return NULL;
  }
  return g_steal_pointer (&inspection);
}

static gboolean
check_time (const char *time, GError **error)
{
  if (shian_text_is_empty (time) ||
      g_regex_match_simple ("^([01][0-9]|2[0-3]):[0-5][0-9]$", time, 0, 0))
    return TRUE;
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, _ ("“%s” is not a time such as 09:30"),
               time);
  return FALSE;
}

static gboolean
check_order_of_times (const ShianInspection *inspection, GError **error)
{
  const char *last =
      !shian_text_is_empty (inspection->ended_on) ? inspection->ended_on : inspection->made_on;
  int days = g_strcmp0 (inspection->made_on, last);

  if (!check_time (inspection->started_at, error) || !check_time (inspection->ended_at, error))
    return FALSE;
  if (days > 0 || (days == 0 && !shian_text_is_empty (inspection->started_at) &&
                   !shian_text_is_empty (inspection->ended_at) &&
                   strcmp (inspection->started_at, inspection->ended_at) > 0))
    return refuse (error, _ ("The inspection ends before it begins"));
  return TRUE;
}

static gboolean
is_fact (const ShianTemplate *edition, const char *id, const char *value)
{
  if (shian_facts_known (edition->facts, id))
    return g_str_equal (value, "yes") || g_str_equal (value, "no");
  return shian_diners_is_fact (id, value);
}

static gboolean
check_facts (const ShianTemplate *edition, const char *facts, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (facts != NULL ? facts : "", ";", -1);

  for (guint i = 0; parts[i] != NULL; i++) {
    const char *sign = strchr (parts[i], '=');
    g_autofree char *id = sign != NULL ? g_strndup (parts[i], (gsize) (sign - parts[i])) : NULL;
    if (*parts[i] == '\0')
      continue;
    if (sign == NULL || !is_fact (edition, id, sign + 1)) {
      g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                   _ ("“%s” is no question of this template answered by yes or no"), parts[i]);
      return FALSE;
    }
  }
  return TRUE;
}

gboolean
shian_inspection_save (ShianStore *store, ShianInspection *inspection, GError **error)
{
  g_autoptr (ShianInspection) stored =
      shian_inspection_load_draft (store, inspection->record.id, error);
  g_autoptr (ShianTemplate) edition = NULL;

  if (stored == NULL || !check_order_of_times (inspection, error))
    return FALSE;
  edition = shian_store_load (store, &SHIAN_TEMPLATE_TYPE, inspection->template, error);
  return edition != NULL && check_facts (edition, inspection->facts, error) &&
         shian_store_save (store, &SHIAN_INSPECTION_TYPE, inspection, error);
}

/* “name/certificate” → a record. */
static ShianInspector *
parse_inspector (const char *text, const char *inspection, guint number)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 2);
  ShianInspector *inspector = shian_inspector_new ();

  inspector->inspection = g_strdup (inspection);
  inspector->number = number;
  inspector->name = parts[0] != NULL ? shian_text_strip (parts[0]) : NULL;
  inspector->certificate =
      parts[0] != NULL && parts[1] != NULL ? shian_text_strip (parts[1]) : NULL;
  return inspector;
}

static gboolean
check_inspectors (const char *const *inspectors, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; inspectors != NULL && inspectors[i] != NULL; i++) {
    g_autoptr (ShianInspector) inspector = parse_inspector (inspectors[i], NULL, i);
    if (!shian_text_is_empty (inspector->name) &&
        !g_hash_table_add (names, g_steal_pointer (&inspector->name)))
      return refuse (error, _ ("The same inspector is named twice"));
  }
  return g_hash_table_size (names) >= 2 ||
         refuse (error,
                 _ ("An inspection is made by two inspectors at least (Order 49, article 23)"));
}

static gboolean
add_inspectors (ShianStore *store, const char *id, const char *const *inspectors, GError **error)
{
  for (guint i = 0; inspectors[i] != NULL; i++) {
    g_autoptr (ShianInspector) inspector = parse_inspector (inspectors[i], id, i + 1);
    if (!shian_text_is_empty (inspector->name) &&
        !shian_store_save (store, &SHIAN_INSPECTOR_TYPE, inspector, error))
      return FALSE;
  }
  return TRUE;
}

typedef struct {
  const char *id;
  const char *const *inspectors;
} Replace;

static gboolean
replace_inspectors (ShianStore *store, gpointer data, GError **error)
{
  const Replace *replace = data;
  g_autoptr (GPtrArray) old =
      shian_store_select (store, &SHIAN_INSPECTOR_TYPE, "WHERE inspection = ?1 AND deleted = 0",
                          error, "s", replace->id);

  for (guint i = 0; old != NULL && i < old->len; i++) {
    const ShianInspector *inspector = old->pdata[i];
    if (!shian_store_remove (store, &SHIAN_INSPECTOR_TYPE, inspector->record.id, error))
      return FALSE;
  }
  return old != NULL && add_inspectors (store, replace->id, replace->inspectors, error);
}

gboolean
shian_inspection_set_inspectors (ShianStore *store, const char *id, const char *const *inspectors,
                                 GError **error)
{
  g_autoptr (ShianInspection) inspection = shian_inspection_load_draft (store, id, error);
  Replace replace = { id, inspectors };

  return inspection != NULL && check_inspectors (inspectors, error) &&
         shian_store_transact (store, _ ("Inspectors"), replace_inspectors, &replace, error);
}

static gboolean
check_subject (const ShianSubject *subject, const ShianTemplate *edition, GError **error)
{
  const ShianField *field = shian_subject_field ("kind");
  g_autofree char *kind = shian_field_to_text (field, subject);
  g_auto (GStrv) kinds =
      g_strsplit (edition->subject_kinds != NULL ? edition->subject_kinds : "", ";", -1);

  if (subject->record.deleted || subject->status == SHIAN_SUBJECT_CLOSED ||
      subject->status == SHIAN_SUBJECT_BANNED) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                 _ ("%s is closed, banned or removed; there is nothing to inspect"), subject->name);
    return FALSE;
  }
  if (kinds[0] == NULL || *kinds[0] == '\0' || g_strv_contains ((const char *const *) kinds, kind))
    return TRUE;
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
               _ ("The template %s is not for premises like %s"), edition->title, subject->name);
  return FALSE;
}

/* What was answered about the premises last time, with what is said now on top. */
static char *
merge_facts (ShianStore *store, const ShianInspectionOrder *order, const ShianTemplate *edition)
{
  g_autoptr (ShianInspection) last = shian_store_select_one (
      store, &SHIAN_INSPECTION_TYPE,
      "WHERE subject = ?1 AND deleted = 0 AND facts IS NOT NULL ORDER BY made_on DESC, id DESC",
      NULL, "s", order->subject);
  g_auto (GStrv) before = g_strsplit (last != NULL ? last->facts : "", ";", -1);
  g_auto (GStrv) now = g_strsplit (order->facts != NULL ? order->facts : "", ";", -1);
  GString *facts = g_string_new (order->facts);

  for (guint i = 0; before[i] != NULL; i++) {
    g_auto (GStrv) pair = g_strsplit (before[i], "=", 2);
    if (pair[0] != NULL && shian_facts_known (edition->facts, pair[0]) &&
        shian_facts_get (order->facts, pair[0]) < 0)
      g_string_append_printf (facts, "%s%s", facts->len > 0 ? ";" : "", before[i]);
  }
  return g_string_free (facts, FALSE);
}

static char *
open_items (ShianStore *store, const ShianInspectionOrder *order, GError **error)
{
  g_autoptr (ShianInspection) before =
      shian_store_load (store, &SHIAN_INSPECTION_TYPE, order->recheck_of, error);
  g_autoptr (GPtrArray) findings =
      before != NULL
          ? shian_store_select (store, &SHIAN_FINDING_TYPE,
                                "WHERE inspection = ?1 AND deleted = 0 AND item IS NOT NULL "
                                "AND state <> 'closed' ORDER BY label",
                                error, "s", before->chain)
          : NULL;
  g_autoptr (GString) items = g_string_new (NULL);

  if (findings == NULL)
    return NULL;
  if (g_strcmp0 (before->subject, order->subject) != 0) {
    refuse (error, _ ("The inspection to be rechecked was made at other premises"));
    return NULL;
  }
  for (guint i = 0; i < findings->len; i++)
    g_string_append_printf (items, "%s%s", i > 0 ? ";" : "",
                            ((const ShianFinding *) findings->pdata[i])->item);
  if (items->len == 0) {
    refuse (error, _ ("No finding of that inspection is open; there is nothing to recheck"));
    return NULL;
  }
  return g_string_free (g_steal_pointer (&items), FALSE);
}

typedef struct {
  ShianInspection *inspection;
  const char *const *inspectors;
  const char *form;
} Begin;

static gboolean
begin_inside (ShianStore *store, gpointer data, GError **error)
{
  Begin *begin = data;
  const char *id = begin->inspection->record.id;

  return shian_store_save (store, &SHIAN_INSPECTION_TYPE, begin->inspection, error) &&
         add_inspectors (store, id, begin->inspectors, error) &&
         (begin->form == NULL || shian_form_print_return (store, begin->form, id, error));
}

static gboolean
fill_order (ShianStore *store, ShianInspection *inspection, const ShianInspectionOrder *order,
            GError **error)
{
  inspection->record.id = shian_uuid_new ();
  inspection->chain = g_strdup (inspection->record.id);
  inspection->version = 1;
  inspection->subject = g_strdup (order->subject);
  inspection->kind = order->recheck_of != NULL ? SHIAN_INSPECTION_RECHECK : (int) order->kind;
  inspection->started_at = g_strdup (order->started_at);
  inspection->notice_given = order->notice_given;
  inspection->recusal_asked = order->recusal_asked;
  inspection->recheck_of = g_strdup (order->recheck_of);
  inspection->scope = g_strdup (order->scope);
  if (order->recheck_of == NULL)
    return TRUE;
  g_free (inspection->scope);
  inspection->scope = open_items (store, order, error);
  return inspection->scope != NULL;
}

ShianInspection *
shian_inspection_begin (ShianStore *store, const ShianInspectionOrder *order, GError **error)
{
  g_autoptr (ShianInspection) inspection = shian_inspection_new ();
  g_autoptr (ShianSubject) subject =
      shian_store_load (store, &SHIAN_SUBJECT_TYPE, order->subject, error);
  g_autoptr (ShianTemplate) edition = NULL;
  Begin begin = { inspection, order->inspectors, order->form };
  GDate date;

  if (subject == NULL)
    return NULL;
  if (order->made_on != NULL && !shian_date_parse (order->made_on, &date, error))
    return NULL;
  inspection->made_on =
      order->made_on != NULL ? shian_date_to_iso (&date) : shian_clock_today_iso ();
  edition = shian_template_find (store, order->template, inspection->made_on, error);
  if (edition == NULL || !check_subject (subject, edition, error) ||
      !check_inspectors (order->inspectors, error) || !check_facts (edition, order->facts, error) ||
      !fill_order (store, inspection, order, error) || !check_order_of_times (inspection, error))
    return NULL;
  inspection->template = g_strdup (edition->record.id);
  inspection->facts = merge_facts (store, order, edition);
  if (!shian_store_transact (store, _ ("New inspection"), begin_inside, &begin, error))
    return NULL;
  return g_steal_pointer (&inspection);
}

static gboolean
remove_inside (ShianStore *store, gpointer data, GError **error)
{
  const ShianInspection *inspection = data;
  g_autoptr (GPtrArray) findings = NULL;

  if (inspection->corrects == NULL) {
    findings =
        shian_store_select (store, &SHIAN_FINDING_TYPE, "WHERE inspection = ?1 AND deleted = 0",
                            error, "s", inspection->chain);
    if (findings == NULL)
      return FALSE;
  }
  for (guint i = 0; findings != NULL && i < findings->len; i++) {
    const ShianFinding *finding = findings->pdata[i];
    if (!shian_store_remove (store, &SHIAN_FINDING_TYPE, finding->record.id, error))
      return FALSE;
  }
  return shian_store_remove (store, &SHIAN_INSPECTION_TYPE, inspection->record.id, error);
}

gboolean
shian_inspection_remove (ShianStore *store, const char *id, GError **error)
{
  g_autoptr (ShianInspection) inspection = shian_inspection_load_draft (store, id, error);

  return inspection != NULL &&
         shian_store_transact (store, _ ("Remove an inspection"), remove_inside, inspection, error);
}
