/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Page numbers left in a text copied from pages. */
#pragma once

#include "plan/plan-coverage.h"

G_BEGIN_DECLS

/** shian_page_numbers_mark: marks —1—, - 3 -, 第3页 共9页 and lines holding only a number of at most
 * three digits. */
void shian_page_numbers_mark (ShianCoverage *coverage);

G_END_DECLS
