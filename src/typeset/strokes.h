/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is drawn by hand: strokes of a pen, smoothed, black. Units are pixels of the screen they were
 * drawn on. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Pixels of the picture to a unit drawn, but for one too large. */
#define SHIAN_STROKES_FINE 3.0

typedef struct _ShianStrokes ShianStrokes;

/** shian_strokes_new: none yet. (transfer full) */
ShianStrokes *shian_strokes_new (void);
void shian_strokes_free (ShianStrokes *strokes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianStrokes, shian_strokes_free)

/** shian_strokes_begin: the pen touches the paper; shian_strokes_move: it goes on to there. */
void shian_strokes_begin (ShianStrokes *strokes, double x, double y);
void shian_strokes_move (ShianStrokes *strokes, double x, double y);

/** shian_strokes_undo: takes the last stroke away; FALSE when there is none. */
gboolean shian_strokes_undo (ShianStrokes *strokes);
void shian_strokes_clear (ShianStrokes *strokes);
guint shian_strokes_count (const ShianStrokes *strokes);

/** shian_strokes_is_signature: whether there is more than a touch by mistake. */
gboolean shian_strokes_is_signature (const ShianStrokes *strokes);

void shian_strokes_draw (const ShianStrokes *strokes, cairo_t *cr);

/** shian_strokes_to_png: the strokes in black on white with little paper around them, fine enough to
 * print; no larger than a stored picture may be. NULL when there is none. (transfer full) */
GBytes *shian_strokes_to_png (const ShianStrokes *strokes);

G_END_DECLS
