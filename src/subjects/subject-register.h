/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of premises: saving, listing, finding. */
#pragma once

#include "store/search.h"
#include "subjects/subject.h"

G_BEGIN_DECLS

/** shian_subject_save: tidies and saves; a code that does not check out is kept (see
 * shian_subject_warnings()). Errors as shian_store_save(). */
gboolean shian_subject_save (ShianStore *store, ShianSubject *subject, GError **error);

/** shian_subject_load: by id; a record merged into another gives that other one.
 * SHIAN_ERROR_NOT_FOUND. (transfer full) */
ShianSubject *shian_subject_load (ShianStore *store, const char *id, GError **error);

/** shian_subject_find: by id, credit code, licence number, or a name only one bears.
 * SHIAN_ERROR_NOT_FOUND; _CONFLICT where several bear the name, naming their ids. (transfer full) */
ShianSubject *shian_subject_find (ShianStore *store, const char *what, GError **error);

/** ShianSubjectFilter: what a list shows. @kind −1 means every kind; @town NULL every town. @after:
 * the last record of the page before, NULL for the first page. */
typedef struct {
  int kind;
  const char *town;
  const ShianSubject *after;
  guint limit;
} ShianSubjectFilter;

/** shian_subject_list: by town (none first), name and id; within a kind when one is asked for.
 * (transfer full) (element-type ShianSubject) */
GPtrArray *shian_subject_list (ShianStore *store, const ShianSubjectFilter *filter, GError **error);

/** shian_subject_count: how many a filter lets through; −1 on error. */
gint64 shian_subject_count (ShianStore *store, const ShianSubjectFilter *filter, GError **error);

/** shian_subject_search: see shian_store_search(). (transfer full) */
ShianSearchHits *shian_subject_search (ShianStore *store, const char *text, guint limit,
                                       GError **error);

G_END_DECLS
