/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a unit did about a task in one period: status, figures, narrative, problems, what comes
 * next. Every field is saved when it is left. */
#pragma once

#include "app/task-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_PROGRESS_EDITOR (shian_progress_editor_get_type ())
G_DECLARE_FINAL_TYPE (ShianProgressEditor, shian_progress_editor, SHIAN, PROGRESS_EDITOR, GtkWidget)

/** shian_progress_editor_show: another task or period is saved and then shown; the same one is read
 * again, keeping what was typed meanwhile. @context NULL empties the editor. @total: the sum so far,
 * NAN for none. */
void shian_progress_editor_show (ShianProgressEditor *self, const ShianTaskContext *context,
                                 double total);
void shian_progress_editor_flush (ShianProgressEditor *self);
gboolean shian_progress_editor_is_dirty (ShianProgressEditor *self);

/** shian_progress_editor_append: adds @text below the narrative, as if typed. */
void shian_progress_editor_append (ShianProgressEditor *self, const char *text);

G_END_DECLS
