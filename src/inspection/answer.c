/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One answer: what the item takes, its verdict, and the finding that follows. */
#include "base/date.h"
#include "base/error.h"
#include "base/text.h"
#include "inspection/answer-private.h"
#include "inspection/finding-work.h"
#include "inspection/limit.h"
#include "store/save.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static gboolean
refuse (const ShianTemplateItem *item, const char *text, const char *takes, GError **error)
{
  g_autofree char *shown = shian_text_shorten (text, 40);

  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, _ ("%s does not take “%s”: %s"), item->code,
               shown, takes);
  return FALSE;
}

static gboolean
is_not_applicable (const char *text)
{
  static const char *const words[] = { "/", "不适用", "not_applicable", NULL };
  return g_strv_contains (words, text);
}

static gboolean
parse_verdict (const ShianTemplateItem *item, const char *text, ShianAnswerInput *input,
               GError **error)
{
  static const char *const words[][3] = {
    { "1", "符合", "conforming" },
    { "2", "不符合", "not_conforming" },
    { "3", "不适用", "not_applicable" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (guint k = 0; k < 3; k++)
      if (g_str_equal (text, words[i][k])) {
        input->verdict = i + 1;
        return TRUE;
      }
  return refuse (item, text, _ ("1 conforming, 2 not conforming, 3 not applicable"), error);
}

/* The choice @text names by its words or its number, with its “=1”; NULL for none. */
static char *
find_choice (const ShianTemplateItem *item, const char *text)
{
  g_auto (GStrv) choices = g_strsplit (item->choices != NULL ? item->choices : "", ";", -1);

  for (guint i = 0; choices[i] != NULL; i++) {
    g_autofree char *number = g_strdup_printf ("%u", i + 1);
    g_auto (GStrv) parts = g_strsplit (choices[i], "=", 2);
    if (parts[0] != NULL && (g_str_equal (parts[0], text) || g_str_equal (number, text)))
      return g_strdup (choices[i]);
  }
  return NULL;
}

gboolean
shian_answer_parse (const ShianTemplateItem *item, const char *text, ShianAnswerInput *input,
                    GError **error)
{
  g_autofree char *stripped = NULL;

  if (!shian_text_check (text, 1000, item->code, error))
    return FALSE;
  stripped = shian_text_strip (text);
  if (*stripped == '\0')
    return TRUE;
  if (is_not_applicable (stripped)) {
    input->verdict = SHIAN_VERDICT_NOT_APPLICABLE;
    return TRUE;
  }
  if (item->kind == SHIAN_ITEM_VERDICT)
    return parse_verdict (item, stripped, input, error);
  if (item->kind == SHIAN_ITEM_NUMBER)
    return shian_figure_parse (item, stripped, &input->figure, error);
  input->value = text;
  return TRUE;
}

static gboolean
take_choice (const ShianTemplateItem *item, ShianAnswer *answer, const char *value, GError **error)
{
  g_autofree char *choice = find_choice (item, value);
  char *sign;

  if (choice == NULL)
    return refuse (item, value, item->choices, error);
  sign = strchr (choice, '=');
  if (sign != NULL) {
    *sign = '\0';
    answer->verdict = sign[1] >= '1' && sign[1] <= '3' ? sign[1] - '0' : SHIAN_VERDICT_NONE;
  }
  answer->value = g_steal_pointer (&choice);
  return TRUE;
}

static gboolean
take_date (const ShianTemplateItem *item, ShianAnswer *answer, const char *value, GError **error)
{
  GDate date;

  if (!shian_date_parse (value, &date, NULL))
    return refuse (item, value, _ ("a date such as 2024-03-31"), error);
  answer->value = shian_date_to_iso (&date);
  return TRUE;
}

gboolean
shian_answer_take (const ShianTemplateItem *item, const ShianAnswerInput *input,
                   ShianAnswer *answer, GError **error)
{
  const char *value = shian_text_is_empty (input->value) ? NULL : input->value;

  answer->verdict = SHIAN_VERDICT_NONE;
  answer->figure = NAN;
  g_clear_pointer (&answer->value, g_free);
  if (input->verdict == SHIAN_VERDICT_NOT_APPLICABLE || item->kind == SHIAN_ITEM_VERDICT) {
    answer->verdict = input->verdict;
    return TRUE;
  }
  if (item->kind == SHIAN_ITEM_NUMBER) {
    answer->figure = input->figure;
    answer->verdict = shian_limit_judge (item, input->figure);
    return TRUE;
  }
  if (value == NULL)
    return TRUE;
  if (item->kind == SHIAN_ITEM_CHOICE)
    return take_choice (item, answer, value, error);
  if (item->kind == SHIAN_ITEM_DATE)
    return take_date (item, answer, value, error);
  answer->value = shian_text_strip (value);
  return TRUE;
}

typedef struct {
  const ShianInspection *inspection;
  const ShianTemplateItem *item;
  ShianAnswer *answer;
} Give;

static gboolean
give_inside (ShianStore *store, gpointer data, GError **error)
{
  const Give *give = data;

  return shian_store_save (store, &SHIAN_ANSWER_TYPE, give->answer, error) &&
         shian_finding_follow_answer (store, give->inspection, give->item, give->answer, error);
}

static ShianAnswer *
find_answer (ShianStore *store, const char *inspection, const char *row, GError **error)
{
  g_autoptr (GError) local = NULL;
  ShianAnswer *answer = shian_store_select_one (store, &SHIAN_ANSWER_TYPE,
                                                "WHERE inspection = ?1 AND template_item = ?2",
                                                &local, "ss", inspection, row);

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  if (answer == NULL) {
    answer = shian_answer_new ();
    answer->inspection = g_strdup (inspection);
    answer->template_item = g_strdup (row);
  } else if (answer->record.deleted) { /* undone before: nothing of it stays */
    answer->record.deleted = FALSE;
    g_clear_pointer (&answer->note, g_free);
  }
  return answer;
}

static gboolean
check_item (const ShianInspection *inspection, const ShianTemplateItem *item, GError **error)
{
  if (g_strcmp0 (item->template, inspection->template) != 0) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                 _ ("%s belongs to another edition than this inspection"), item->code);
    return FALSE;
  }
  if (shian_inspection_in_scope (inspection, item->item))
    return TRUE;
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
               _ ("%s is not looked at in this inspection"), item->code);
  return FALSE;
}

static ShianTemplateItem *
load_item (ShianStore *store, const ShianInspection *inspection, const char *row, GError **error)
{
  g_autoptr (ShianTemplateItem) item =
      shian_store_load (store, &SHIAN_TEMPLATE_ITEM_TYPE, row, error);

  return item != NULL && check_item (inspection, item, error) ? g_steal_pointer (&item) : NULL;
}

ShianTemplateItem *
shian_answer_check (ShianStore *store, const char *inspection_id, const char *row, GError **error)
{
  g_autoptr (ShianInspection) inspection =
      shian_inspection_load_draft (store, inspection_id, error);

  return inspection != NULL ? load_item (store, inspection, row, error) : NULL;
}

ShianAnswer *
shian_answer_give (ShianStore *store, const char *inspection_id, const char *row,
                   const ShianAnswerInput *input, GError **error)
{
  g_autoptr (ShianInspection) inspection =
      shian_inspection_load_draft (store, inspection_id, error);
  g_autoptr (ShianTemplateItem) item = NULL;
  g_autoptr (ShianAnswer) answer = NULL;
  g_autofree char *label = NULL;
  Give give;

  if (inspection == NULL)
    return NULL;
  item = load_item (store, inspection, row, error);
  if (item == NULL)
    return NULL;
  answer = find_answer (store, inspection_id, row, error);
  if (answer == NULL || !shian_answer_take (item, input, answer, error))
    return NULL;
  if (input->note != NULL) {
    g_free (answer->note);
    answer->note = *input->note != '\0' ? g_strdup (input->note) : NULL;
  }
  give = (Give){ inspection, item, answer };
  label = g_strdup_printf (_ ("Answer of %s"), item->code);
  if (!shian_store_transact (store, label, give_inside, &give, error))
    return NULL;
  return g_steal_pointer (&answer);
}
