/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing workbooks away from the window. */
#pragma once

#include "app/session.h"
#include "packs/pack-result.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  SHIAN_EXPORT_REPORT,    /* the unit's report of the period */
  SHIAN_EXPORT_CHECKLIST, /* the unit's checklist */
  SHIAN_EXPORT_ALL,       /* the checklist of every unit that holds a task, and the overview */
  SHIAN_EXPORT_EXCERPT,   /* rows of a checklist as the list shows them: shian_export_excerpt() */
} ShianExportKind;

/** shian_export_run_async: into @folder, which is made when missing. @unit_id does not matter for
 * SHIAN_EXPORT_ALL. The day of an export of one's own is remembered with the data; undo leaves it alone. */
void shian_export_run_async (ShianSession *session, ShianExportKind kind, const char *unit_id,
                             const ShianPeriod *period, const char *folder,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);

/** shian_export_run_finish: (transfer full). When cancelled, what was finished stays. */
ShianPackResult *shian_export_run_finish (GAsyncResult *result, GError **error);

/** shian_export_tell: says in @widget's window what was written, with a button for the folder; or
 * why not, when @result is NULL. */
void shian_export_tell (GtkWidget *widget, const ShianPackResult *result, const GError *error);

/** shian_export_checklist: the checklist of @unit_id for the session's period into the usual folder,
 * and tells in @widget's window. */
void shian_export_checklist (GtkWidget *widget, ShianSession *session, const char *unit_id);

/** shian_export_excerpt: the same for the tasks with the ids @tasks (char *) in that order; @how says
 * in Chinese what they were chosen by. Both (transfer full). It is no official export, so no day is
 * remembered. */
void shian_export_excerpt (GtkWidget *widget, ShianSession *session, const char *unit_id,
                           GPtrArray *tasks, char *how);

/** shian_export_last: ISO date of the last export of that kind, NULL for never. @sequence: (out)
 * (nullable): the last change that is in it, -1 when not known. (transfer full) */
char *shian_export_last (ShianStore *store, ShianExportKind kind, const ShianPeriod *period,
                         gint64 *sequence);

/** shian_export_default_folder: 文档/食安清单/2024年第一季度, or the folder chosen last.
 * (transfer full) */
char *shian_export_default_folder (const ShianPeriod *period);
/** shian_export_remember_folder: for the next time. */
void shian_export_remember_folder (const char *folder);

G_END_DECLS
