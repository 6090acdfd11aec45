/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The manual: its chapters at left, the chosen one beside them, and a search through all. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_HELP_WINDOW (shian_help_window_get_type ())
G_DECLARE_FINAL_TYPE (ShianHelpWindow, shian_help_window, SHIAN, HELP_WINDOW, AdwWindow)

/** shian_help_window_present: one window above @parent, opened at the chapter of @page. */
void shian_help_window_present (GtkWindow *parent, const char *page);

GtkWidget *shian_help_window_new (void);
/** shian_help_window_open: the chapter whose file name holds @page, else the first. */
void shian_help_window_open (ShianHelpWindow *self, const char *page);
/** shian_help_window_search: leaves the chapters that hold @text. */
void shian_help_window_search (ShianHelpWindow *self, const char *text);
guint shian_help_window_get_n_chapters (ShianHelpWindow *self);
/** shian_help_window_get_title: of the chapter shown. */
const char *shian_help_window_get_title (ShianHelpWindow *self);

G_END_DECLS
