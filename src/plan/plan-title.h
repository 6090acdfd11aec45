/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands around a plan's body: the notice it came with, its title, its year, the signature. */
#pragma once

#include "plan/plan-scan.h"

G_BEGIN_DECLS

/** ShianFrame: offsets into the cleaned text. Without a title of its own line @title_start equals
 * @title_end; the body begins at or behind @title_end and ends at @body_end. */
typedef struct {
  gsize title_start;
  gsize title_end;
  gsize body_end;
  char *title; /* NULL when the text names none */
  int year;    /* 0 when the text does not say */
} ShianFrame;

void shian_frame_init (ShianFrame *frame, const ShianCleanText *clean, const GArray *events);
void shian_frame_clear (ShianFrame *frame);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ShianFrame, shian_frame_clear)

G_END_DECLS
