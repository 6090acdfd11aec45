/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Premises that are due, as a line of a list. */
#pragma once

#include "app/line.h"
#include "inspection/inspection-list.h"

G_BEGIN_DECLS

/** shian_due_line_new: its id is that of the premises. (transfer full) */
ShianLine *shian_due_line_new (const ShianDueRow *row);

G_END_DECLS
