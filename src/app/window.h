/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: navigation, unit and period, search, and one page at a time. */
#pragma once

#include "app/page.h"

G_BEGIN_DECLS

#define SHIAN_TYPE_WINDOW (shian_window_get_type ())
G_DECLARE_FINAL_TYPE (ShianWindow, shian_window, SHIAN, WINDOW, AdwApplicationWindow)

/** shian_window_new: shows that the data is being opened until one of the two below is called. */
GtkWidget *shian_window_new (GtkApplication *application);

/** shian_window_set_session: the data is there: first start, or the pages. */
void shian_window_set_session (ShianWindow *self, ShianSession *session);

/** shian_window_set_problem: the data could not be opened: says why and what to do. */
void shian_window_set_problem (ShianWindow *self, const char *path, const GError *error);

/** shian_window_show_page: by name; FALSE when there is none. */
gboolean shian_window_show_page (ShianWindow *self, const char *name);

/** shian_window_get_page: the page in view, NULL while there is none. */
ShianPage *shian_window_get_page (ShianWindow *self);

G_END_DECLS
