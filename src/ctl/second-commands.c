/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same paper keyed in a second time: inspection show tells where both agree. */
#include "ctl/inspection-json.h"

#include "inspection/second-keying.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct {
  ShianInspectionSheet *sheet;
  const ShianTemplateItem *item;
} Asked;

/* The inspection and the item of the first two words. */
static gboolean
find (Ctl *ctl, char **argv, Asked *asked, GError **error)
{
  return ctl_writer (ctl, error) != NULL &&
         (asked->sheet = shian_inspection_sheet_load (ctl->store, argv[1], error)) != NULL &&
         (asked->item = ctl_find_item (asked->sheet, argv[2], error)) != NULL;
}

static gboolean
print_state (Ctl *ctl, const Asked *asked, GError **error)
{
  g_autoptr (ShianInspectionSheet) sheet =
      shian_inspection_sheet_load (ctl->store, asked->sheet->inspection->record.id, error);
  g_autoptr (GPtrArray) items =
      sheet != NULL ? shian_second_keying_compare (ctl->store, sheet, error) : NULL;

  for (guint i = 0; items != NULL && i < items->len; i++) {
    const ShianSecondItem *one = items->pdata[i];
    const ShianTemplateItem *item = sheet->book->items->pdata[one->index];
    if (g_str_equal (item->record.id, asked->item->record.id))
      ctl_print_fact (ctl, "second", SHIAN_SECOND_STATE_CHOICES[one->state].key);
  }
  return items != NULL;
}

static int
rekey (Ctl *ctl, int argc, char **argv, GError **error)
{
  ShianAnswerInput input = SHIAN_ANSWER_INPUT_NONE;
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  Asked asked = { NULL, NULL };
  gboolean ok;

  ctl_protect_negatives (argc, argv, kept);
  if (!ctl_parse (NULL, 3, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (argc != 4)
    return ctl_usage (error, "inspection rekey ID ITEM VERDICT|VALUE");
  ok = find (ctl, argv, &asked, error) && shian_answer_parse (asked.item, argv[3], &input, error) &&
       shian_second_keying_give (ctl->store, argv[1], asked.item->record.id, &input, error) &&
       print_state (ctl, &asked, error);
  g_clear_pointer (&asked.sheet, shian_inspection_sheet_free);
  return ok ? CTL_EXIT_OK : 1;
}

static int
settle (Ctl *ctl, int argc, char **argv, GError **error)
{
  static const ShianChoice which[] = { { "first", NULL }, { "second", NULL }, { NULL, NULL } };
  Asked asked = { NULL, NULL };
  int second = -1;
  gboolean ok;

  if (!ctl_parse (NULL, 3, &argc, &argv, error))
    return CTL_EXIT_USAGE;
  if (argc != 4)
    return ctl_usage (error, "inspection settle ID ITEM first|second");
  if (!ctl_read_choice (which, argv[3], &second, "inspection settle", error))
    return CTL_EXIT_USAGE;
  ok = find (ctl, argv, &asked, error) &&
       shian_second_keying_keep (ctl->store, argv[1], asked.item->record.id, second == 1, error) &&
       print_state (ctl, &asked, error);
  g_clear_pointer (&asked.sheet, shian_inspection_sheet_free);
  return ok ? CTL_EXIT_OK : 1;
}

const CtlCommand CTL_SECOND_COMMANDS[] = {
  { "inspection", "rekey", rekey, "ID ITEM VERDICT|VALUE",
    N_ ("Key in an item from paper a second time; says whether both agree") },
  { "inspection", "settle", settle, "ID ITEM first|second",
    N_ ("Which of two different values stands") },
  { NULL, NULL, NULL, NULL, NULL },
};
