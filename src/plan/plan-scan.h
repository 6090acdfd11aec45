/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One walk over the cleaned text that finds heading numbers and responsibility clauses. */
#pragma once

#include "plan/plan-clean.h"
#include "plan/plan-marker.h"

G_BEGIN_DECLS

typedef enum {
  SHIAN_EVENT_MARKER,
  SHIAN_EVENT_CLAUSE,
} ShianEventKind;

/** ShianEvent: offsets are into the cleaned text. For a clause @start and @end take in its brackets
 * and the full stop behind; @inner_start and @inner_end do not. */
typedef struct {
  ShianEventKind kind;
  gsize start;
  gsize end;
  ShianMarker marker;
  gsize inner_start;
  gsize inner_end;
  gsize outer_end;  /* behind the bracket, before the full stop */
  GPtrArray *roles; /* ShianTextResponsibility */
} ShianEvent;

/** shian_scan: the events in the order of the text, in time linear in its length. (transfer full)
 * (element-type ShianEvent) */
GArray *shian_scan (const ShianCleanText *clean);

G_END_DECLS
