/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happened at one of the premises: its inspections and open findings, each a way to its page. */
#pragma once

#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_SUBJECT_EVENTS (shian_subject_events_get_type ())
G_DECLARE_FINAL_TYPE (ShianSubjectEvents, shian_subject_events, SHIAN, SUBJECT_EVENTS, GtkWidget)

/** shian_subject_events_show: of the premises with the id @subject; NULL for none. Each line activates
 * “win.show-inspection” or “win.show-finding” with its id. */
void shian_subject_events_show (ShianSubjectEvents *self, ShianStore *reader, const char *subject);

G_END_DECLS
