/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session on a data file of its own, and waiting for what happens in the background. */
#pragma once

#include "app/session.h"

#include <adwaita.h>

/** app_fixture_init: g_test_init() and GTK; without a display the whole program is skipped, saying
 * so. Words are the English ones. */
void app_fixture_init (int *argc, char ***argv);

/** app_fixture_forget: the window's settings as at the very first start. */
void app_fixture_forget (void);

/** app_fixture_open: a session on a new data file in a new folder; nothing is remembered from
 * before. */
ShianSession *app_fixture_open (void);
/** app_fixture_set_up: own unit @unit and the built-in plan, issued 2024-04-26. */
void app_fixture_set_up (ShianSession *session, const char *unit);
/** app_fixture_close: closes, lets go, removes the folder. */
void app_fixture_close (ShianSession *session);

/** app_fixture_show: a window around @child, on screen. */
GtkWidget *app_fixture_show (GtkWidget *child);
/** app_fixture_key: presses a key on @widget's own controllers; TRUE when one of them took it. */
gboolean app_fixture_key (GtkWidget *widget, guint keyval, GdkModifierType state);

/** app_fixture_wait: turns the main loop until @condition holds; fails the test when it never
 * does. */
typedef gboolean (*AppCondition) (gpointer data);
void app_fixture_wait (AppCondition condition, gpointer data);
/** app_fixture_settle: until the session has nothing queued and its callbacks have run. */
void app_fixture_settle (ShianSession *session);

/** app_fixture_find: the first widget of @type below @root whose name as a GtkBuildable (its id in
 * the template) is @id; fails when there is none. */
GtkWidget *app_fixture_find (GtkWidget *root, const char *id);

/** app_fixture_says: whether a label below @root has exactly that text. */
gboolean app_fixture_says (GtkWidget *root, const char *text);
/** app_fixture_find_button: the button below @root with that label; NULL for none. */
GtkWidget *app_fixture_find_button (GtkWidget *root, const char *label);

/** app_fixture_wait_window: waits for a window of @type and returns it; the caller destroys it. */
GtkWidget *app_fixture_wait_window (GType type);
