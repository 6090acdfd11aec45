/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record of one finding: facts, what happened, pictures, the next step. */
#pragma once

#include "app/finding-step-form.h"

G_BEGIN_DECLS

#define SHIAN_TYPE_FINDING_VIEW (shian_finding_view_get_type ())
G_DECLARE_FINAL_TYPE (ShianFindingView, shian_finding_view, SHIAN, FINDING_VIEW, GtkWidget)

/** shian_finding_view_show: the finding @id; NULL shows nothing. */
void shian_finding_view_show (ShianFindingView *self, ShianSession *session, const char *id);
ShianFindingStepForm *shian_finding_view_get_form (ShianFindingView *self);
/** shian_finding_view_get_n_events: how many steps of its history are shown. */
guint shian_finding_view_get_n_events (ShianFindingView *self);

G_END_DECLS
