/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made-up premises for trying things out and for measuring: plausible, marked 示例, and the same for
 * the same seed. */
#pragma once

#include "store/store.h"
#include "subjects/subject.h"

G_BEGIN_DECLS

/** What stands in the note of whatever is made up. */
#define SHIAN_SAMPLE_NOTE "示例数据"

/** shian_subject_sample: the @index-th of the premises of @seed, with an id of its own. (transfer
 * full) */
ShianSubject *shian_subject_sample (guint32 seed, guint index);

/** shian_subjects_fill_sample: saves the first @count of @seed, those that are there already left
 * alone; not for undo. */
gboolean shian_subjects_fill_sample (ShianStore *store, guint32 seed, guint count, GError **error);

G_END_DECLS
