/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies made to be looked at: each running program keeps its own in one folder, which goes when it
 * ends; what a killed one left behind goes at the next start. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** shian_temp_copies_new_folder: an empty folder for one copy, only for this user's eyes. Errors:
 * SHIAN_ERROR_IO, _NO_SPACE. Main thread. (transfer full) */
char *shian_temp_copies_new_folder (GError **error);

/** shian_temp_copies_clear: removes all of this program's copies. Viewers that still show one keep
 * what they have open. */
void shian_temp_copies_clear (void);

/** shian_temp_copies_sweep: removes the copies of programs that no longer run; those of running ones
 * stay. Any thread. Returns how many programs were cleaned up after. */
guint shian_temp_copies_sweep (void);

G_END_DECLS
