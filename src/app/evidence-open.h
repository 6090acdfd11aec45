/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking at a stored file: files are kept under their checksum, viewers want a name. */
#pragma once

#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** shian_evidence_open: copies the stored content under its own @name to a folder that goes when the
 * program ends, and opens that read-only: what a viewer changes there never reaches the evidence. */
void shian_evidence_open (GtkWidget *widget, ShianStore *store, const char *sha256,
                          const char *name);

G_END_DECLS
