/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keying in from paper: the number of an item and its answer, as “37 2” or “C37 4.5”. */
#pragma once

#include "inspection/draft.h"

G_BEGIN_DECLS

/** ShianQuickEntry: what was typed.
 * @index: of the item on the sheet
 * @answers: there is an answer beside the number
 * @input: the answer; its texts are the entry's */
typedef struct {
  guint index;
  gboolean answers;
  ShianAnswerInput input;
  char *text;
  char *note;
} ShianQuickEntry;

void shian_quick_entry_clear (ShianQuickEntry *entry);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ShianQuickEntry, shian_quick_entry_clear)

/**
 * shian_quick_entry_read:
 * @typed: full-width digits, letters and blanks count as half-width ones; the number of an item goes
 *   with or without its letter; the answer is what shian_answer_parse() takes, after a verdict or a
 *   figure may come a note. A number alone leads to its item
 * @at: index of the item chosen by a number alone before, so that what is typed now is its answer;
 *   -1 for none
 *
 * SHIAN_ERROR_NOT_FOUND: no such item on this form; SHIAN_ERROR_INVALID: it does not apply here, or does
 * not take this answer. Nothing is stored.
 */
gboolean shian_quick_entry_read (const ShianInspectionSheet *sheet, const char *typed, int at,
                                 ShianQuickEntry *entry, GError **error);

G_END_DECLS
