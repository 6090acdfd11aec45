/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture as cairo wants it. */
#pragma once

#include <cairo.h>
#include <gdk-pixbuf/gdk-pixbuf.h>

G_BEGIN_DECLS

/** shian_picture_surface: one pixel is one unit; what is transparent shows the paper. (transfer full) */
cairo_surface_t *shian_picture_surface (GdkPixbuf *picture);

G_END_DECLS
