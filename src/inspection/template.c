/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection/template.h"

#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const ShianChoice SHIAN_SEVERITY_CHOICES[] = {
  { "general", N_ ("General item") },
  { "key", N_ ("Key item") },
  { "advice", N_ ("Encouraged") },
  { NULL, NULL },
};

static const ShianChoice RULES[] = {
  { "counts", N_ ("By numbers of items not met") },
  { "rates", N_ ("By the rate of each heading") },
  { NULL, NULL },
};

static const ShianChoice KINDS[] = {
  { "verdict", N_ ("Verdict") }, { "number", N_ ("Number") },          { "text", N_ ("Text") },
  { "date", N_ ("Date") },       { "choice", N_ ("Choice of words") }, { NULL, NULL },
};

static const ShianField TEMPLATE_FIELDS[] = {
  SHIAN_FIELD (ShianTemplate, code, TEXT, N_ ("Template code"), SHIAN_FIELD_REQUIRED, NULL, 40),
  SHIAN_FIELD (ShianTemplate, title, TEXT, N_ ("Title"), SHIAN_FIELD_REQUIRED, NULL, 100),
  SHIAN_FIELD (ShianTemplate, edition, TEXT, N_ ("Edition"), SHIAN_FIELD_REQUIRED, NULL, 40),
  SHIAN_FIELD (ShianTemplate, valid_from, DATE, N_ ("Valid from"), SHIAN_FIELD_REQUIRED, NULL, 0),
  SHIAN_FIELD (ShianTemplate, valid_to, DATE, N_ ("Valid to"), 0, NULL, 0),
  SHIAN_FIELD (ShianTemplate, subject_kinds, TEXT, N_ ("For kinds of premises"), 0, NULL, 400),
  SHIAN_FIELD (ShianTemplate, legal, TEXT, N_ ("Legal texts"), SHIAN_FIELD_MULTILINE, NULL, 8000),
  SHIAN_FIELD (ShianTemplate, facts, TEXT, N_ ("Questions about the premises"),
               SHIAN_FIELD_MULTILINE, NULL, 4000),
  SHIAN_FIELD (ShianTemplate, rule, CHOICE, N_ ("Result rule"), 0, RULES, 0),
  SHIAN_FIELD (ShianTemplate, key_max, INTEGER, N_ ("Key items allowed"), SHIAN_FIELD_REQUIRED,
               NULL, 0),
  SHIAN_FIELD (ShianTemplate, general_max, INTEGER, N_ ("General items allowed"),
               SHIAN_FIELD_REQUIRED, NULL, 0),
  SHIAN_FIELD (ShianTemplate, rate_min, REAL, N_ ("Lowest rate"), 0, NULL, 0),
  SHIAN_FIELD (ShianTemplate, result_titles, TEXT, N_ ("Words for the results"),
               SHIAN_FIELD_REQUIRED, NULL, 100),
  SHIAN_FIELD (ShianTemplate, key_days, INTEGER, N_ ("Days for a key item"), SHIAN_FIELD_REQUIRED,
               NULL, 0),
  SHIAN_FIELD (ShianTemplate, general_days, INTEGER, N_ ("Days for a general item"),
               SHIAN_FIELD_REQUIRED, NULL, 0),
  SHIAN_FIELD (ShianTemplate, builtin, BOOL, N_ ("Shipped with the program"), SHIAN_FIELD_HIDDEN,
               NULL, 0),
  SHIAN_FIELD (ShianTemplate, note, TEXT, N_ ("Note"), SHIAN_FIELD_MULTILINE, NULL, 2000),
};
const ShianRecordType SHIAN_TEMPLATE_TYPE = SHIAN_RECORD_TYPE (
    "template", N_ ("Template"), ShianTemplate, TEMPLATE_FIELDS, shian_template_free);
SHIAN_DEFINE_RECORD (ShianTemplate, shian_template, SHIAN_TEMPLATE_TYPE)

static const ShianField ITEM_FIELDS[] = {
  SHIAN_FIELD (ShianTemplateItem, template, REF, N_ ("Template"), SHIAN_FIELD_REQUIRED, NULL, 36),
  SHIAN_FIELD (ShianTemplateItem, number, INTEGER, N_ ("Number"), SHIAN_FIELD_REQUIRED, NULL, 0),
  SHIAN_FIELD (ShianTemplateItem, item, TEXT, N_ ("Identity"), SHIAN_FIELD_REQUIRED, NULL, 40),
  SHIAN_FIELD (ShianTemplateItem, code, TEXT, N_ ("Item number"), SHIAN_FIELD_REQUIRED, NULL, 20),
  SHIAN_FIELD (ShianTemplateItem, heading, TEXT, N_ ("Heading"), SHIAN_FIELD_REQUIRED, NULL, 60),
  SHIAN_FIELD (ShianTemplateItem, text, TEXT, N_ ("Wording"), SHIAN_FIELD_REQUIRED, NULL, 1000),
  SHIAN_FIELD (ShianTemplateItem, kind, CHOICE, N_ ("Kind of answer"), 0, KINDS, 0),
  SHIAN_FIELD (ShianTemplateItem, severity, CHOICE, N_ ("Key or general"), 0,
               SHIAN_SEVERITY_CHOICES, 0),
  SHIAN_FIELD (ShianTemplateItem, unit, TEXT, N_ ("Unit of measure"), 0, NULL, 20),
  SHIAN_FIELD (ShianTemplateItem, low, REAL, N_ ("Lower limit"), 0, NULL, 0),
  SHIAN_FIELD (ShianTemplateItem, high, REAL, N_ ("Upper limit"), 0, NULL, 0),
  SHIAN_FIELD (ShianTemplateItem, low_open, BOOL, N_ ("Above the lower limit"), 0, NULL, 0),
  SHIAN_FIELD (ShianTemplateItem, high_open, BOOL, N_ ("Below the upper limit"), 0, NULL, 0),
  SHIAN_FIELD (ShianTemplateItem, choices, TEXT, N_ ("Choices"), 0, NULL, 1000),
  SHIAN_FIELD (ShianTemplateItem, applies, TEXT, N_ ("Applies when"), 0, NULL, 500),
  SHIAN_FIELD (ShianTemplateItem, basis, TEXT, N_ ("Basis"), 0, NULL, 500),
  SHIAN_FIELD (ShianTemplateItem, hint, TEXT, N_ ("Hint"), 0, NULL, 500),
};
const ShianRecordType SHIAN_TEMPLATE_ITEM_TYPE =
    SHIAN_RECORD_TYPE ("template_item", N_ ("Template item"), ShianTemplateItem, ITEM_FIELDS,
                       shian_template_item_free);
SHIAN_DEFINE_RECORD (ShianTemplateItem, shian_template_item, SHIAN_TEMPLATE_ITEM_TYPE)

ShianTemplateBook *
shian_template_book_new (void)
{
  ShianTemplateBook *book = g_new0 (ShianTemplateBook, 1);

  book->edition = shian_template_new ();
  book->items = g_ptr_array_new_with_free_func (SHIAN_TEMPLATE_ITEM_TYPE.free);
  return book;
}

void
shian_template_book_free (ShianTemplateBook *book)
{
  if (book == NULL)
    return;
  shian_template_free (book->edition);
  g_ptr_array_unref (book->items);
  g_free (book);
}

const ShianTemplateItem *
shian_template_book_find_item (const ShianTemplateBook *book, const char *item)
{
  for (guint i = 0; item != NULL && i < book->items->len; i++) {
    const ShianTemplateItem *each = book->items->pdata[i];
    if (g_strcmp0 (each->item, item) == 0)
      return each;
  }
  return NULL;
}

const ShianTemplateItem *
shian_template_book_find_row (const ShianTemplateBook *book, const char *row)
{
  for (guint i = 0; row != NULL && i < book->items->len; i++) {
    const ShianTemplateItem *each = book->items->pdata[i];
    if (g_strcmp0 (each->record.id, row) == 0)
      return each;
  }
  return NULL;
}

static const char *
bare_number (const char *code)
{
  while (g_ascii_isalpha (*code))
    code++;
  while (*code == '0' && code[1] != '\0')
    code++;
  return code;
}

const ShianTemplateItem *
shian_template_book_find_code (const ShianTemplateBook *book, const char *code)
{
  g_autofree char *wanted = shian_text_fold (code);

  for (guint i = 0; i < book->items->len; i++) {
    const ShianTemplateItem *each = book->items->pdata[i];
    if (shian_text_equal_folded (each->code, code))
      return each;
  }
  for (guint i = 0; i < book->items->len; i++) {
    const ShianTemplateItem *each = book->items->pdata[i];
    g_autofree char *folded = shian_text_fold (each->code);
    gboolean same_letter = g_ascii_isdigit (*wanted) || *wanted == *folded;
    if (same_letter && *bare_number (wanted) != '\0' &&
        g_str_equal (bare_number (folded), bare_number (wanted)))
      return each;
  }
  return NULL;
}

guint
shian_template_book_count (const ShianTemplateBook *book, int severity)
{
  guint n = 0;

  for (guint i = 0; i < book->items->len; i++)
    n += severity < 0 || ((const ShianTemplateItem *) book->items->pdata[i])->severity == severity;
  return n;
}

char **
shian_template_item_choices (const ShianTemplateItem *item)
{
  char **words = g_strsplit (item->choices != NULL ? item->choices : "", ";", -1);

  for (char **one = words; *one != NULL; one++) {
    char *mark = strrchr (*one, '=');
    if (mark != NULL)
      *mark = '\0';
  }
  return words;
}

char *
shian_template_result_title (const ShianTemplate *edition, guint result)
{
  g_auto (GStrv) titles = g_strsplit (edition->result_titles, ";", 3);

  return g_strdup (result < g_strv_length (titles) ? titles[result] : "");
}
