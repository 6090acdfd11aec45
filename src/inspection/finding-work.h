/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of findings: raising them, and every step until a second person closes them. */
#pragma once

#include "base/calendar.h"
#include "inspection/finding.h"
#include "inspection/sheet.h"

G_BEGIN_DECLS

/** shian_finding_follow_answer: inside the transaction that saves an answer of a draft: an item not
 * conforming has a finding, any other has none. Of a correction and of a recheck nothing happens
 * before it is finished. */
gboolean shian_finding_follow_answer (ShianStore *store, const ShianInspection *inspection,
                                      const ShianTemplateItem *item, const ShianAnswer *answer,
                                      GError **error);

/** shian_finding_reconcile: inside the transaction that finishes an inspection: the findings agree
 * with its answers. One marked as put right on the spot takes that step. A correction withdraws findings of items it found conforming; a recheck moves
 * the findings it looked at to “to be closed” or “failed”. */
gboolean shian_finding_reconcile (ShianStore *store, const ShianInspectionSheet *sheet,
                                  GError **error);

/** shian_finding_add: a finding from anywhere. @finding needs subject, text, found_by; gets its
 * number, the day of today when found_on is not given, and its deadline from days. */
gboolean shian_finding_add (ShianStore *store, ShianFinding *finding, GError **error);

/** shian_finding_save: wording, requirement, responsible person, and days or due while the finding
 * is open; a closed one is refused. Where days changed the deadline is reckoned anew. */
gboolean shian_finding_save (ShianStore *store, ShianFinding *finding, GError **error);

/** ShianFindingStep: what a step takes.
 * @person: who did it
 * @second: (nullable): the second rechecker; who approved an extension
 * @text: the reply, the reason, what was seen
 * @on: (nullable): ISO date, NULL for today
 * @due: (nullable): new deadline of an extension or a new order; else @days working days from @on
 * @next: “letter” or “case”, for SHIAN_EVENT_STEPPED_UP
 * @files: (nullable): evidence, ends with NULL */
typedef struct {
  const char *person;
  const char *second;
  const char *text;
  const char *on;
  const char *due;
  int days;
  const char *next;
  const char *const *files;
} ShianFindingStep;

/**
 * shian_finding_take_step:
 * @id: the finding's id or its number in the register
 *
 * One transition with its evidence, as one step of undo. SHIAN_ERROR_INVALID, saying why, when the
 * state does not allow it; when an extension has no approver or reason or is not later; when closing
 * lacks evidence, or is done by the person who found it. (transfer full)
 */
ShianFinding *shian_finding_take_step (ShianStore *store, const char *id,
                                       ShianFindingEventKind kind, const ShianFindingStep *step,
                                       GError **error);

/** shian_finding_find: by id or number in the register. (transfer full) */
ShianFinding *shian_finding_find (ShianStore *store, const char *id, GError **error);

/** shian_finding_events: oldest first. (transfer full) (element-type ShianFindingEvent) */
GPtrArray *shian_finding_events (ShianStore *store, const char *id, GError **error);

/** shian_finding_repeats: how many times the same item was found at the same premises within the
 * twelve months before. */
guint shian_finding_repeats (ShianStore *store, const ShianFinding *finding);

/** shian_finding_days_late: working days from the deadline to @today while the finding is open, or
 * to the day of the reply; 0 when it is in time. */
int shian_finding_days_late (const ShianFinding *finding, const ShianCalendar *calendar,
                             const GDate *today);

G_END_DECLS
