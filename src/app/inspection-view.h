/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One inspection: headings with their counts at left, the items, the end of it; a running result. */
#pragma once

#include "app/inspection-finish.h"
#include "app/inspection-items.h"
#include "app/second-keying-view.h"

G_BEGIN_DECLS

#define SHIAN_TYPE_INSPECTION_VIEW (shian_inspection_view_get_type ())
G_DECLARE_FINAL_TYPE (ShianInspectionView, shian_inspection_view, SHIAN, INSPECTION_VIEW, GtkWidget)

/* Signals: “leave” (): back to the list; “open” (id): another inspection, a correction. */

/** shian_inspection_view_show: FALSE when it cannot be read. */
gboolean shian_inspection_view_show (ShianInspectionView *self, ShianSession *session,
                                     const char *id, GError **error);
/** shian_inspection_view_reload: the same one, read again. */
void shian_inspection_view_reload (ShianInspectionView *self);
/** shian_inspection_view_get_id: NULL before the first. */
const char *shian_inspection_view_get_id (ShianInspectionView *self);
ShianInspectionItems *shian_inspection_view_get_items (ShianInspectionView *self);
ShianInspectionFinish *shian_inspection_view_get_finish (ShianInspectionView *self);
/** shian_inspection_view_get_quick: the field for keying in from paper. */
ShianQuickKeys *shian_inspection_view_get_quick (ShianInspectionView *self);
/** shian_inspection_view_show_second: the same paper keyed in once more, the first values out of sight. */
void shian_inspection_view_show_second (ShianInspectionView *self);
ShianSecondKeyingView *shian_inspection_view_get_second (ShianInspectionView *self);
/** shian_inspection_view_show_end: brings up what is needed to finish. */
void shian_inspection_view_show_end (ShianInspectionView *self);
/** shian_inspection_view_back: one step back inside: from a field to its item, from the end to the
 * items; FALSE when there is none. */
gboolean shian_inspection_view_back (ShianInspectionView *self);
/** shian_inspection_view_correct: a new version of a finished inspection. */
void shian_inspection_view_correct (ShianInspectionView *self, const char *reason);
/** shian_inspection_view_get_counts: the line of counts as shown. */
const char *shian_inspection_view_get_counts (ShianInspectionView *self);
void shian_inspection_view_flush (ShianInspectionView *self);
gboolean shian_inspection_view_is_dirty (ShianInspectionView *self);

G_END_DECLS
