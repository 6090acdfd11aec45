/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Regulated premises (监管对象): who is inspected, canteens and small premises alike. */
#pragma once

#include "base/record.h"

G_BEGIN_DECLS

typedef enum {
  SHIAN_SUBJECT_CAMPUS_CANTEEN,
  SHIAN_SUBJECT_MEAL_SUPPLIER,
  SHIAN_SUBJECT_HOSPITAL_CANTEEN,
  SHIAN_SUBJECT_ELDER_CANTEEN,
  SHIAN_SUBJECT_SITE_CANTEEN,
  SHIAN_SUBJECT_OFFICE_CANTEEN,
  SHIAN_SUBJECT_WORKSHOP,
  SHIAN_SUBJECT_EATERY,
  SHIAN_SUBJECT_STALL,
  SHIAN_SUBJECT_PRODUCER,
  SHIAN_SUBJECT_SELLER,
  SHIAN_SUBJECT_N_KINDS,
} ShianSubjectKind;

typedef enum {
  SHIAN_SUBJECT_OPERATING,
  SHIAN_SUBJECT_SUSPENDED, /* for a reason and a time, such as school holidays */
  SHIAN_SUBJECT_CLOSED,
  SHIAN_SUBJECT_BANNED,
} ShianSubjectStatus;

/** ShianSubjectGrade: two scales share the letters and mean different things. Of risk, D is the
 * highest (食药监食监一〔2016〕115号); of tier (包保), A is the largest and looked after highest up. */
typedef enum {
  SHIAN_GRADE_UNKNOWN,
  SHIAN_GRADE_A,
  SHIAN_GRADE_B,
  SHIAN_GRADE_C,
  SHIAN_GRADE_D,
} ShianSubjectGrade;

typedef enum {
  SHIAN_SUPPLY_UNKNOWN,
  SHIAN_SUPPLY_OWN,        /* 自营 */
  SHIAN_SUPPLY_CONTRACTED, /* 承包 */
  SHIAN_SUPPLY_DELIVERED,  /* 校外供餐 */
  SHIAN_SUPPLY_PORTIONED,  /* 分餐 */
} ShianSubjectSupply;

/** ShianBrightKitchen: 明厨亮灶; each of the last two includes those before it but NONE. */
typedef enum {
  SHIAN_BRIGHT_UNKNOWN,
  SHIAN_BRIGHT_NONE,
  SHIAN_BRIGHT_WINDOW,   /* seen through glass */
  SHIAN_BRIGHT_VIDEO,    /* on a screen in the house */
  SHIAN_BRIGHT_INTERNET, /* 互联网＋明厨亮灶 */
  SHIAN_BRIGHT_ONLINE,   /* and its cameras are on line */
} ShianBrightKitchen;

/** ShianSubject:
 * @operator: the business that runs it, as on its licence
 * @village: village, community or grid
 * @cadre: who looks after it (包保干部)
 * @status_until: until when a suspension is meant to last
 * @diners: per meal
 * @director, @officer: 食品安全总监, 食品安全员
 * @merged_into: id of the record that took this one's place */
typedef struct {
  ShianRecord record;
  int kind; /* ShianSubjectKind */
  char *name;
  char *operator;
  char *credit_code;
  char *licence;
  char *licence_expiry;
  char *address;
  char *town;
  char *village;
  char *contact;
  char *phone;
  int key_area;
  int risk; /* ShianSubjectGrade */
  int tier; /* ShianSubjectGrade */
  char *cadre;
  int status; /* ShianSubjectStatus */
  char *status_reason;
  char *status_from;
  char *status_until;
  int stage;
  int ownership;
  int supply; /* ShianSubjectSupply */
  char *contractor;
  gint64 diners;
  char *director;
  char *officer;
  int bright_kitchen; /* ShianBrightKitchen */
  char *note;
  char *merged_into;
} ShianSubject;

SHIAN_DECLARE_RECORD (ShianSubject, shian_subject, SHIAN_SUBJECT_TYPE)

/** shian_subject_field: the field of that name, which must exist. */
const ShianField *shian_subject_field (const char *name);

/** shian_subject_read_kind: a kind by key or title; NULL gives −1, every kind. SHIAN_ERROR_INVALID. */
gboolean shian_subject_read_kind (const char *text, int *kind, GError **error);

/** shian_subject_feeds_a_group: school canteens, their suppliers and the canteens of hospitals,
 * homes for the elderly, building sites and offices: where the canteen fields mean something. */
gboolean shian_subject_feeds_a_group (const ShianSubject *subject);

G_END_DECLS
