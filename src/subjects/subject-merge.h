/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Premises entered twice: finding them, and making one of two. */
#pragma once

#include "store/store.h"
#include "subjects/subject.h"

G_BEGIN_DECLS

typedef enum {
  SHIAN_DUPLICATE_NAME,    /* the same but for width, brackets, 第一小学 and 一小 */
  SHIAN_DUPLICATE_PHONE,   /* the same telephone, the same kind */
  SHIAN_DUPLICATE_ADDRESS, /* the same address, the same kind */
  SHIAN_DUPLICATE_N_REASONS,
} ShianDuplicateReason;

/** ShianDuplicate: @subjects of ShianSubject, two to ten. */
typedef struct {
  ShianDuplicateReason reason;
  GPtrArray *subjects;
} ShianDuplicate;

void shian_duplicate_free (ShianDuplicate *duplicate);

/** shian_subject_name_key: what is left of a name when likely differences are taken away. (transfer
 * full) */
char *shian_subject_name_key (const char *name);

/** shian_subject_duplicates: likely ones, by name first; at most @limit groups. Larger groups (a
 * market's telephone) say nothing and are left out, as are those a person has told apart; the same
 * premises come once, for the first reason. (transfer full) (element-type ShianDuplicate) */
GPtrArray *shian_subject_duplicates (ShianStore *store, guint limit, GError **error);

/**
 * shian_subject_merge:
 * @keep, @drop: ids
 *
 * What refers to @drop (any record kind with a field called “subject”) refers to @keep from now on;
 * fields @keep does not know are taken from @drop, which is hidden and says where it went. One step
 * of undo. SHIAN_ERROR_INVALID for one and the same; _NOT_FOUND; _CONFLICT when @drop is hidden
 * already.
 */
gboolean shian_subject_merge (ShianStore *store, const char *keep, const char *drop,
                              GError **error);

/** shian_subject_merge_all: the same for each of @drops (ids, ends with NULL), as one step of undo. */
gboolean shian_subject_merge_all (ShianStore *store, const char *keep, const char *const *drops,
                                  GError **error);

/** shian_subject_tell_apart: a person says that @ids (ends with NULL) are each premises of their own;
 * remembered, and one step of undo. */
gboolean shian_subject_tell_apart (ShianStore *store, const char *const *ids, GError **error);

/** shian_subjects_are_apart: whether that was said of every two of @subjects (ShianSubject). */
gboolean shian_subjects_are_apart (ShianStore *store, const GPtrArray *subjects);

G_END_DECLS
