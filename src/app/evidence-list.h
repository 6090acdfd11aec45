/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 佐证: files that show what was done in a period. Chosen, dropped or pasted. */
#pragma once

#include "app/task-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_EVIDENCE_LIST (shian_evidence_list_get_type ())
G_DECLARE_FINAL_TYPE (ShianEvidenceList, shian_evidence_list, SHIAN, EVIDENCE_LIST, GtkWidget)

/** shian_evidence_list_show: as shian_progress_editor_show(). */
void shian_evidence_list_show (ShianEvidenceList *self, const ShianTaskContext *context);
/** shian_evidence_list_add: takes the files in; @paths is NULL-terminated. */
void shian_evidence_list_add (ShianEvidenceList *self, const char *const *paths);
void shian_evidence_list_flush (ShianEvidenceList *self);
gboolean shian_evidence_list_is_dirty (ShianEvidenceList *self);
guint shian_evidence_list_get_n_files (ShianEvidenceList *self);

G_END_DECLS
