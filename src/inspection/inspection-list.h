/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists over all inspections, and what is due. Rows come a page at a time, by index. */
#pragma once

#include "inspection/inspection.h"
#include "store/store.h"

G_BEGIN_DECLS

/** ShianInspectionQuery: NULL and -1 mean any.
 * @from, @to: ISO dates, inclusive
 * @before: (nullable): id of the last row of the page before
 * @limit: 0 for 200 */
typedef struct {
  const char *subject;
  const char *template_code;
  const char *town;
  int state;
  int kind;
  const char *from;
  const char *to;
  const char *before;
  guint limit;
} ShianInspectionQuery;

#define SHIAN_INSPECTION_QUERY_ALL                                                                 \
  {                                                                                                \
    .state = -1, .kind = -1                                                                        \
  }

/** ShianInspectionRow: @n_answered of a draft; @result_title in the edition's words, "" without. */
typedef struct {
  ShianInspection *inspection;
  char *subject_name;
  char *town;
  char *template_code;
  char *template_title;
  char *edition;
  char *inspectors;
  char *result_title;
  guint n_answered;
  guint n_findings;
  guint n_open;
} ShianInspectionRow;

/** shian_inspection_list: newest first; superseded versions only when asked for by state.
 * (transfer full) (element-type ShianInspectionRow) */
GPtrArray *shian_inspection_list (ShianStore *store, const ShianInspectionQuery *query,
                                  GError **error);

/** ShianDueRow: one of the premises and when it was last inspected to the end. */
typedef struct {
  char *subject;
  char *name;
  char *town;
  char *last;     /* (nullable): ISO date of the last finished inspection */
  gboolean done;  /* within the period */
  gboolean begun; /* a draft is under way */
} ShianDueRow;

/** shian_inspection_due: operating premises of @kind (key of ShianSubject's kind) by town and name,
 * with whether each was inspected from @from to @to; @town (nullable) narrows. (transfer full)
 * (element-type ShianDueRow) */
GPtrArray *shian_inspection_due (ShianStore *store, const char *kind, const char *town,
                                 const char *from, const char *to, GError **error);

G_END_DECLS
