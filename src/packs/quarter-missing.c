/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a report lacks before it may go out. */
#include "packs/quarter-pack.h"

#include "base/text.h"

static void
find_in_item (const ShianChecklist *checklist, const ShianChecklistItem *item,
              ShianPackResult *result)
{
  const char *unit = checklist->unit->short_name;
  const char *task = item->book->task->record.id;
  ShianStatus status = shian_checklist_item_status (item);

  if (status == SHIAN_STATUS_NOT_INVOLVED)
    return;
  if (item->progress == NULL) {
    shian_pack_result_add_missing (result, SHIAN_LACK_PROGRESS, unit, task, item->book->label);
    return;
  }
  if (status != SHIAN_STATUS_NOT_STARTED && shian_text_is_empty (item->progress->text))
    shian_pack_result_add_missing (result, SHIAN_LACK_TEXT, unit, task, item->book->label);
  if (status == SHIAN_STATUS_LAGGING && shian_text_is_empty (item->progress->problems))
    shian_pack_result_add_missing (result, SHIAN_LACK_PROBLEMS, unit, task, item->book->label);
}

void
shian_quarter_pack_find_missing (const ShianChecklist *checklist, ShianPackResult *result)
{
  g_return_if_fail (checklist != NULL && checklist->has_period);
  for (guint i = 0; i < checklist->items->len; i++)
    find_in_item (checklist, checklist->items->pdata[i], result);
}
