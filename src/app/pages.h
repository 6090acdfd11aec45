/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of pages, and the ways into the parts of the window that are no page. */
#pragma once

#include "app/page.h"

G_BEGIN_DECLS

/** ShianPageEntry:
 * @name: in actions and settings, never shown
 * @title: msgid
 * @make: a new page for a session */
typedef struct {
  const char *name;
  const char *title;
  const char *icon;
  GtkWidget *(*make) (ShianSession *session);
} ShianPageEntry;

/** In the order of the navigation; ends with a NULL name. */
extern const ShianPageEntry SHIAN_PAGES[];

/** shian_pages_make_welcome: what fills the window while no unit was chosen (first start). It goes
 * away by itself when the session's unit is set. */
GtkWidget *shian_pages_make_welcome (ShianSession *session);
/** shian_pages_welcome_may_leave: FALSE the first time where what was corrected in @welcome would be
 * lost, which is said in place. */
gboolean shian_pages_welcome_may_leave (GtkWidget *welcome);

/** shian_pages_import_plan: lets the user choose a plan's text and review it. */
void shian_pages_import_plan (GtkWindow *window, ShianSession *session);

/** shian_pages_show_help: opens the manual at the chapter of @page. */
void shian_pages_show_help (GtkWindow *window, const char *page);

G_END_DECLS
