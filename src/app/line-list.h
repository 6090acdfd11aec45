/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of records, as long as need be, one of them chosen: only the lines in sight have widgets. */
#pragma once

#include "app/line.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_LINE_LIST (shian_line_list_get_type ())
G_DECLARE_FINAL_TYPE (ShianLineList, shian_line_list, SHIAN, LINE_LIST, GtkWidget)

/* Signals: “line-selected” (): another line, or none; “line-opened” (): Enter or a double click;
 * “more-wanted” (): the last lines are nearly in sight, for shian_line_list_add_lines(), once for
 * every length of the list.
 * Properties: “title”: the accessible name; “placeholder”: shown while there are no lines. */

/** shian_line_list_set_lines: (element-type ShianLine): the line selected before stays selected when
 * there is still one with its id. */
void shian_line_list_set_lines (ShianLineList *self, GPtrArray *lines);
/** shian_line_list_add_lines: further ones at the end. */
void shian_line_list_add_lines (ShianLineList *self, GPtrArray *lines);
/** shian_line_list_set_placeholder: as the property. */
void shian_line_list_set_placeholder (ShianLineList *self, const char *text);

/** shian_line_list_get_selected, _get_selected_title: its id and its title; NULL for none. */
const char *shian_line_list_get_selected (ShianLineList *self);
const char *shian_line_list_get_selected_title (ShianLineList *self);
/** shian_line_list_select: FALSE when there is no line with that id. */
gboolean shian_line_list_select (ShianLineList *self, const char *id);
/** shian_line_list_step: the next (1) or previous (-1) line. */
void shian_line_list_step (ShianLineList *self, int by);
/** shian_line_list_focus: FALSE while the list is not in view: keys given to what is hidden are lost. */
gboolean shian_line_list_focus (ShianLineList *self);
guint shian_line_list_get_n_lines (ShianLineList *self);

/** shian_line_list_get_ids: of all lines in order. (transfer full) (element-type utf8) */
GPtrArray *shian_line_list_get_ids (ShianLineList *self);

/** SHIAN_LINE_LIST_COPY_MAX: so many lines are copied at most. */
#define SHIAN_LINE_LIST_COPY_MAX 5000
/** shian_line_list_to_text: all lines, columns apart by tabs; those not read yet are wanted first, up to
 * the maximum. (transfer full) */
char *shian_line_list_to_text (ShianLineList *self);

G_END_DECLS
