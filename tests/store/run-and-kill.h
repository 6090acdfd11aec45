/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A program that writes until it is killed at a random moment. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** fixture_run_and_kill: runs @argv, ends with NULL, lets it acknowledge some lines on its output and
 * go on a little, and kills it: sometimes while it is opening its file, sometimes within a save.
 * Returns all it acknowledged. (transfer full) */
char *fixture_run_and_kill (const char *const *argv, GRand *random);

G_END_DECLS
