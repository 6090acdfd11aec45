/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbered papers of inspections and findings, previewed. */
#pragma once

#include "app/session.h"
#include "forms/form-job.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** shian_inspection_print: @job in front of @widget's window; a blank form without a template gets the
 * newest one for premises like its first. What cannot be printed is told. */
void shian_inspection_print (GtkWidget *widget, ShianSession *session, const ShianFormJob *job);

/** shian_inspection_print_template: “code@edition” of the newest form for premises like @subject; NULL
 * with @error when there is none. (transfer full) */
char *shian_inspection_print_template (ShianStore *store, const char *subject, GError **error);

/** shian_inspection_print_paper:
 * @paper: “blank”, “record”, “result”, “findings” or “recheck”
 * @inspection: (nullable): the last two are of the premises @subject without it
 *
 * The job for that paper. What it needs lives as long as the arguments; @subjects is filled with what
 * the job points to. FALSE for another word. */
gboolean shian_inspection_print_paper (const char *paper, const char *inspection,
                                       const char *subject, const char *subjects[2],
                                       ShianFormJob *job);

G_END_DECLS
