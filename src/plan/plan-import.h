/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A parsed plan becomes records: first as a proposal to look at, then accepted in one step. */
#pragma once

#include "plan/plan-book.h"
#include "plan/plan-text.h"

G_BEGIN_DECLS

typedef enum {
  SHIAN_IMPORT_SAME,
  SHIAN_IMPORT_ADDED,
  SHIAN_IMPORT_CHANGED,
  SHIAN_IMPORT_REMOVED, /* in the stored plan, no longer in the text */
} ShianImportState;

/** shian_import_state_key: “same”, “added”, “changed”, “removed”. */
const char *shian_import_state_key (ShianImportState state);

/** ShianImportItem: one task, old beside new. */
typedef struct {
  ShianImportState state;
  char *label; /* in the new text; of the old task when removed */
  int section; /* numbers in the new text */
  int measure;
  const ShianTextTask *text; /* (nullable): NULL when removed */
  const ShianBookTask *old;  /* (nullable): NULL when added; belongs to the import's book */
  gboolean wording_changed;
  gboolean units_changed; /* units or roles */
  gboolean moved;         /* another measure or number */
} ShianImportItem;

typedef struct {
  ShianPlanText *text; /* owned; responsibilities may be edited before accepting */
  ShianPlanBook *old;  /* (nullable): the stored plan of the same year */
  GPtrArray *items;    /* ShianImportItem */
  char *source_name;
  char *issued;    /* (nullable): ISO date; may be set before accepting */
  guint counts[4]; /* by ShianImportState */
} ShianPlanImport;

/**
 * shian_plan_import_new:
 * @text: (transfer full): a parsed plan
 * @source_name: the file's name, “builtin” or “pasted”
 *
 * Matches the tasks of @text with the stored plan of the same year: by measure and place when the
 * wording is alike, else by likeness of wording within the measure, then anywhere. A plan whose
 * text does not say its year is refused with SHIAN_ERROR_INVALID, as is one without any task.
 * Nothing is written. (transfer full)
 */
ShianPlanImport *shian_plan_import_new (ShianStore *store, ShianPlanText *text,
                                        const char *source_name, GError **error);

void shian_plan_import_free (ShianPlanImport *import);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianPlanImport, shian_plan_import_free)

/** shian_plan_import_compare: works out the states again after an edit of the text. */
void shian_plan_import_compare (ShianPlanImport *import);

/**
 * shian_plan_import_accept:
 * Writes the proposal as one step of undo. Matched tasks keep their ids, and with them steps,
 * progress and evidence; tasks no longer in the text get a tombstone; points keep their ids, and
 * ticks, where the sentence is the same.
 */
gboolean shian_plan_import_accept (ShianStore *store, ShianPlanImport *import, GError **error);

G_END_DECLS
