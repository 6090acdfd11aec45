/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/checklist-filter.h"

#include "base/text.h"
#include "packs/pack-words.h"

#include <string.h>

/* Word by word: folding takes blanks away. */
void
shian_checklist_filter_set_words (ShianChecklistFilter *filter, const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text != NULL ? text : "", " \t\n", -1);
  GString *folded = g_string_new (NULL);

  for (char **word = words; *word != NULL; word++) {
    g_autofree char *one = shian_text_fold (*word);
    if (*one == '\0')
      continue;
    if (folded->len > 0)
      g_string_append_c (folded, ' ');
    g_string_append (folded, one);
  }
  g_free (filter->words);
  filter->words = g_string_free (folded, folded->len == 0);
}

void
shian_checklist_filter_clear (ShianChecklistFilter *filter)
{
  const ShianChecklistFilter all = SHIAN_CHECKLIST_FILTER_ALL;

  g_free (filter->words);
  *filter = all;
}

gboolean
shian_checklist_filter_is_all (const ShianChecklistFilter *filter)
{
  return filter->status < 0 && filter->role < 0 && filter->section == 0;
}

static char *
text_of (const ShianChecklistItem *item)
{
  const ShianBookTask *book = item->book;
  GString *all = g_string_new (book->label);

  g_string_append_printf (all, "\n%s\n%s\n%s\n%s\n", book->section->title, book->measure->title,
                          book->task->text, book->task->clause != NULL ? book->task->clause : "");
  for (guint i = 0; item->partners != NULL && i < item->partners->len; i++)
    g_string_append_printf (all, "%s\n", (char *) item->partners->pdata[i]);
  if (item->via != NULL)
    g_string_append_printf (all, "%s\n", item->via);
  if (item->progress != NULL && item->progress->text != NULL)
    g_string_append (all, item->progress->text);
  return g_string_free (all, FALSE);
}

static gboolean
has_words (const char *words, const ShianChecklistItem *item)
{
  g_autofree char *text = text_of (item);
  g_autofree char *folded = shian_text_fold (text);
  g_auto (GStrv) list = g_strsplit (words, " ", -1);

  for (char **word = list; *word != NULL; word++)
    if (strstr (folded, *word) == NULL)
      return FALSE;
  return TRUE;
}

gboolean
shian_checklist_filter_match_but_status (const ShianChecklistFilter *filter,
                                         const ShianChecklistItem *item)
{
  if (filter->role >= 0 && (int) item->role != filter->role)
    return FALSE;
  if (filter->section != 0 && item->book->section->number != filter->section)
    return FALSE;
  return filter->words == NULL || has_words (filter->words, item);
}

gboolean
shian_checklist_filter_match (const ShianChecklistFilter *filter, const ShianChecklistItem *item)
{
  if (filter->status >= 0 && (int) shian_checklist_item_status (item) != filter->status)
    return FALSE;
  return shian_checklist_filter_match_but_status (filter, item);
}

int
shian_checklist_compare (const ShianChecklistItem *a, const ShianChecklistItem *b,
                         ShianChecklistOrder order)
{
  switch (order) {
  case SHIAN_CHECKLIST_BY_ROLE:
    return (int) a->role - (int) b->role;
  case SHIAN_CHECKLIST_BY_STATUS:
    return (int) shian_checklist_item_status (a) - (int) shian_checklist_item_status (b);
  case SHIAN_CHECKLIST_BY_DUE:
    return g_strcmp0 (a->due, b->due);
  case SHIAN_CHECKLIST_BY_PLAN:
  default:
    return 0;
  }
}

static void
add_part (GString *out, const char *title, const char *value)
{
  if (out->len > 0)
    g_string_append (out, "；");
  g_string_append_printf (out, "%s%s", title, value);
}

char *
shian_checklist_filter_describe (const ShianChecklistFilter *filter, const ShianSection *section,
                                 ShianChecklistOrder order, gboolean descending)
{
  static const char *const ORDERS[] = { "计划", "角色", "状态", "完成时限" };
  GString *out = g_string_new (NULL);

  if (filter->status >= 0)
    add_part (out, "状态：", shian_status_document_title ((ShianStatus) filter->status));
  if (filter->role >= 0)
    add_part (out, "角色：", shian_role_title ((ShianRole) filter->role));
  if (filter->section != 0 && section != NULL) {
    g_autofree char *title = shian_pack_section_title (section);
    add_part (out, "大项：", title);
  }
  if (filter->words != NULL)
    add_part (out, "搜索：", filter->words);
  if (order != SHIAN_CHECKLIST_BY_PLAN || descending) {
    g_autofree char *how = g_strdup_printf ("按%s%s排列", ORDERS[order], descending ? "倒序" : "");
    add_part (out, "", how);
  }
  return g_string_free (out, out->len == 0);
}
