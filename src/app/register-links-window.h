/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which kinds of premises count for which measure of the plan in force: a list of the measures, and the
 * kinds to tick for the one chosen. Every tick is stored at once. */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_REGISTER_LINKS_WINDOW (shian_register_links_window_get_type ())
G_DECLARE_FINAL_TYPE (ShianRegisterLinksWindow, shian_register_links_window, SHIAN,
                      REGISTER_LINKS_WINDOW, AdwWindow)

/** shian_register_links_window_present: above @parent, whose action win.undo Ctrl+Z calls. */
void shian_register_links_window_present (GtkWindow *parent, ShianSession *session);

G_END_DECLS
