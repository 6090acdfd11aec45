/* SPDX-License-Identifier: GPL-3.0-or-later */
/* White paper on the screen to sign on with mouse, finger or pen. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_SIGNATURE_PAD (shian_signature_pad_get_type ())
G_DECLARE_FINAL_TYPE (ShianSignaturePad, shian_signature_pad, SHIAN, SIGNATURE_PAD, GtkWidget)

/**
 * ShianSignaturePad::save: (drawing: nullable GBytes) the picture to be stored, a PNG; NULL takes the
 * stored one away. Emitted most of a second after the last stroke, and when flushed. The handler
 * queues the work and calls shian_signature_pad_saved() in the end.
 *
 * ShianSignaturePad::cleared: the user took away a signature that was stored.
 */

/** shian_signature_pad_reset: of another inspection: nothing is drawn. Flush first. */
void shian_signature_pad_reset (ShianSignaturePad *self);

/** shian_signature_pad_show: what the store has: the picture @sha256 in the file @path, both NULL for
 * none. What is being drawn, or was drawn here and is that picture, stays. */
void shian_signature_pad_show (ShianSignaturePad *self, const char *sha256, const char *path,
                               gboolean locked);

/** shian_signature_pad_saved: how a save ended; what was not stored is kept to be saved again. */
void shian_signature_pad_saved (ShianSignaturePad *self, const GError *error);

/** shian_signature_pad_undo: takes the last stroke drawn here away; FALSE when there is none. */
gboolean shian_signature_pad_undo (ShianSignaturePad *self);

/** shian_signature_pad_clear: empty paper. */
void shian_signature_pad_clear (ShianSignaturePad *self);

/** shian_signature_pad_is_signed: whether a signature stands on it, stored or not yet. */
gboolean shian_signature_pad_is_signed (ShianSignaturePad *self);
/** shian_signature_pad_is_in_use: whether the keys are with the paper, as after a stroke. */
gboolean shian_signature_pad_is_in_use (ShianSignaturePad *self);
void shian_signature_pad_flush (ShianSignaturePad *self);
gboolean shian_signature_pad_is_dirty (ShianSignaturePad *self);

G_END_DECLS
