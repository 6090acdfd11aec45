/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers of an inspection, previewed. */
#pragma once

#include "inspection/sheet.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** shian_inspection_print_record: the inspection as far as it is filled in. */
void shian_inspection_print_record (GtkWidget *widget, ShianStore *store,
                                    const ShianInspectionSheet *sheet);

/** shian_inspection_print_blank: the newest form for premises like @subject, its head filled in. */
void shian_inspection_print_blank (GtkWidget *widget, ShianStore *store, const char *subject);

G_END_DECLS
