/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finishing an inspection, correcting a finished one, moving a draft to another edition. */
#pragma once

#include "inspection/sheet.h"

G_BEGIN_DECLS

/** shian_inspection_missing: what stands in the way of finishing, each as a sentence; empty when
 * nothing does. All items that apply must be answered, but for an unannounced inspection (49号令
 * article 27), which needs one answer. (transfer full) (element-type utf8) */
GPtrArray *shian_inspection_missing (const ShianInspectionSheet *sheet);

/**
 * shian_inspection_finish:
 *
 * Locks the inspection: freezes counts, result and the premises' facts, writes an opinion where none
 * was given, makes the findings agree, and puts a correction in the place of what it corrects. Not for
 * undo: what was signed and handed over is corrected, with a reason. SHIAN_ERROR_INVALID lists all
 * that is missing.
 */
gboolean shian_inspection_finish (ShianStore *store, const char *id, GError **error);

/** shian_inspection_correct: a draft that is to take the place of the finished inspection @id, with
 * its answers, inspectors and pictures, but not signed: what was signed, drawn or refused was the
 * earlier version. SHIAN_ERROR_INVALID without a reason, for a draft, for one
 * corrected already. (transfer full) */
ShianInspection *shian_inspection_correct (ShianStore *store, const char *id, const char *reason,
                                           GError **error);

/** shian_inspection_opinion: the opinion written when the officer wrote none, in Chinese: counts,
 * result, what is ordered. (transfer full) */
char *shian_inspection_opinion (const ShianInspectionSheet *sheet);

typedef enum {
  SHIAN_MOVE_KEPT,
  SHIAN_MOVE_REWORDED, /* the answer stays, the wording, limit or weight is another */
  SHIAN_MOVE_REJUDGED, /* the answer stays, its verdict changes with the limit */
  SHIAN_MOVE_DROPPED,  /* the answer cannot be carried over */
  SHIAN_MOVE_NEW,      /* to be answered */
} ShianMoveKind;

/** ShianMoveRow: one item before and after. @before and @after are borrowed from the books. */
typedef struct {
  ShianMoveKind kind;
  const ShianTemplateItem *before; /* (nullable) */
  const ShianTemplateItem *after;  /* (nullable) */
  const ShianAnswer *answer;       /* (nullable) */
} ShianMoveRow;

/** ShianMove: a draft's way to another edition, to be shown before it is done. */
typedef struct {
  ShianInspectionSheet *sheet;
  ShianTemplateBook *book; /* the edition it goes to */
  GPtrArray *rows;         /* ShianMoveRow */
} ShianMove;

/** shian_inspection_move_propose: @edition as in shian_template_find(), of the same code. (transfer
 * full) */
ShianMove *shian_inspection_move_propose (ShianStore *store, const char *id, const char *edition,
                                          GError **error);
void shian_move_free (ShianMove *move);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianMove, shian_move_free)

/** shian_inspection_move: does it, as one step of undo. */
gboolean shian_inspection_move (ShianStore *store, ShianMove *move, GError **error);

G_END_DECLS
