/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/check-digit.h"

char
shian_check_digit (const char *digits, gsize n)
{
  int product = 10;

  for (gsize i = 0; i < n; i++) {
    int sum;

    if (!g_ascii_isdigit (digits[i]))
      return 0;
    sum = (product + (digits[i] - '0')) % 10;
    product = (sum == 0 ? 10 : sum) * 2 % 11;
  }
  return (char) ('0' + (11 - product) % 10);
}
