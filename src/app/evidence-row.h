/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One file kept as evidence: open it, note what it shows, remove it. */
#pragma once

#include "app/task-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_EVIDENCE_ROW (shian_evidence_row_get_type ())
G_DECLARE_FINAL_TYPE (ShianEvidenceRow, shian_evidence_row, SHIAN, EVIDENCE_ROW, GtkWidget)

/* Signal “remove” (): the button was pressed. */

GtkWidget *shian_evidence_row_new (const ShianTaskContext *context, const ShianEvidence *evidence);
void shian_evidence_row_update (ShianEvidenceRow *self, const ShianEvidence *evidence);
const char *shian_evidence_row_get_id (ShianEvidenceRow *self);
void shian_evidence_row_flush (ShianEvidenceRow *self);
gboolean shian_evidence_row_is_dirty (ShianEvidenceRow *self);

G_END_DECLS
