/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a unit does about its tasks. */
#pragma once

#include "base/record.h"

G_BEGIN_DECLS

typedef enum {
  SHIAN_STATUS_NOT_STARTED,  /* 未启动 */
  SHIAN_STATUS_IN_PROGRESS,  /* 推进中 */
  SHIAN_STATUS_DONE,         /* 已完成 */
  SHIAN_STATUS_LAGGING,      /* 滞后 */
  SHIAN_STATUS_NOT_INVOLVED, /* 不涉及 */
  SHIAN_N_STATUSES,
} ShianStatus;

/** Keys as stored and on the command line, titles as msgids. */
extern const ShianChoice SHIAN_STATUS_CHOICES[];
/** shian_status_document_title: the status as workbooks and forms say it, always Chinese. */
const char *shian_status_document_title (ShianStatus status);

typedef struct {
  ShianRecord record;
  char *task;
  char *unit;
  gint64 number;
  char *text;
  char *owner;
  char *due;
  gboolean done;
  char *done_on;
} ShianStepRecord;
SHIAN_DECLARE_RECORD (ShianStepRecord, shian_step_record, SHIAN_STEP_TYPE)

typedef struct {
  ShianRecord record;
  char *task;
  char *unit;
  char *period; /* 2024Q1 … or 2024 */
  int status;   /* ShianStatus */
  char *text;
  double figure;       /* done in the period; NAN for not filled, which is not 0 */
  double figure_total; /* since the year began, when a person states it; else it is summed */
  char *problems;
  char *next_plan;
  char *reporter;
  char *remark;
} ShianProgress;
SHIAN_DECLARE_RECORD (ShianProgress, shian_progress, SHIAN_PROGRESS_TYPE)

typedef struct {
  ShianRecord record;
  char *point;
  char *unit;
  gboolean done;
  char *done_on;
} ShianTick;
SHIAN_DECLARE_RECORD (ShianTick, shian_tick, SHIAN_TICK_TYPE)

typedef struct {
  ShianRecord record;
  char *task;
  char *unit;
  char *period;
  char *name;
  char *sha256;
  gint64 size;
  char *original_sha256; /* of the picture before it was made smaller, when it was kept */
  char *note;
} ShianEvidence;
SHIAN_DECLARE_RECORD (ShianEvidence, shian_evidence, SHIAN_EVIDENCE_TYPE)

typedef struct {
  ShianRecord record;
  char *task;
  char *unit;
  char *reason;
} ShianInvolvement;
SHIAN_DECLARE_RECORD (ShianInvolvement, shian_involvement, SHIAN_INVOLVEMENT_TYPE)

G_END_DECLS
