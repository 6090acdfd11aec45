/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers that open a heading: 一、 （一） 1. （1） ① and titles in 【】. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** ShianMarkerKind: from the highest level to the lowest, as GB/T 9704-2012 7.3.3 orders them. */
typedef enum {
  SHIAN_MARKER_SECTION, /* 一、 */
  SHIAN_MARKER_ROUND,   /* （一） */
  SHIAN_MARKER_ARABIC,  /* 1. 1、 */
  SHIAN_MARKER_MINOR,   /* （1） 1） ① */
  SHIAN_MARKER_TITLE,   /* 【…】 */
  SHIAN_N_MARKERS,
} ShianMarkerKind;

/** ShianMarker: @length bytes; for 【…】 the brackets are part of it and @number is 0. */
typedef struct {
  ShianMarkerKind kind;
  int number;
  gsize length;
} ShianMarker;

/** shian_marker_parse: whether @text begins with a marker. */
gboolean shian_marker_parse (const char *text, ShianMarker *marker);

G_END_DECLS
