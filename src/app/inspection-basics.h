/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an inspection begins from and what decides which items apply: inspectors, the template's
 * questions, and facts of the premises nobody has entered yet. */
#pragma once

#include "app/session.h"
#include "inspection/sheet.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_INSPECTION_BASICS (shian_inspection_basics_get_type ())
G_DECLARE_FINAL_TYPE (ShianInspectionBasics, shian_inspection_basics, SHIAN, INSPECTION_BASICS,
                      GtkWidget)

/** shian_inspection_basics_show: @sheet is borrowed for the call. A finished inspection can only be
 * looked at. */
void shian_inspection_basics_show (ShianInspectionBasics *self, ShianSession *session,
                                   const ShianInspectionSheet *sheet);

/** shian_inspection_basics_get_n_open: questions without an answer. */
guint shian_inspection_basics_get_n_open (ShianInspectionBasics *self);

/** shian_inspection_basics_answer: question @id by TRUE, FALSE or -1, as the drop-down does.
 * shian_inspection_basics_set_inspectors: “name/card” parted by 、, as the entry does. */
void shian_inspection_basics_answer (ShianInspectionBasics *self, const char *id, int value);
void shian_inspection_basics_set_inspectors (ShianInspectionBasics *self, const char *names);

/** shian_inspection_basics_flush: saves what is typed. */
void shian_inspection_basics_flush (ShianInspectionBasics *self);

G_END_DECLS
