/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection/quick-entry.h"

#include "base/error.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define FULLWIDTH_FIRST 0xff01 /* “！” to “～” are ASCII “!” to “~” */
#define FULLWIDTH_LAST 0xff5e

void
shian_quick_entry_clear (ShianQuickEntry *entry)
{
  g_clear_pointer (&entry->text, g_free);
  g_clear_pointer (&entry->note, g_free);
  *entry = (ShianQuickEntry){ .input = SHIAN_ANSWER_INPUT_NONE };
}

/* The digits, letters and blanks an input method makes in place of those of the keyboard. */
static char *
halve (const char *typed)
{
  GString *text = g_string_new (NULL);
  char *stripped;

  for (const char *p = typed; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (c >= FULLWIDTH_FIRST && c <= FULLWIDTH_LAST)
      c = c - FULLWIDTH_FIRST + '!';
    g_string_append_unichar (text, g_unichar_isspace (c) ? ' ' : c);
  }
  stripped = shian_text_strip (text->str);
  g_string_free (text, TRUE);
  return stripped;
}

static gboolean
find_item (const ShianInspectionSheet *sheet, const char *code, guint *index, GError **error)
{
  const GPtrArray *items = sheet->book->items;
  const ShianTemplateItem *item = shian_template_book_find_code (sheet->book, code);
  g_autofree char *shown = shian_text_shorten (code, 20);

  if (item == NULL) {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND,
                 _ ("This form has no item %s; it goes from %s to %s"), shown,
                 items->len > 0 ? ((ShianTemplateItem *) items->pdata[0])->code : "",
                 items->len > 0 ? ((ShianTemplateItem *) items->pdata[items->len - 1])->code : "");
    return FALSE;
  }
  for (guint i = 0; i < items->len; i++)
    if (items->pdata[i] == item)
      *index = i;
  if (shian_inspection_sheet_applies (sheet, *index))
    return TRUE;
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
               _ ("%s is not on the form of these premises"), item->code);
  return FALSE;
}

/* The whole as the answer; failing that, of a verdict or a figure, the first word with a note. */
static gboolean
read_answer (const ShianTemplateItem *item, ShianQuickEntry *entry, GError **error)
{
  gboolean may_note = item->kind == SHIAN_ITEM_VERDICT || item->kind == SHIAN_ITEM_NUMBER;
  char *blank = strchr (entry->text, ' ');

  entry->answers = TRUE;
  if (!may_note || blank == NULL)
    return shian_answer_parse (item, entry->text, &entry->input, error);
  if (shian_answer_parse (item, entry->text, &entry->input, NULL))
    return TRUE;
  entry->note = shian_text_strip (blank);
  *blank = '\0';
  entry->input = (ShianAnswerInput) SHIAN_ANSWER_INPUT_NONE;
  entry->input.note = entry->note;
  return shian_answer_parse (item, entry->text, &entry->input, error);
}

/* “37 2”, or “37” alone. */
static gboolean
read_pair (const ShianInspectionSheet *sheet, const char *text, ShianQuickEntry *entry,
           GError **error)
{
  gsize number = strcspn (text, " ");
  g_autofree char *code = g_strndup (text, number);

  if (!find_item (sheet, code, &entry->index, error))
    return FALSE;
  entry->text = shian_text_strip (text + number);
  return *entry->text == '\0' ||
         read_answer (sheet->book->items->pdata[entry->index], entry, error);
}

/* An answer typed after its item's number, unless it is another number with an answer of its own. */
static gboolean
read_halved (const ShianInspectionSheet *sheet, const char *text, int at, ShianQuickEntry *entry,
             GError **error)
{
  const ShianTemplateItem *item = at >= 0 ? sheet->book->items->pdata[at] : NULL;
  gboolean may_pair = item == NULL || (item->kind != SHIAN_ITEM_TEXT && strchr (text, ' ') != NULL);

  if (item == NULL)
    return read_pair (sheet, text, entry, error);
  if (may_pair && read_pair (sheet, text, entry, NULL))
    return TRUE;
  shian_quick_entry_clear (entry);
  entry->index = (guint) at;
  entry->text = g_strdup (text);
  return read_answer (item, entry, error);
}

gboolean
shian_quick_entry_read (const ShianInspectionSheet *sheet, const char *typed, int at,
                        ShianQuickEntry *entry, GError **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (sheet != NULL && typed != NULL && entry != NULL, FALSE);
  *entry = (ShianQuickEntry){ .input = SHIAN_ANSWER_INPUT_NONE };
  if (!shian_text_check (typed, 1000, _ ("What was typed"), error))
    return FALSE;
  text = halve (typed);
  if (*text == '\0') {
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                 _ ("Type the number of an item and its answer, as 37 2"));
    return FALSE;
  }
  if (read_halved (sheet, text, at, entry, error))
    return TRUE;
  shian_quick_entry_clear (entry);
  return FALSE;
}
