/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers of findings: the list of one premises' findings, and the form to recheck them. */
#pragma once

#include "app/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * shian_finding_paper_show:
 * @paper: “findings”, with the photos before and after, or “recheck”, of the open ones
 * @finding: whose premises it is for
 * @seen: (element-type utf8): ids of the findings in the list; others do not go on the paper
 *
 * In front of @widget's window. What cannot be printed is told. FALSE for another word, or when
 * there is no such finding.
 */
gboolean shian_finding_paper_show (GtkWidget *widget, ShianSession *session, const char *paper,
                                   const char *finding, const GPtrArray *seen);

G_END_DECLS
