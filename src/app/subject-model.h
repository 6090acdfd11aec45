/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Premises as a list model that holds only the pages somebody looks at. */
#pragma once

#include "app/record-item.h"
#include "store/store.h"
#include "subjects/subject-view.h"

G_BEGIN_DECLS

#define SHIAN_TYPE_SUBJECT_MODEL (shian_subject_model_get_type ())
G_DECLARE_FINAL_TYPE (ShianSubjectModel, shian_subject_model, SHIAN, SUBJECT_MODEL, GObject)

/* A GListModel of ShianRecordItem with ShianSubject. */
ShianSubjectModel *shian_subject_model_new (void);

/**
 * shian_subject_model_show: another narrowing, order or search.
 * @reader: borrowed as long as the model has it; NULL empties the model
 * @words: (nullable): what is searched for; NULL or blank for everything
 */
gboolean shian_subject_model_show (ShianSubjectModel *self, ShianStore *reader,
                                   const ShianSubjectView *view, const char *words, GError **error);

/** shian_subject_model_refresh: reads again after a change. Rows that stay where they are say
 * “changed”; only where rows came, went or moved does the whole list change. */
gboolean shian_subject_model_refresh (ShianSubjectModel *self, GError **error);

/** shian_subject_model_find: where @subject stands; FALSE when it is not let through. */
gboolean shian_subject_model_find (ShianSubjectModel *self, const ShianSubject *subject,
                                   guint *position);

/** shian_subject_model_get_more: a search found more than are shown. */
gboolean shian_subject_model_get_more (ShianSubjectModel *self);
const ShianSubjectView *shian_subject_model_get_view (ShianSubjectModel *self);
/** shian_subject_model_get_words: NULL when nothing is searched for. */
const char *shian_subject_model_get_words (ShianSubjectModel *self);
/** shian_subject_model_get_n_held: how many rows are in memory. */
guint shian_subject_model_get_n_held (ShianSubjectModel *self);

G_END_DECLS
