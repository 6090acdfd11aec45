/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of a list of records: what it says, and whose it is. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_LINE (shian_line_get_type ())
G_DECLARE_FINAL_TYPE (ShianLine, shian_line, SHIAN, LINE, GObject)

/** ShianLineText: all copied; NULL is nothing.
 * @title, @below: one above the other
 * @end: at the right, as a date or a number
 * @state: a word in a pill, coloured as @look, see shian_status_pill_set_word() */
typedef struct {
  const char *id;
  const char *title;
  const char *below;
  const char *end;
  const char *state;
  const char *look;
} ShianLineText;

/** shian_line_new: (transfer full) */
ShianLine *shian_line_new (const ShianLineText *text);

/** shian_line_get: no member is NULL but @look. (transfer none) */
const ShianLineText *shian_line_get (ShianLine *self);

G_END_DECLS
