/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The system's print dialog for documents that are set page by page. */
#pragma once

#include "typeset/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** shian_print_operation_new: for whole pages of the size @setup, drawn in points. @title: (nullable):
 * what the print queue calls the job. A new one is needed for each run, as GTK asks. (transfer full) */
GtkPrintOperation *shian_print_operation_new (const ShianPageSetup *setup, const char *title);

G_END_DECLS
