/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Markdown as widgets. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** shian_markdown_view_fill: replaces what is in @box by @text. @folder is where pictures lie in the
 * resources, ending in “/”. Blocks that hold @found (folded as for search, NULL for none) are marked;
 * the first of them is returned, NULL when there is none. */
GtkWidget *shian_markdown_view_fill (GtkBox *box, const char *text, const char *folder,
                                     const char *found);

G_END_DECLS
