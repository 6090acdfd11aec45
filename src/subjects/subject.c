/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "subjects/subject.h"

#include <glib/gi18n-lib.h>

static const ShianChoice KINDS[] = {
  { "campus_canteen", N_ ("Campus canteen") },
  { "meal_supplier", N_ ("Off-campus meal supplier") },
  { "hospital_canteen", N_ ("Hospital canteen") },
  { "elder_canteen", N_ ("Canteen of a home for the elderly") },
  { "site_canteen", N_ ("Building-site canteen") },
  { "office_canteen", N_ ("Office canteen") },
  { "workshop", N_ ("Small workshop") },
  { "eatery", N_ ("Small eatery") },
  { "stall", N_ ("Food stall") },
  { "producer", N_ ("Food producer") },
  { "seller", N_ ("Food seller") },
  { NULL, NULL },
};

static const ShianChoice KEY_AREAS[] = {
  { "none", N_ ("Not in a key area") },
  { "campus", N_ ("Around a campus") },
  { "hospital", N_ ("Around a hospital") },
  { "station", N_ ("Around a station") },
  { "mall", N_ ("Shopping complex") },
  { "market", N_ ("Concentrated market") },
  { NULL, NULL },
};

static const ShianChoice RISKS[] = {
  { "unknown", N_ ("Not graded") }, { "a", N_ ("Risk A (lowest)") },  { "b", N_ ("Risk B") },
  { "c", N_ ("Risk C") },           { "d", N_ ("Risk D (highest)") }, { NULL, NULL },
};

static const ShianChoice TIERS[] = {
  { "unknown", N_ ("No tier") }, { "a", N_ ("Tier A (largest)") },  { "b", N_ ("Tier B") },
  { "c", N_ ("Tier C") },        { "d", N_ ("Tier D (smallest)") }, { NULL, NULL },
};

static const ShianChoice STATUSES[] = {
  { "operating", N_ ("Operating") },
  { "suspended", N_ ("Suspended") },
  { "closed", N_ ("Closed down") },
  { "banned", N_ ("Banned") },
  { NULL, NULL },
};

static const ShianChoice STAGES[] = {
  { "unknown", N_ ("No school stage") },
  { "kindergarten", N_ ("Kindergarten") },
  { "primary", N_ ("Primary school") },
  { "junior", N_ ("Junior middle school") },
  { "senior", N_ ("Senior middle school") },
  { "nine_year", N_ ("Nine-year school") },
  { "whole", N_ ("Junior and senior middle school") },
  { "vocational", N_ ("Vocational school") },
  { "university", N_ ("University or college") },
  { "special", N_ ("Special school") },
  { NULL, NULL },
};

static const ShianChoice OWNERSHIPS[] = {
  { "unknown", N_ ("Ownership not recorded") },
  { "public", N_ ("Public") },
  { "private", N_ ("Private") },
  { NULL, NULL },
};

static const ShianChoice SUPPLIES[] = {
  { "unknown", N_ ("Supply not recorded") },
  { "own", N_ ("Own kitchen") },
  { "contracted", N_ ("Contracted out") },
  { "delivered", N_ ("Meals delivered from outside") },
  { "portioned", N_ ("Portions shared out here") },
  { NULL, NULL },
};

static const ShianChoice BRIGHT_KITCHENS[] = {
  { "unknown", N_ ("Bright kitchen not recorded") },
  { "none", N_ ("No bright kitchen") },
  { "window", N_ ("Seen through glass") },
  { "video", N_ ("Seen on a screen") },
  { "internet", N_ ("Internet and bright kitchen") },
  { "online", N_ ("Internet and bright kitchen, on line") },
  { NULL, NULL },
};

#define FOUND_SPOKEN (SHIAN_FIELD_SEARCH | SHIAN_FIELD_SPOKEN)

static const ShianField FIELDS[] = {
  SHIAN_FIELD (ShianSubject, kind, CHOICE, N_ ("Kind of premises"), 0, KINDS, 0),
  SHIAN_FIELD (ShianSubject, name, TEXT, N_ ("Name of the premises"),
               SHIAN_FIELD_REQUIRED | FOUND_SPOKEN, NULL, 120),
  SHIAN_FIELD (ShianSubject, operator, TEXT, N_ ("Operator"), FOUND_SPOKEN, NULL, 120),
  SHIAN_FIELD (ShianSubject, credit_code, TEXT, N_ ("Unified social credit code"),
               SHIAN_FIELD_CODE | SHIAN_FIELD_SEARCH, NULL, 40),
  SHIAN_FIELD (ShianSubject, licence, TEXT, N_ ("Licence number"),
               SHIAN_FIELD_CODE | SHIAN_FIELD_SEARCH, NULL, 60),
  SHIAN_FIELD (ShianSubject, licence_expiry, DATE, N_ ("Licence valid until"), 0, NULL, 0),
  SHIAN_FIELD (ShianSubject, address, TEXT, N_ ("Address"), SHIAN_FIELD_SEARCH, NULL, 200),
  SHIAN_FIELD (ShianSubject, town, TEXT, N_ ("Town or street"), SHIAN_FIELD_SEARCH, NULL, 60),
  SHIAN_FIELD (ShianSubject, village, TEXT, N_ ("Village or grid"), SHIAN_FIELD_SEARCH, NULL, 60),
  SHIAN_FIELD (ShianSubject, contact, TEXT, N_ ("Person in charge"), FOUND_SPOKEN, NULL, 60),
  SHIAN_FIELD (ShianSubject, phone, TEXT, N_ ("Phone number"),
               SHIAN_FIELD_CODE | SHIAN_FIELD_SEARCH, NULL, 60),
  SHIAN_FIELD (ShianSubject, key_area, CHOICE, N_ ("Key area"), 0, KEY_AREAS, 0),
  SHIAN_FIELD (ShianSubject, risk, CHOICE, N_ ("Risk grade"), 0, RISKS, 0),
  SHIAN_FIELD (ShianSubject, tier, CHOICE, N_ ("Tier of responsibility"), 0, TIERS, 0),
  SHIAN_FIELD (ShianSubject, cadre, TEXT, N_ ("Cadre responsible"), SHIAN_FIELD_SEARCH, NULL, 60),
  SHIAN_FIELD (ShianSubject, status, CHOICE, N_ ("State of business"), 0, STATUSES, 0),
  SHIAN_FIELD (ShianSubject, status_reason, TEXT, N_ ("Reason of the state"), 0, NULL, 200),
  SHIAN_FIELD (ShianSubject, status_from, DATE, N_ ("State since"), 0, NULL, 0),
  SHIAN_FIELD (ShianSubject, status_until, DATE, N_ ("State until"), 0, NULL, 0),
  SHIAN_FIELD (ShianSubject, stage, CHOICE, N_ ("School stage"), 0, STAGES, 0),
  SHIAN_FIELD (ShianSubject, ownership, CHOICE, N_ ("Public or private"), 0, OWNERSHIPS, 0),
  SHIAN_FIELD (ShianSubject, supply, CHOICE, N_ ("How meals are supplied"), 0, SUPPLIES, 0),
  SHIAN_FIELD (ShianSubject, contractor, TEXT, N_ ("Contractor or supplier"), SHIAN_FIELD_SEARCH,
               NULL, 120),
  SHIAN_FIELD (ShianSubject, diners, INTEGER, N_ ("Diners per meal"), 0, NULL, 0),
  SHIAN_FIELD (ShianSubject, director, TEXT, N_ ("Food-safety director"), SHIAN_FIELD_SEARCH, NULL,
               60),
  SHIAN_FIELD (ShianSubject, officer, TEXT, N_ ("Food-safety officer"), SHIAN_FIELD_SEARCH, NULL,
               60),
  SHIAN_FIELD (ShianSubject, bright_kitchen, CHOICE, N_ ("Bright kitchen"), 0, BRIGHT_KITCHENS, 0),
  SHIAN_FIELD (ShianSubject, note, TEXT, N_ ("Note on the premises"), SHIAN_FIELD_MULTILINE, NULL,
               1000),
  SHIAN_FIELD (ShianSubject, merged_into, TEXT, N_ ("Merged into"), SHIAN_FIELD_HIDDEN, NULL, 36),
};

const ShianRecordType SHIAN_SUBJECT_TYPE =
    SHIAN_RECORD_TYPE ("subject", N_ ("Premises"), ShianSubject, FIELDS, shian_subject_free);
SHIAN_DEFINE_RECORD (ShianSubject, shian_subject, SHIAN_SUBJECT_TYPE)

const ShianField *
shian_subject_field (const char *name)
{
  const ShianField *field = shian_record_type_field (&SHIAN_SUBJECT_TYPE, name);
  g_assert (field != NULL);
  return field;
}

gboolean
shian_subject_read_kind (const char *text, int *kind, GError **error)
{
  g_autoptr (ShianSubject) subject = shian_subject_new ();

  *kind = -1;
  if (text == NULL)
    return TRUE;
  if (!shian_field_from_text (shian_subject_field ("kind"), subject, text, error))
    return FALSE;
  *kind = subject->kind;
  return TRUE;
}

gboolean
shian_subject_feeds_a_group (const ShianSubject *subject)
{
  return subject->kind <= SHIAN_SUBJECT_OFFICE_CANTEEN;
}
