/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the columns of the list of premises say. */
#pragma once

#include "subjects/subject.h"

G_BEGIN_DECLS

typedef enum {
  SHIAN_SUBJECT_CELL_NAME,
  SHIAN_SUBJECT_CELL_KIND,
  SHIAN_SUBJECT_CELL_TOWN,
  SHIAN_SUBJECT_CELL_KEY_AREA,
  SHIAN_SUBJECT_CELL_RISK,
  SHIAN_SUBJECT_CELL_EXPIRY,
  SHIAN_SUBJECT_CELL_STATUS,
  SHIAN_SUBJECT_N_CELLS,
} ShianSubjectCell;

/** shian_subject_cell_title: translated. */
const char *shian_subject_cell_title (ShianSubjectCell cell);

/** shian_subject_cell_text: what @subject says there; "" for what goes without saying. (transfer
 * full) */
char *shian_subject_cell_text (ShianSubjectCell cell, const ShianSubject *subject);

typedef enum {
  SHIAN_EXPIRY_NONE, /* no date, or one far off */
  SHIAN_EXPIRY_SOON, /* within 60 days */
  SHIAN_EXPIRY_PAST,
} ShianExpiry;

/** shian_subject_expiry: of the licence, today. @words (out) (nullable): “Expired”, “12 days left”,
 * or NULL. */
ShianExpiry shian_subject_expiry (const ShianSubject *subject, char **words);

/** shian_subject_expiry_sentence: “Expired 12 days ago”, “200 days left”; NULL without a date. (transfer
 * full) */
char *shian_subject_expiry_sentence (const ShianSubject *subject);

/** shian_subject_status_class: style of the status as a pill. */
const char *shian_subject_status_class (const ShianSubject *subject);

G_END_DECLS
