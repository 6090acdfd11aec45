/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of premises: columns over a model that reads what is seen. */
#pragma once

#include "app/subject-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_SUBJECT_TABLE (shian_subject_table_get_type ())
G_DECLARE_FINAL_TYPE (ShianSubjectTable, shian_subject_table, SHIAN, SUBJECT_TABLE, GtkWidget)

/* Signals: “subject-selected” (): another row by the user, or the first of a narrowed list;
 * “subject-opened” (): Enter or a double click. */

/** SHIAN_SUBJECT_TABLE_COPY_MAX: rows that fit the clipboard; more go by export. */
#define SHIAN_SUBJECT_TABLE_COPY_MAX 5000

/** shian_subject_table_show: as shian_subject_model_show(). The row selected stays selected where it
 * is still there, else the first one is. */
gboolean shian_subject_table_show (ShianSubjectTable *self, ShianStore *reader,
                                   const ShianSubjectView *view, const char *words, GError **error);
/** shian_subject_table_refresh: as shian_subject_model_refresh(); selection and place stay. */
gboolean shian_subject_table_refresh (ShianSubjectTable *self, GError **error);

ShianSubjectModel *shian_subject_table_get_model (ShianSubjectTable *self);
/** shian_subject_table_get_selected: borrowed until the list changes; NULL for none. */
const ShianSubject *shian_subject_table_get_selected (ShianSubjectTable *self);
/** shian_subject_table_select: and brings it into sight; FALSE when the list leaves it out. Emits
 * nothing. */
gboolean shian_subject_table_select (ShianSubjectTable *self, const ShianSubject *subject);
void shian_subject_table_unselect (ShianSubjectTable *self);
/** shian_subject_table_step: the next (1) or previous (-1) row. */
void shian_subject_table_step (ShianSubjectTable *self, int by);
/** shian_subject_table_focus: FALSE while the table is not in view. */
gboolean shian_subject_table_focus (ShianSubjectTable *self);

/** shian_subject_table_to_text: the rows under their titles, columns apart by tabs, the first
 * SHIAN_SUBJECT_TABLE_COPY_MAX of them. (transfer full) */
char *shian_subject_table_to_text (ShianSubjectTable *self);

G_END_DECLS
