/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The finding of an item, under the item: its words, and until when it is to be put right. */
#pragma once

#include "app/session.h"
#include "inspection/finding.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_FINDING_INLINE (shian_finding_inline_get_type ())
G_DECLARE_FINAL_TYPE (ShianFindingInline, shian_finding_inline, SHIAN, FINDING_INLINE, GtkWidget)

/* Signal “entered” (): Enter in a field, which is stored: the hand wants the next item. */

GtkWidget *shian_finding_inline_new (ShianSession *session);

/** shian_finding_inline_show: @finding is borrowed for the call; the same one is merged with what was
 * typed meanwhile. */
void shian_finding_inline_show (ShianFindingInline *self, const ShianFinding *finding,
                                gboolean locked);
void shian_finding_inline_flush (ShianFindingInline *self);
gboolean shian_finding_inline_is_dirty (ShianFindingInline *self);

/** shian_finding_deadline_in_words: “until 2024年5月13日 (Monday)” with how the day comes about; "" while
 * there is no deadline. (transfer full) */
char *shian_finding_deadline_in_words (const ShianFinding *finding);

G_END_DECLS
