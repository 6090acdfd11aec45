/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection/finding.h"

#include "inspection/template.h"

#include <glib/gi18n-lib.h>

const ShianChoice SHIAN_FINDING_SOURCE_CHOICES[] = {
  { "inspection", N_ ("Found in an inspection") },
  { "supervision", N_ ("Found by supervision") },
  { "sampling", N_ ("Found by sampling") },
  { "complaint", N_ ("From a complaint") },
  { "assigned", N_ ("Assigned from above") },
  { "other", N_ ("From elsewhere") },
  { NULL, NULL },
};

const ShianChoice SHIAN_FINDING_STATE_CHOICES[] = {
  { "open", N_ ("To be put right") },    { "replied", N_ ("Reply received") },
  { "recheck", N_ ("To be rechecked") }, { "closed", N_ ("Closed") },
  { "failed", N_ ("Recheck failed") },   { NULL, NULL },
};

const ShianChoice SHIAN_EVENT_CHOICES[] = {
  { "raised", N_ ("Found") },
  { "corrected", N_ ("Put right on the spot") },
  { "replied", N_ ("Reply received") },
  { "recheck", N_ ("Rechecked") },
  { "closed", N_ ("Closed") },
  { "failed", N_ ("Recheck failed") },
  { "extended", N_ ("Deadline extended") },
  { "reordered", N_ ("Ordered again") },
  { "stepped_up", N_ ("Next step taken") },
  { "withdrawn", N_ ("Withdrawn by a correction") },
  { NULL, NULL },
};

const ShianChoice SHIAN_PHOTO_CHOICES[] = {
  { "scene", N_ ("On the scene") },        { "before", N_ ("Before putting right") },
  { "after", N_ ("After putting right") }, { "document", N_ ("Document") },
  { "signature", N_ ("Signature") },       { NULL, NULL },
};

static const ShianField FINDING_FIELDS[] = {
  SHIAN_FIELD (ShianFinding, subject, REF, N_ ("Premises"), SHIAN_FIELD_REQUIRED, NULL, 36),
  SHIAN_FIELD (ShianFinding, label, TEXT, N_ ("Number in the register"), SHIAN_FIELD_REQUIRED, NULL,
               20),
  SHIAN_FIELD (ShianFinding, source, CHOICE, N_ ("Where it comes from"), 0,
               SHIAN_FINDING_SOURCE_CHOICES, 0),
  SHIAN_FIELD (ShianFinding, source_text, TEXT, N_ ("Source in words"), 0, NULL, 200),
  SHIAN_FIELD (ShianFinding, inspection, TEXT, N_ ("Inspection"), SHIAN_FIELD_HIDDEN, NULL, 36),
  SHIAN_FIELD (ShianFinding, item, TEXT, N_ ("Identity"), SHIAN_FIELD_HIDDEN, NULL, 40),
  SHIAN_FIELD (ShianFinding, item_code, TEXT, N_ ("Item number"), 0, NULL, 20),
  SHIAN_FIELD (ShianFinding, heading, TEXT, N_ ("Heading"), 0, NULL, 60),
  SHIAN_FIELD (ShianFinding, text, TEXT, N_ ("What was found"),
               SHIAN_FIELD_REQUIRED | SHIAN_FIELD_MULTILINE, NULL, 2000),
  SHIAN_FIELD (ShianFinding, auto_text, BOOL, N_ ("Worded by the program"), SHIAN_FIELD_HIDDEN,
               NULL, 0),
  SHIAN_FIELD (ShianFinding, severity, CHOICE, N_ ("Key or general"), 0, SHIAN_SEVERITY_CHOICES, 0),
  SHIAN_FIELD (ShianFinding, basis, TEXT, N_ ("Basis"), 0, NULL, 500),
  SHIAN_FIELD (ShianFinding, action, TEXT, N_ ("What must be done"), SHIAN_FIELD_MULTILINE, NULL,
               2000),
  SHIAN_FIELD (ShianFinding, found_on, DATE, N_ ("Found on"), SHIAN_FIELD_REQUIRED, NULL, 0),
  SHIAN_FIELD (ShianFinding, found_by, TEXT, N_ ("Found by"), SHIAN_FIELD_REQUIRED, NULL, 200),
  SHIAN_FIELD (ShianFinding, days, INTEGER, N_ ("Working days allowed"), 0, NULL, 0),
  SHIAN_FIELD (ShianFinding, due, DATE, N_ ("Deadline"), 0, NULL, 0),
  SHIAN_FIELD (ShianFinding, due_reason, TEXT, N_ ("How the deadline comes about"), 0, NULL, 400),
  SHIAN_FIELD (ShianFinding, responsible, TEXT, N_ ("Responsible person"), 0, NULL, 60),
  SHIAN_FIELD (ShianFinding, on_the_spot, BOOL, N_ ("Put right on the spot"), 0, NULL, 0),
  SHIAN_FIELD (ShianFinding, state, CHOICE, N_ ("State"), SHIAN_FIELD_HIDDEN,
               SHIAN_FINDING_STATE_CHOICES, 0),
  SHIAN_FIELD (ShianFinding, replied_on, DATE, N_ ("Reply received on"), 0, NULL, 0),
  SHIAN_FIELD (ShianFinding, rechecked_on, DATE, N_ ("Rechecked on"), 0, NULL, 0),
  SHIAN_FIELD (ShianFinding, rechecked_by, TEXT, N_ ("Rechecked by"), 0, NULL, 200),
  SHIAN_FIELD (ShianFinding, closed_on, DATE, N_ ("Closed on"), 0, NULL, 0),
  SHIAN_FIELD (ShianFinding, closed_by, TEXT, N_ ("Closed by"), 0, NULL, 200),
  SHIAN_FIELD (ShianFinding, n_extensions, INTEGER, N_ ("Extensions"), 0, NULL, 0),
  SHIAN_FIELD (ShianFinding, next_step, TEXT, N_ ("Next step"), 0, NULL, 40),
};
const ShianRecordType SHIAN_FINDING_TYPE =
    SHIAN_RECORD_TYPE ("finding", N_ ("Finding"), ShianFinding, FINDING_FIELDS, shian_finding_free);
SHIAN_DEFINE_RECORD (ShianFinding, shian_finding, SHIAN_FINDING_TYPE)

static const ShianField EVENT_FIELDS[] = {
  SHIAN_FIELD (ShianFindingEvent, finding, REF, N_ ("Finding"), SHIAN_FIELD_REQUIRED, NULL, 36),
  SHIAN_FIELD (ShianFindingEvent, number, INTEGER, N_ ("Number"), SHIAN_FIELD_REQUIRED, NULL, 0),
  SHIAN_FIELD (ShianFindingEvent, kind, CHOICE, N_ ("What happened"), 0, SHIAN_EVENT_CHOICES, 0),
  SHIAN_FIELD (ShianFindingEvent, state_before, CHOICE, N_ ("State before"), 0,
               SHIAN_FINDING_STATE_CHOICES, 0),
  SHIAN_FIELD (ShianFindingEvent, state_after, CHOICE, N_ ("State after"), 0,
               SHIAN_FINDING_STATE_CHOICES, 0),
  SHIAN_FIELD (ShianFindingEvent, made_on, DATE, N_ ("On"), SHIAN_FIELD_REQUIRED, NULL, 0),
  SHIAN_FIELD (ShianFindingEvent, person, TEXT, N_ ("By"), SHIAN_FIELD_REQUIRED, NULL, 200),
  SHIAN_FIELD (ShianFindingEvent, second, TEXT, N_ ("Second person"), 0, NULL, 60),
  SHIAN_FIELD (ShianFindingEvent, text, TEXT, N_ ("In words"), SHIAN_FIELD_MULTILINE, NULL, 2000),
  SHIAN_FIELD (ShianFindingEvent, due, DATE, N_ ("Deadline"), 0, NULL, 0),
};
const ShianRecordType SHIAN_FINDING_EVENT_TYPE =
    SHIAN_RECORD_TYPE ("finding_event", N_ ("Event of a finding"), ShianFindingEvent, EVENT_FIELDS,
                       shian_finding_event_free);
SHIAN_DEFINE_RECORD (ShianFindingEvent, shian_finding_event, SHIAN_FINDING_EVENT_TYPE)

static const ShianField PHOTO_FIELDS[] = {
  SHIAN_FIELD (ShianPhoto, inspection, TEXT, N_ ("Inspection"), SHIAN_FIELD_HIDDEN, NULL, 36),
  SHIAN_FIELD (ShianPhoto, item, TEXT, N_ ("Identity"), SHIAN_FIELD_HIDDEN, NULL, 40),
  SHIAN_FIELD (ShianPhoto, finding, TEXT, N_ ("Finding"), SHIAN_FIELD_HIDDEN, NULL, 36),
  SHIAN_FIELD (ShianPhoto, purpose, CHOICE, N_ ("What it shows"), 0, SHIAN_PHOTO_CHOICES, 0),
  SHIAN_FIELD (ShianPhoto, name, TEXT, N_ ("File name"), SHIAN_FIELD_REQUIRED, NULL, 200),
  SHIAN_FIELD (ShianPhoto, sha256, TEXT, N_ ("Content"), SHIAN_FIELD_REQUIRED | SHIAN_FIELD_HIDDEN,
               NULL, 64),
  SHIAN_FIELD (ShianPhoto, size, INTEGER, N_ ("Size"), SHIAN_FIELD_REQUIRED | SHIAN_FIELD_HIDDEN,
               NULL, 0),
  SHIAN_FIELD (ShianPhoto, original_sha256, TEXT, N_ ("Original"), SHIAN_FIELD_HIDDEN, NULL, 64),
  SHIAN_FIELD (ShianPhoto, taken_at, TEXT, N_ ("Taken at"), 0, NULL, 19),
  SHIAN_FIELD (ShianPhoto, note, TEXT, N_ ("Note"), 0, NULL, 500),
};
const ShianRecordType SHIAN_PHOTO_TYPE =
    SHIAN_RECORD_TYPE ("photo", N_ ("Photo"), ShianPhoto, PHOTO_FIELDS, shian_photo_free);
SHIAN_DEFINE_RECORD (ShianPhoto, shian_photo, SHIAN_PHOTO_TYPE)
