/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The end of an inspection: opinion, comment, signature, and what still stands in the way. */
#pragma once

#include "app/session.h"
#include "inspection/sheet.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_INSPECTION_FINISH (shian_inspection_finish_get_type ())
G_DECLARE_FINAL_TYPE (ShianInspectionFinish, shian_inspection_finish, SHIAN, INSPECTION_FINISH,
                      GtkWidget)

/* Signals: “jump” (index): to that item of the form; “leave” (): the draft was removed. */

/** shian_inspection_finish_show: @sheet is borrowed for the call. */
void shian_inspection_finish_show (ShianInspectionFinish *self, ShianSession *session,
                                   const ShianInspectionSheet *sheet);
/** shian_inspection_finish_run: finishes, once what was typed is stored. */
void shian_inspection_finish_run (ShianInspectionFinish *self);
guint shian_inspection_finish_get_n_missing (ShianInspectionFinish *self);
/** shian_inspection_finish_set_signature: as chosen by the user. */
void shian_inspection_finish_set_signature (ShianInspectionFinish *self, ShianSignature signature);
void shian_inspection_finish_flush (ShianInspectionFinish *self);
gboolean shian_inspection_finish_is_dirty (ShianInspectionFinish *self);

G_END_DECLS
