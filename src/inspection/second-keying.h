/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paper keyed in a second time without a look at the first: where both agree the answer is checked
 * twice, where they differ a person decides. What was keyed second stands in the data file beside the
 * answers, each value as soon as it is typed. */
#pragma once

#include "inspection/draft.h"

G_BEGIN_DECLS

/** ShianSecondAnswer: what was keyed the second time; members as in ShianAnswer. */
typedef struct {
  ShianRecord record;
  char *inspection;
  char *template_item;
  int verdict; /* ShianVerdict */
  double figure;
  char *value;
} ShianSecondAnswer;
SHIAN_DECLARE_RECORD (ShianSecondAnswer, shian_second_answer, SHIAN_SECOND_ANSWER_TYPE)

typedef enum {
  SHIAN_SECOND_MISSING,    /* answered, not keyed again yet */
  SHIAN_SECOND_AGREES,     /* checked twice */
  SHIAN_SECOND_DIFFERS,    /* other values */
  SHIAN_SECOND_ONLY,       /* keyed the second time only */
  SHIAN_SECOND_UNANSWERED, /* neither */
} ShianSecondState;
#define SHIAN_SECOND_N_STATES 5

/** SHIAN_SECOND_STATE_CHOICES: by ShianSecondState. */
extern const ShianChoice SHIAN_SECOND_STATE_CHOICES[];

/** ShianSecondItem: @index of the item on the sheet; @first, @second: what each pass says, as words;
 * NULL without */
typedef struct {
  guint index;
  ShianSecondState state;
  char *first;
  char *second;
} ShianSecondItem;

/** shian_second_keying_give: keeps @input as what was keyed the second time for the item with the
 * record id @row, judged as an answer is; an empty input takes it back. Errors as for
 * shian_answer_give(). */
gboolean shian_second_keying_give (ShianStore *store, const char *inspection, const char *row,
                                   const ShianAnswerInput *input, GError **error);

/** shian_second_keying_compare: every item of @sheet that applies, in order. (transfer full)
 * (element-type ShianSecondItem) */
GPtrArray *shian_second_keying_compare (ShianStore *store, const ShianInspectionSheet *sheet,
                                        GError **error);

/** shian_second_keying_states: one for each item of the @sheet's book into @states, UNANSWERED for those
 * that do not apply; NULL when nothing at all was keyed a second time. @states: (out) (transfer full) */
gboolean shian_second_keying_states (ShianStore *store, const ShianInspectionSheet *sheet,
                                     ShianSecondState **states, GError **error);

/** shian_second_keying_count: of @items, how many of each state. */
void shian_second_keying_count (const GPtrArray *items, guint counts[SHIAN_SECOND_N_STATES]);

/** shian_second_keying_keep: settles a difference: the first value stands, or the @second takes its
 * place as the answer; both then agree. SHIAN_ERROR_INVALID when there is no second value. */
gboolean shian_second_keying_keep (ShianStore *store, const char *inspection, const char *row,
                                   gboolean second, GError **error);

G_END_DECLS
