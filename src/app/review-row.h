/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a plan under review: sections, measures, tasks, and tasks no longer in the text. */
#pragma once

#include "plan/plan-import.h"
#include "units/unit-directory.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  SHIAN_REVIEW_SECTION,
  SHIAN_REVIEW_MEASURE,
  SHIAN_REVIEW_TASK,
  SHIAN_REVIEW_GONE, /* heading above the removed tasks */
} ShianReviewKind;

#define SHIAN_TYPE_REVIEW_ROW (shian_review_row_get_type ())
G_DECLARE_FINAL_TYPE (ShianReviewRow, shian_review_row, SHIAN, REVIEW_ROW, GObject)

/* Signal “changed” (): state or units are other than before. */

ShianReviewKind shian_review_row_get_kind (ShianReviewRow *self);
/** shian_review_row_get_title: “一、……”, “（七）……”, or the beginning of a task's wording. */
const char *shian_review_row_get_title (ShianReviewRow *self);
/** shian_review_row_get_item: of a task, else NULL. Belongs to the import. */
const ShianImportItem *shian_review_row_get_item (ShianReviewRow *self);
/** shian_review_row_get_span: where the text says it; empty for removed tasks. */
ShianSpan shian_review_row_get_span (ShianReviewRow *self);
/** shian_review_row_get_n_unknown: responsibilities of the task whose unit is not known. */
guint shian_review_row_get_n_unknown (ShianReviewRow *self);
/** shian_review_row_is_news: a task other than in the stored plan; never without one. */
gboolean shian_review_row_is_news (ShianReviewRow *self);
/** shian_review_row_describe_units: “区教育局 牵头 · 区商务局 配合”. (transfer full) */
char *shian_review_row_describe_units (ShianReviewRow *self);

/** shian_review_state_title: the word for @state. (transfer none) */
const char *shian_review_state_title (ShianImportState state);

/** shian_review_rows_new: all lines of @import. (transfer full) (element-type ShianReviewRow) */
GListStore *shian_review_rows_new (ShianPlanImport *import);

/** shian_review_rows_check: counts unknown units again against @directory; returns how many there
 * are in all. */
guint shian_review_rows_check (GListStore *rows, ShianUnitDirectory *directory);

G_END_DECLS
