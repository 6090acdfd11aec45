/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checklist/checklist-records.h"

#include <glib/gi18n-lib.h>

#define TEXT_MAX 20000

const ShianChoice SHIAN_STATUS_CHOICES[] = {
  { "not_started", N_ ("Not started") },
  { "in_progress", N_ ("In progress") },
  { "done", N_ ("Done") },
  { "lagging", N_ ("Lagging") },
  { "not_involved", N_ ("Not concerned") },
  { NULL, NULL },
};

const char *
shian_status_document_title (ShianStatus status)
{
  static const char *const titles[SHIAN_N_STATUSES] = { "未启动", "推进中", "已完成", "滞后",
                                                        "不涉及" };
  g_return_val_if_fail (status < SHIAN_N_STATUSES, "");
  return titles[status];
}

static const ShianField STEP_FIELDS[] = {
  SHIAN_FIELD (ShianStepRecord, task, REF, N_ ("Task"), SHIAN_FIELD_REQUIRED, NULL, 36),
  SHIAN_FIELD (ShianStepRecord, unit, REF, N_ ("Unit"), SHIAN_FIELD_REQUIRED, NULL, 36),
  SHIAN_FIELD (ShianStepRecord, number, INTEGER, N_ ("Number"), SHIAN_FIELD_REQUIRED, NULL, 0),
  SHIAN_FIELD (ShianStepRecord, text, TEXT, N_ ("Step"), SHIAN_FIELD_REQUIRED, NULL, 2000),
  SHIAN_FIELD (ShianStepRecord, owner, TEXT, N_ ("Owner"), 0, NULL, 100),
  SHIAN_FIELD (ShianStepRecord, due, DATE, N_ ("Due"), 0, NULL, 0),
  SHIAN_FIELD (ShianStepRecord, done, BOOL, N_ ("Done"), 0, NULL, 0),
  SHIAN_FIELD (ShianStepRecord, done_on, DATE, N_ ("Done on"), 0, NULL, 0),
};
const ShianRecordType SHIAN_STEP_TYPE =
    SHIAN_RECORD_TYPE ("step", N_ ("Step"), ShianStepRecord, STEP_FIELDS, shian_step_record_free);
SHIAN_DEFINE_RECORD (ShianStepRecord, shian_step_record, SHIAN_STEP_TYPE)

static const ShianField PROGRESS_FIELDS[] = {
  SHIAN_FIELD (ShianProgress, task, REF, N_ ("Task"), SHIAN_FIELD_REQUIRED, NULL, 36),
  SHIAN_FIELD (ShianProgress, unit, REF, N_ ("Unit"), SHIAN_FIELD_REQUIRED, NULL, 36),
  SHIAN_FIELD (ShianProgress, period, TEXT, N_ ("Period"), SHIAN_FIELD_REQUIRED, NULL, 6),
  SHIAN_FIELD (ShianProgress, status, CHOICE, N_ ("Status"), 0, SHIAN_STATUS_CHOICES, 0),
  SHIAN_FIELD (ShianProgress, text, TEXT, N_ ("Progress"), SHIAN_FIELD_MULTILINE, NULL, TEXT_MAX),
  SHIAN_FIELD (ShianProgress, figure, REAL, N_ ("Figure"), 0, NULL, 0),
  SHIAN_FIELD (ShianProgress, figure_total, REAL, N_ ("Total"), 0, NULL, 0),
  SHIAN_FIELD (ShianProgress, problems, TEXT, N_ ("Problems"), SHIAN_FIELD_MULTILINE, NULL,
               TEXT_MAX),
  SHIAN_FIELD (ShianProgress, next_plan, TEXT, N_ ("Next"), SHIAN_FIELD_MULTILINE, NULL, TEXT_MAX),
  SHIAN_FIELD (ShianProgress, reporter, TEXT, N_ ("Reported by"), 0, NULL, 100),
  SHIAN_FIELD (ShianProgress, remark, TEXT, N_ ("Remark"), 0, NULL, 1000),
};
const ShianRecordType SHIAN_PROGRESS_TYPE = SHIAN_RECORD_TYPE (
    "progress", N_ ("Progress"), ShianProgress, PROGRESS_FIELDS, shian_progress_free);
SHIAN_DEFINE_RECORD (ShianProgress, shian_progress, SHIAN_PROGRESS_TYPE)

static const ShianField TICK_FIELDS[] = {
  SHIAN_FIELD (ShianTick, point, REF, N_ ("Point"), SHIAN_FIELD_REQUIRED, NULL, 36),
  SHIAN_FIELD (ShianTick, unit, REF, N_ ("Unit"), SHIAN_FIELD_REQUIRED, NULL, 36),
  SHIAN_FIELD (ShianTick, done, BOOL, N_ ("Done"), 0, NULL, 0),
  SHIAN_FIELD (ShianTick, done_on, DATE, N_ ("Done on"), 0, NULL, 0),
};
const ShianRecordType SHIAN_TICK_TYPE =
    SHIAN_RECORD_TYPE ("tick", N_ ("Tick"), ShianTick, TICK_FIELDS, shian_tick_free);
SHIAN_DEFINE_RECORD (ShianTick, shian_tick, SHIAN_TICK_TYPE)

static const ShianField EVIDENCE_FIELDS[] = {
  SHIAN_FIELD (ShianEvidence, task, REF, N_ ("Task"), SHIAN_FIELD_REQUIRED, NULL, 36),
  SHIAN_FIELD (ShianEvidence, unit, REF, N_ ("Unit"), SHIAN_FIELD_REQUIRED, NULL, 36),
  SHIAN_FIELD (ShianEvidence, period, TEXT, N_ ("Period"), SHIAN_FIELD_REQUIRED, NULL, 6),
  SHIAN_FIELD (ShianEvidence, name, TEXT, N_ ("File name"), SHIAN_FIELD_REQUIRED, NULL, 255),
  SHIAN_FIELD (ShianEvidence, sha256, TEXT, N_ ("Checksum"),
               SHIAN_FIELD_REQUIRED | SHIAN_FIELD_CODE | SHIAN_FIELD_HIDDEN, NULL, 64),
  SHIAN_FIELD (ShianEvidence, size, INTEGER, N_ ("Size"), SHIAN_FIELD_REQUIRED, NULL, 0),
  SHIAN_FIELD (ShianEvidence, original_sha256, TEXT, N_ ("Checksum of the original"),
               SHIAN_FIELD_CODE | SHIAN_FIELD_HIDDEN, NULL, 64),
  SHIAN_FIELD (ShianEvidence, note, TEXT, N_ ("Note"), 0, NULL, 1000),
};
const ShianRecordType SHIAN_EVIDENCE_TYPE = SHIAN_RECORD_TYPE (
    "evidence", N_ ("Evidence"), ShianEvidence, EVIDENCE_FIELDS, shian_evidence_free);
SHIAN_DEFINE_RECORD (ShianEvidence, shian_evidence, SHIAN_EVIDENCE_TYPE)

static const ShianField INVOLVEMENT_FIELDS[] = {
  SHIAN_FIELD (ShianInvolvement, task, REF, N_ ("Task"), SHIAN_FIELD_REQUIRED, NULL, 36),
  SHIAN_FIELD (ShianInvolvement, unit, REF, N_ ("Unit"), SHIAN_FIELD_REQUIRED, NULL, 36),
  SHIAN_FIELD (ShianInvolvement, reason, TEXT, N_ ("Reason"), SHIAN_FIELD_REQUIRED, NULL, 500),
};
const ShianRecordType SHIAN_INVOLVEMENT_TYPE =
    SHIAN_RECORD_TYPE ("involvement", N_ ("Not concerned"), ShianInvolvement, INVOLVEMENT_FIELDS,
                       shian_involvement_free);
SHIAN_DEFINE_RECORD (ShianInvolvement, shian_involvement, SHIAN_INVOLVEMENT_TYPE)
