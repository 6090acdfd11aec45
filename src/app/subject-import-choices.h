/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to be said before somebody's list is taken over: which sheet, which column is which field,
 * and what kind of premises where no column tells. */
#pragma once

#include "subjects/subject-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Signals: “chosen” () when the user chose otherwise, so that the list is to be read again. */

#define SHIAN_TYPE_SUBJECT_IMPORT_CHOICES (shian_subject_import_choices_get_type ())
G_DECLARE_FINAL_TYPE (ShianSubjectImportChoices, shian_subject_import_choices, SHIAN,
                      SUBJECT_IMPORT_CHOICES, GtkWidget)

/** shian_subject_import_choices_show: what @outline offers; what was chosen stays chosen as long as
 * the headings are the same. */
void shian_subject_import_choices_show (ShianSubjectImportChoices *self,
                                        const ShianImportOutline *outline);

/** shian_subject_import_choices_get: for shian_subject_import_read(); a reference of the mapping is
 * given away, see g_hash_table_unref(). */
void shian_subject_import_choices_get (ShianSubjectImportChoices *self,
                                       ShianImportOptions *options);

G_END_DECLS
