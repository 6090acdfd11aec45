/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of premises narrowed and put in order, read anywhere in it a page at a time. */
#pragma once

#include "store/store.h"
#include "subjects/subject.h"

G_BEGIN_DECLS

typedef enum {
  SHIAN_SUBJECT_BY_TOWN, /* and name; those without a town first */
  SHIAN_SUBJECT_BY_NAME,
  SHIAN_SUBJECT_BY_EXPIRY, /* of the licence; those without a date last */
} ShianSubjectOrder;

/** ShianSubjectView: −1 means any kind, key area and status, NULL any town. An index serves every
 * combination. */
typedef struct {
  int kind;
  int key_area;
  int status;
  char *town;
  ShianSubjectOrder order;
} ShianSubjectView;

#define SHIAN_SUBJECT_VIEW_ALL                                                                     \
  {                                                                                                \
    .kind = -1, .key_area = -1, .status = -1                                                       \
  }

/** shian_subject_view_copy: (transfer full) */
ShianSubjectView *shian_subject_view_copy (const ShianSubjectView *view);
void shian_subject_view_free (ShianSubjectView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianSubjectView, shian_subject_view_free)

/** shian_subject_view_is_narrowed: whether anything is left out. */
gboolean shian_subject_view_is_narrowed (const ShianSubjectView *view);
/** shian_subject_view_matches: whether @subject is let through. */
gboolean shian_subject_view_matches (const ShianSubjectView *view, const ShianSubject *subject);
/** shian_subject_view_compare: by the order of @view. */
int shian_subject_view_compare (const ShianSubjectView *view, const ShianSubject *a,
                                const ShianSubject *b);

/** SHIAN_SUBJECT_VIEW_PARTS: a view is read in so many parts, one after the other, each of which may
 * be empty: a column that may be empty has no key to go on from. */
#define SHIAN_SUBJECT_VIEW_PARTS 2

/** shian_subject_view_count: the rows of each part into @counts. */
gboolean shian_subject_view_count (ShianStore *store, const ShianSubjectView *view,
                                   gint64 counts[SHIAN_SUBJECT_VIEW_PARTS], GError **error);

/** shian_subject_view_count_statuses: the rows by status, whatever status the view asks for; @counts
 * has room for every status. */
gboolean shian_subject_view_count_statuses (ShianStore *store, const ShianSubjectView *view,
                                            gint64 *counts, GError **error);

/** shian_subject_view_rank: how many rows of @part come before @subject. −1 on error. */
gint64 shian_subject_view_rank (ShianStore *store, const ShianSubjectView *view, guint part,
                                const ShianSubject *subject, GError **error);
/** shian_subject_view_part_of: the part in which @subject stands. */
guint shian_subject_view_part_of (const ShianSubjectView *view, const ShianSubject *subject);

/** shian_subject_view_read: at most @limit rows of @part, after @after (NULL: from its beginning)
 * and @skip further ones. (transfer full) (element-type ShianSubject) */
GPtrArray *shian_subject_view_read (ShianStore *store, const ShianSubjectView *view, guint part,
                                    const ShianSubject *after, guint skip, guint limit,
                                    GError **error);

/** SHIAN_SUBJECT_FOUND_MAX: so many at most a list shows of what is searched for. */
#define SHIAN_SUBJECT_FOUND_MAX 1000

/** shian_subject_view_search: of the first @limit premises that @words find, those @view lets through,
 * in its order. @more: whether @words find more than that. (transfer full) (element-type ShianSubject) */
GPtrArray *shian_subject_view_search (ShianStore *store, const ShianSubjectView *view,
                                      const char *words, guint limit, gboolean *more,
                                      GError **error);

/** shian_subject_towns: every town premises stand in, in order. (transfer full) */
char **shian_subject_towns (ShianStore *store, GError **error);

G_END_DECLS
