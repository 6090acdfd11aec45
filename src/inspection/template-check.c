/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection/template-check.h"

#include "base/date.h"
#include "base/error.h"
#include "base/text.h"
#include "inspection/condition.h"
#include "inspection/limit.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_ITEMS 1000
#define MAX_DAYS 365

static void
fault_free (gpointer data)
{
  ShianTemplateFault *fault = data;
  g_free (fault->place);
  g_free (fault->text);
  g_free (fault);
}

ShianTemplateSource *
shian_template_source_new (void)
{
  ShianTemplateSource *source = g_new0 (ShianTemplateSource, 1);

  source->book = shian_template_book_new ();
  source->faults = g_ptr_array_new_with_free_func (fault_free);
  source->places = g_ptr_array_new_with_free_func (g_free);
  source->made = g_hash_table_new (NULL, NULL);
  return source;
}

void
shian_template_source_free (ShianTemplateSource *source)
{
  if (source == NULL)
    return;
  shian_template_book_free (source->book);
  g_ptr_array_unref (source->faults);
  g_ptr_array_unref (source->places);
  g_free (source->base);
  g_hash_table_unref (source->made);
  g_free (source);
}

void
shian_template_fault (ShianTemplateSource *source, const char *place, const char *format, ...)
{
  ShianTemplateFault *fault = g_new0 (ShianTemplateFault, 1);
  va_list args;

  fault->place = g_strdup (place);
  va_start (args, format);
  fault->text = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (source->faults, fault);
}

/* Each field by its descriptor; ids and links come only when the edition is stored. */
static void
check_fields (ShianTemplateSource *source, const ShianRecordType *type, gpointer record,
              const char *place)
{
  for (guint i = 0; i < type->n_fields; i++) {
    const ShianRecordType one = { .name = type->name,
                                  .title = type->title,
                                  .size = type->size,
                                  .fields = &type->fields[i],
                                  .n_fields = 1,
                                  .free = type->free };
    g_autoptr (GError) local = NULL;
    if (type->fields[i].kind != SHIAN_FIELD_REF && !shian_record_validate (&one, record, &local))
      shian_template_fault (source, place, "%s", local->message);
  }
}

static void
check_unique (ShianTemplateSource *source, GHashTable *seen, const char *value, const char *what,
              const char *place)
{
  const char *first;

  if (shian_text_is_empty (value))
    return;
  first = g_hash_table_lookup (seen, value);
  if (first != NULL)
    shian_template_fault (source, place, _ ("%s “%s” is used already at %s"), what, value, first);
  else
    g_hash_table_insert (seen, (gpointer) value, (gpointer) place);
}

static void
check_limits (ShianTemplateSource *source, const ShianTemplateItem *item, const char *place)
{
  gboolean limited = !isnan (item->low) || !isnan (item->high);

  if (item->kind != SHIAN_ITEM_NUMBER && (limited || !shian_text_is_empty (item->unit)))
    shian_template_fault (source, place, _ ("only a number has limits and a unit"));
  else if (!shian_limit_can_be_met (item))
    shian_template_fault (source, place, _ ("no number can meet the limit %g to %g"), item->low,
                          item->high);
  else if (g_strcmp0 (item->unit, "%") == 0 && (item->low > 100 || item->high < 0))
    shian_template_fault (source, place, _ ("a percentage lies between 0 and 100"));
}

static void
check_choices (ShianTemplateSource *source, const ShianTemplateItem *item, const char *place)
{
  g_auto (GStrv) choices = g_strsplit (item->choices != NULL ? item->choices : "", ";", -1);
  guint n = 0;

  for (guint i = 0; choices[i] != NULL; i++)
    n += !shian_text_is_empty (choices[i]);
  if (item->kind == SHIAN_ITEM_CHOICE && n < 2)
    shian_template_fault (source, place, _ ("a choice needs at least two words to choose from"));
  else if (item->kind != SHIAN_ITEM_CHOICE && n > 0)
    shian_template_fault (source, place, _ ("only a choice has words to choose from"));
}

static void
check_item (ShianTemplateSource *source, ShianTemplateItem *item, const char *place)
{
  g_autoptr (GError) local = NULL;

  check_fields (source, &SHIAN_TEMPLATE_ITEM_TYPE, item, place);
  check_limits (source, item, place);
  check_choices (source, item, place);
  if (!shian_condition_check (item->applies, source->book->edition->facts, &local))
    shian_template_fault (source, place, _ ("when it applies: %s"), local->message);
}

static void
check_items (ShianTemplateSource *source)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *items = source->book->items;

  for (guint i = 0; i < items->len; i++) {
    ShianTemplateItem *item = items->pdata[i];
    const char *place = source->places->pdata[i];
    check_item (source, item, place);
    check_unique (source, ids, item->item, _ ("identity"), place);
    check_unique (source, codes, item->code, _ ("number"), place);
  }
  if (items->len == 0)
    shian_template_fault (source, _ ("items"), _ ("there is no item"));
  if (items->len > MAX_ITEMS)
    shian_template_fault (source, _ ("items"), _ ("there are more than %d items"), MAX_ITEMS);
}

static void
check_dates (ShianTemplateSource *source, const ShianTemplate *edition)
{
  GDate from, to;

  if (shian_date_from_iso (edition->valid_from, &from) &&
      shian_date_from_iso (edition->valid_to, &to) && g_date_compare (&from, &to) > 0)
    shian_template_fault (source, _ ("valid to"), _ ("the edition ends before it begins"));
}

/* “short, tab, title, tab, date” */
static void
check_legal (ShianTemplateSource *source, const ShianTemplate *edition)
{
  g_auto (GStrv) lines = g_strsplit (edition->legal != NULL ? edition->legal : "", "\n", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) parts = g_strsplit (lines[i], "\t", 3);
    g_autofree char *place = g_strdup_printf (_ ("legal text %u"), i + 1);
    GDate date;
    if (*lines[i] == '\0')
      continue;
    if (g_strv_length (parts) != 3 || shian_text_is_empty (parts[0]) ||
        shian_text_is_empty (parts[1]))
      shian_template_fault (source, place, _ ("a short name, a title and a date are needed"));
    else if (!shian_date_from_iso (parts[2], &date))
      shian_template_fault (source, place, _ ("“%s” is not a date such as 2024-03-31"), parts[2]);
    else if (!g_hash_table_add (seen, g_strdup (parts[0])))
      shian_template_fault (source, place, _ ("“%s” is there twice"), parts[0]);
  }
}

static void
check_facts (ShianTemplateSource *source, const ShianTemplate *edition)
{
  g_auto (GStrv) lines = g_strsplit (edition->facts != NULL ? edition->facts : "", "\n", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) parts = g_strsplit (lines[i], "\t", 2);
    g_autofree char *place = g_strdup_printf (_ ("question %u"), i + 1);
    if (*lines[i] == '\0')
      continue;
    if (g_strv_length (parts) != 2 || shian_text_is_empty (parts[1]) ||
        !g_regex_match_simple ("^[a-z][a-z0-9_]{0,39}$", parts[0], 0, 0))
      shian_template_fault (source, place,
                            _ ("an id of small letters and a question in words are needed"));
    else if (shian_record_type_field (&SHIAN_SUBJECT_TYPE, parts[0]) != NULL)
      shian_template_fault (source, place, _ ("“%s” is a field of the premises already"), parts[0]);
    else if (!g_hash_table_add (seen, g_strdup (parts[0])))
      shian_template_fault (source, place, _ ("“%s” is there twice"), parts[0]);
  }
}

static void
check_kinds (ShianTemplateSource *source, const ShianTemplate *edition)
{
  const char *kinds = edition->subject_kinds != NULL ? edition->subject_kinds : "";
  g_auto (GStrv) parts = g_strsplit (kinds, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0' &&
        shian_choice_find (shian_subject_field ("kind")->choices, parts[i]) < 0)
      shian_template_fault (source, _ ("kinds of premises"), _ ("“%s” is no kind of premises"),
                            parts[i]);
}

static void
check_rule (ShianTemplateSource *source, const ShianTemplate *edition)
{
  const char *place = _ ("result rule");
  g_auto (GStrv) titles =
      g_strsplit (edition->result_titles != NULL ? edition->result_titles : "", ";", -1);

  if (g_strv_length (titles) != 3)
    shian_template_fault (source, place, _ ("three words for the results are needed"));
  if (edition->key_max < 0 || edition->general_max < 0)
    shian_template_fault (source, place, _ ("a number of items cannot be negative"));
  if (edition->rule == SHIAN_RULE_RATES &&
      !(edition->rate_min > 0 && edition->rate_min <= 100)) /* NAN too */
    shian_template_fault (source, place, _ ("the lowest rate lies between 0 and 100"));
  if (edition->key_days < 0 || edition->key_days > MAX_DAYS || edition->general_days < 0 ||
      edition->general_days > MAX_DAYS)
    shian_template_fault (source, _ ("deadlines"), _ ("days lie between 0 and %d"), MAX_DAYS);
}

void
shian_template_check (ShianTemplateSource *source)
{
  ShianTemplate *edition = source->book->edition;

  check_fields (source, &SHIAN_TEMPLATE_TYPE, edition, _ ("head"));
  if (edition->code != NULL && *edition->code != '\0' &&
      !g_regex_match_simple ("^[a-z0-9][a-z0-9-]*$", edition->code, 0, 0))
    shian_template_fault (source, _ ("head"),
                          _ ("the code “%s” may have small letters, digits and hyphens only"),
                          edition->code);
  check_dates (source, edition);
  check_kinds (source, edition);
  check_legal (source, edition);
  check_facts (source, edition);
  check_rule (source, edition);
  check_items (source);
}

gboolean
shian_template_source_is_sound (const ShianTemplateSource *source, const char *file, GError **error)
{
  g_autoptr (GString) text = NULL;

  if (source->faults->len == 0)
    return TRUE;
  text = g_string_new (NULL);
  for (guint i = 0; i < source->faults->len; i++) {
    const ShianTemplateFault *fault = source->faults->pdata[i];
    g_string_append_printf (text, "%s%s: %s", i > 0 ? "; " : "", fault->place, fault->text);
  }
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
               g_dngettext (GETTEXT_PACKAGE, "%s has %u fault, nothing was imported: %s",
                            "%s has %u faults, nothing was imported: %s", source->faults->len),
               file, source->faults->len, text->str);
  return FALSE;
}
