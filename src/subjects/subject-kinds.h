/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several kinds of premises in one text: their keys parted by “;”, as a setting and a question to a
 * register have them. */
#pragma once

#include "subjects/subject.h"

G_BEGIN_DECLS

/** SHIAN_SUBJECT_OF_KINDS: SQL that holds where the premises with the id @subject are of one of the
 * kinds of the parameter @kinds, or that is NULL. */
#define SHIAN_SUBJECT_OF_KINDS(subject, kinds)                                                     \
  "(" kinds " IS NULL OR EXISTS (SELECT 1 FROM subject k WHERE k.id = " subject                    \
  " AND instr (';' || " kinds " || ';', ';' || k.kind || ';') > 0))"

/** shian_subject_kinds_has: whether @kind, a ShianSubjectKind, is among @kinds (nullable). */
gboolean shian_subject_kinds_has (const char *kinds, int kind);

/** shian_subject_kinds_make: the text of those of the @n kinds whose @chosen is set, in the order of
 * ShianSubjectKind; NULL for none. (transfer full) */
char *shian_subject_kinds_make (const gboolean chosen[SHIAN_SUBJECT_N_KINDS]);

/** shian_subject_kinds_read: @text with keys or titles parted by “;”, “；”, “，”, “,” or “、”, put in
 * order, each once. SHIAN_ERROR_INVALID for what is no kind, and for none at all. (transfer full) */
char *shian_subject_kinds_read (const char *text, GError **error);

/** shian_subject_kinds_words: “校园食堂、小餐饮”, always Chinese, for papers. (transfer full) */
char *shian_subject_kinds_words (const char *kinds);

/** shian_subject_kinds_titles: the same in the language of the screen. (transfer full) */
char *shian_subject_kinds_titles (const char *kinds);

G_END_DECLS
