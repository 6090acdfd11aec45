/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One item of an inspection: its wording and limit, the answer, and what goes with it. What is
 * answered shows at once and is on its way to the store at once. */
#pragma once

#include "app/session.h"
#include "inspection/finding.h"
#include "inspection/second-keying.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_INSPECTION_ROW (shian_inspection_row_get_type ())
G_DECLARE_FINAL_TYPE (ShianInspectionRow, shian_inspection_row, SHIAN, INSPECTION_ROW,
                      GtkListBoxRow)

/* Signals: “answered” (): another answer shows; “next” (): Enter in a field, the next item please. */

/** ShianInspectionRowData: borrowed for the call.
 * @finding: (nullable): that the answer raised
 * @photos: of the inspection (element-type ShianPhoto)
 * @second: whether the answer was keyed in twice */
typedef struct {
  const ShianInspectionSheet *sheet;
  guint index;
  const ShianFinding *finding;
  GPtrArray *photos;
  ShianSecondState second;
} ShianInspectionRowData;

GtkWidget *shian_inspection_row_new (ShianSession *session, const ShianInspectionRowData *data);
/** shian_inspection_row_update: the same item, read again; what is on its way stays as shown. */
void shian_inspection_row_update (ShianInspectionRow *self, const ShianInspectionRowData *data);

const ShianTemplateItem *shian_inspection_row_get_item (ShianInspectionRow *self);
/** shian_inspection_row_get_answer: as shown. (transfer none) */
const ShianAnswer *shian_inspection_row_get_answer (ShianInspectionRow *self);
/** shian_inspection_row_is_pending: the answer shown is not stored yet. */
gboolean shian_inspection_row_is_pending (ShianInspectionRow *self);

/** shian_inspection_row_give: FALSE when this kind of item does not take that verdict, or the
 * inspection is locked. */
gboolean shian_inspection_row_give (ShianInspectionRow *self, ShianVerdict verdict);
/** shian_inspection_row_type: begins the value of an item that takes one with @text; FALSE when it
 * takes none. */
gboolean shian_inspection_row_type (ShianInspectionRow *self, const char *text);
/** shian_inspection_row_edit_finding: the keys go to the words of the finding, as soon as it is there;
 * FALSE when the answer shown raises none. */
gboolean shian_inspection_row_edit_finding (ShianInspectionRow *self);
/** shian_inspection_row_awaits_finding: what is typed now is meant for the finding to come. */
gboolean shian_inspection_row_awaits_finding (ShianInspectionRow *self);
void shian_inspection_row_edit_note (ShianInspectionRow *self);
void shian_inspection_row_add_photo (ShianInspectionRow *self);
void shian_inspection_row_flush (ShianInspectionRow *self);
gboolean shian_inspection_row_is_dirty (ShianInspectionRow *self);

G_END_DECLS
