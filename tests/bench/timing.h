/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What benchmarks measure with. */
#pragma once

#include <stdlib.h>
#include <time.h>

/* The processor's time of the whole process. */
static inline double
bench_processor_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static inline int
bench_compare (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Sorts @times. */
static inline double
bench_median (double *times, size_t n)
{
  qsort (times, n, sizeof *times, bench_compare);
  return times[n / 2];
}
