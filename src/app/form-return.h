/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The code of a form, typed or scanned into the search, and the register: to the record it belongs to. */
#pragma once

#include "app/window.h"
#include "inspection/form-print.h"

G_BEGIN_DECLS

/** shian_form_return_take: opens the form with the code @typed at its page; FALSE when there is none, or
 * it is void, which is told. */
gboolean shian_form_return_take (ShianWindow *window, const char *typed);

/** shian_form_return_open: what @print belongs to: the inspection at the place where its page @number
 * begins, or, of findings, the first open one of its premises. */
gboolean shian_form_return_open (ShianWindow *window, const ShianFormPrint *print, guint number);

G_END_DECLS
