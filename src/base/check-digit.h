/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Check digits over decimal numbers. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** shian_check_digit: of @n decimal digits by the hybrid system MOD 11,10 of GB/T 17710 (ISO/IEC
 * 7064), which finds every single wrong digit and nearly every exchange of neighbours. Returns the
 * digit's character, or 0 when something else than a digit is among them. */
char shian_check_digit (const char *digits, gsize n);

G_END_DECLS
