/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A program that writes answers until it is killed at a random moment. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** kill_writer_run: runs answer-writer with @what ("answers" or "second") on @inspection in the data
 * file @path, reads some lines of what it acknowledges, waits a moment and kills it. Returns all
 * that it acknowledged. (transfer full) */
char *kill_writer_run (const char *path, const char *inspection, const char *what, guint round,
                       GRand *random);

G_END_DECLS
