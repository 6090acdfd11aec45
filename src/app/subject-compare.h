/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several premises side by side, what differs marked, one chosen to stay. */
#pragma once

#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_SUBJECT_COMPARE (shian_subject_compare_get_type ())
G_DECLARE_FINAL_TYPE (ShianSubjectCompare, shian_subject_compare, SHIAN, SUBJECT_COMPARE, GtkWidget)

/** shian_subject_compare_show: @subjects of ShianSubject; the one with most inspections is chosen to
 * stay, the others to be merged into it. */
void shian_subject_compare_show (ShianSubjectCompare *self, ShianStore *reader,
                                 const GPtrArray *subjects);

/** shian_subject_compare_get_kept: id of the one that stays; NULL while nothing is shown. */
const char *shian_subject_compare_get_kept (ShianSubjectCompare *self);
/** shian_subject_compare_keep: chooses the one at @index. */
void shian_subject_compare_keep (ShianSubjectCompare *self, guint index);
/** shian_subject_compare_get_dropped: ids of those to be merged. (transfer full) */
char **shian_subject_compare_get_dropped (ShianSubjectCompare *self);

/** shian_subject_compare_count_different: fields that say different things. */
guint shian_subject_compare_count_different (ShianSubjectCompare *self);

G_END_DECLS
