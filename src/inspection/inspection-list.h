/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists over all inspections, and what is due. Rows come a page at a time, by index. */
#pragma once

#include "inspection/inspection.h"
#include "store/store.h"

G_BEGIN_DECLS

/** ShianInspectionQuery: NULL and -1 mean any.
 * @subject_kinds: kinds of premises, see subject-kinds.h
 * @from, @to: ISO dates, inclusive
 * @before: (nullable): id of the last row of the page before
 * @limit: 0 for 200 */
typedef struct {
  const char *subject;
  const char *template_code;
  const char *town;
  const char *subject_kinds;
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

/** shian_inspection_find_draft: id of the newest draft for the premises @subject; NULL for none.
 * (transfer full) */
char *shian_inspection_find_draft (ShianStore *store, const char *subject);

/** ShianDueRow: one of the premises and when it was last inspected to the end. */
typedef struct {
  char *subject;
  char *name;
  char *town;
  char *last;     /* (nullable): ISO date of the last finished inspection */
  gboolean done;  /* within the period */
  gboolean begun; /* a draft is under way */
} ShianDueRow;

typedef enum {
  SHIAN_DUE_ALL,
  SHIAN_DUE_OPEN,  /* neither of the next two */
  SHIAN_DUE_BEGUN, /* a draft within the period, nothing finished */
  SHIAN_DUE_DONE,
  SHIAN_DUE_N,
} ShianDueChoice;

/** ShianDueQuery: operating premises of a kind, and an inspection from @from to @to (ISO dates).
 * @kind: key of ShianSubject's kind
 * @town: (nullable): narrows
 * @words: (nullable): what is searched for, see shian_subject_search()
 * @offset, @limit: rows left out at the beginning, and the most wanted; 0 for all */
typedef struct {
  const char *kind;
  const char *town;
  const char *words;
  const char *from;
  const char *to;
  ShianDueChoice choice;
  guint offset;
  guint limit;
} ShianDueQuery;

/** SHIAN_DUE_FOUND_MAX: a search looks at so many premises of any kind at most: all there can be, for
 * what is seen is exported as the whole. */
#define SHIAN_DUE_FOUND_MAX 1000000

/** shian_inspection_due: by town and name; what a search finds all at once. @more: (out) (nullable):
 * whether the words find more premises than were looked at. (transfer full)
 * (element-type ShianDueRow) */
GPtrArray *shian_inspection_due (ShianStore *store, const ShianDueQuery *query, gboolean *more,
                                 GError **error);

/** shian_inspection_due_count: how many there are of each choice, without a search. */
gboolean shian_inspection_due_count (ShianStore *store, const ShianDueQuery *query,
                                     guint counts[SHIAN_DUE_N], GError **error);

/** shian_due_row_choice: OPEN, BEGUN or DONE. */
ShianDueChoice shian_due_row_choice (const ShianDueRow *row);

/** shian_due_choice_word: “已检查”, always Chinese, for papers; NULL for ALL. */
const char *shian_due_choice_word (ShianDueChoice choice);

G_END_DECLS
