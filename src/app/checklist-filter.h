/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows of a checklist are shown, and in which order. */
#pragma once

#include "checklist/checklist.h"

G_BEGIN_DECLS

/** ShianChecklistFilter: what narrows the list. @status and @role are -1 for all, @section is the
 * section's number or 0 for all, @words is folded text or NULL. */
typedef struct {
  int status;
  int role;
  gint64 section;
  char *words;
} ShianChecklistFilter;

typedef enum {
  SHIAN_CHECKLIST_BY_PLAN,
  SHIAN_CHECKLIST_BY_ROLE,
  SHIAN_CHECKLIST_BY_STATUS,
  SHIAN_CHECKLIST_BY_DUE,
} ShianChecklistOrder;

#define SHIAN_CHECKLIST_FILTER_ALL                                                                 \
  {                                                                                                \
    -1, -1, 0, NULL                                                                                \
  }

/** shian_checklist_filter_set_words: @text as typed; every word must be found. */
void shian_checklist_filter_set_words (ShianChecklistFilter *filter, const char *text);
void shian_checklist_filter_clear (ShianChecklistFilter *filter);
/** shian_checklist_filter_is_all: whether the choices leave nothing out; the words searched for
 * are the window's to take back. */
gboolean shian_checklist_filter_is_all (const ShianChecklistFilter *filter);
gboolean shian_checklist_filter_match (const ShianChecklistFilter *filter,
                                       const ShianChecklistItem *item);
/** shian_checklist_filter_match_but_status: as if every status were wanted; for the counts on the
 * status chips. */
gboolean shian_checklist_filter_match_but_status (const ShianChecklistFilter *filter,
                                                  const ShianChecklistItem *item);

/** shian_checklist_filter_describe: “状态：滞后；搜索：校园；按完成时限排列” for the head of an export:
 * always Chinese. @section: (nullable): the one the filter names. NULL when nothing is left out and
 * the order is the plan's. (transfer full) */
char *shian_checklist_filter_describe (const ShianChecklistFilter *filter,
                                       const ShianSection *section, ShianChecklistOrder order,
                                       gboolean descending);

/** shian_checklist_compare: negative when @a comes first; equal rows keep the plan's order, which
 * the caller sees to. */
int shian_checklist_compare (const ShianChecklistItem *a, const ShianChecklistItem *b,
                             ShianChecklistOrder order);

G_END_DECLS
