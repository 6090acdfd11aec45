/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A unit's checklist: its tasks under a plan, by name or through a collective, with deadline and
 * the state of one period. */
#pragma once

#include "base/period.h"
#include "checklist/checklist-records.h"
#include "plan/plan-book.h"
#include "plan/plan-text.h"
#include "units/unit-directory.h"

G_BEGIN_DECLS

/** ShianChecklistItem: one row. Strings marked “borrowed” belong to the book. */
typedef struct {
  const ShianBookTask *book; /* borrowed: wording, label, points, measure, section */
  ShianRole role;
  char *via; /* (nullable): the collective's name as the text has it */
  GPtrArray *partners; /* char *: the other responsibilities, “区教育局（牵头）” style, in order */
  char *due; /* ISO date */
  char *due_reason; /* (nullable): in Chinese, why that day: “文中要求6月底前”, “…顺延” */
  char *target;      /* (nullable): figures of the text, “5381批次；覆盖率100%” style */
  gboolean involved; /* FALSE: the unit said 不涉及 */
  char *not_involved_reason;
  ShianProgress *progress; /* (nullable): of the checklist's period */
  double figure_total;     /* stated, or summed over the year's quarters so far; NAN for none */
  guint n_points, n_points_done;
  guint n_steps, n_steps_done;
  guint n_evidence; /* in the period */
} ShianChecklistItem;

typedef struct {
  ShianPlanBook *book; /* owned */
  ShianUnit *unit;     /* owned copy */
  gboolean has_period;
  ShianPeriod period;
  GPtrArray *items; /* ShianChecklistItem, in the plan's order */
} ShianChecklist;

/** shian_checklist_item_status: the period's status: 不涉及 when the unit said so, 未启动 when
 * nothing was entered. */
ShianStatus shian_checklist_item_status (const ShianChecklistItem *item);

/**
 * shian_checklist_load:
 * @unit: a unit of @directory, not a collective
 * @period: (nullable): which period's progress to attach
 *
 * Reads the plan of the period's year, or the newest plan, and keeps the tasks that name @unit or
 * a collective that stands for it; where both hold, it is one row with the named role. Works on a
 * read-only store. (transfer full)
 */
ShianChecklist *shian_checklist_load (ShianStore *store, ShianUnitDirectory *directory,
                                      const ShianUnit *unit, const ShianPeriod *period,
                                      GError **error);

void shian_checklist_free (ShianChecklist *checklist);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianChecklist, shian_checklist_free)

/** shian_checklist_find: the row of a task, or NULL. */
ShianChecklistItem *shian_checklist_find (const ShianChecklist *checklist, const char *task_id);

/** shian_checklist_count: rows by status into @counts[SHIAN_N_STATUSES]. */
void shian_checklist_count (const ShianChecklist *checklist, guint *counts);

G_END_DECLS
