/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is kept of an inspection: its facts, who made it, and one answer for each item. */
#pragma once

#include "base/record.h"

G_BEGIN_DECLS

typedef enum {
  SHIAN_INSPECTION_ROUTINE,     /* 日常检查 */
  SHIAN_INSPECTION_SPECIAL,     /* 专项检查 */
  SHIAN_INSPECTION_UNANNOUNCED, /* 飞行检查 */
  SHIAN_INSPECTION_RECHECK,     /* 复查 */
} ShianInspectionKind;

typedef enum {
  SHIAN_INSPECTION_DRAFT,
  SHIAN_INSPECTION_FINISHED,   /* locked */
  SHIAN_INSPECTION_SUPERSEDED, /* locked, and a corrected version took its place */
} ShianInspectionState;

typedef enum {
  SHIAN_RESULT_NONE,
  SHIAN_RESULT_PASS,   /* 符合 */
  SHIAN_RESULT_MIDDLE, /* 基本符合 */
  SHIAN_RESULT_FAIL,   /* 不符合 */
} ShianResult;

typedef enum {
  SHIAN_SIGNATURE_NONE,
  SHIAN_SIGNATURE_DRAWN,
  SHIAN_SIGNATURE_PAPER,   /* wet ink on the printed record */
  SHIAN_SIGNATURE_REFUSED, /* with a reason and a witness */
} ShianSignature;

/** ShianInspection:
 * @chain: id of the first version; findings and repeat counts hang on it
 * @version: 1, and one more for each correction
 * @corrects: (nullable): id of the version this one takes the place of, @reason says why
 * @recheck_of: (nullable): the inspection whose findings are looked at again
 * @started_at, @ended_at: HH:MM, local
 * @scope: (nullable): identities of the items to be answered, parted by “;”; NULL for all
 * @facts: answers to the edition's questions: “id=yes;id=no”, and what was counted, see diners.h
 * @notice_given: certificates shown and rights explained (49号令 articles 23 and 24)
 * @recusal_asked: the premises were told that they may object to an inspector
 * @premises: the premises' record as JSON, as it was when the inspection was finished
 * @n_conforming … @n_unanswered: frozen when it is finished */
typedef struct {
  ShianRecord record;
  char *template;
  char *subject;
  char *chain;
  gint64 version;
  char *corrects;
  char *reason;
  char *recheck_of;
  int kind;  /* ShianInspectionKind */
  int state; /* ShianInspectionState */
  char *made_on;
  char *ended_on;
  char *started_at;
  char *ended_at;
  char *scope;
  char *facts;
  gboolean notice_given;
  gboolean recusal_asked;
  int result; /* ShianResult */
  gint64 n_conforming;
  gint64 n_key;
  gint64 n_general;
  gint64 n_advice;
  gint64 n_not_applicable;
  gint64 n_recorded;
  gint64 n_unanswered;
  char *opinion;
  char *premises_comment;
  int signature; /* ShianSignature */
  char *signer;
  char *refusal;
  char *witness;
  char *premises;
} ShianInspection;
SHIAN_DECLARE_RECORD (ShianInspection, shian_inspection, SHIAN_INSPECTION_TYPE)
extern const ShianChoice SHIAN_INSPECTION_KIND_CHOICES[];
extern const ShianChoice SHIAN_INSPECTION_STATE_CHOICES[];
extern const ShianChoice SHIAN_RESULT_CHOICES[];
extern const ShianChoice SHIAN_SIGNATURE_CHOICES[];

/** ShianInspector: @certificate: number of the law-enforcement card. */
typedef struct {
  ShianRecord record;
  char *inspection;
  gint64 number;
  char *name;
  char *certificate;
} ShianInspector;
SHIAN_DECLARE_RECORD (ShianInspector, shian_inspector, SHIAN_INSPECTOR_TYPE)

typedef enum {
  SHIAN_VERDICT_NONE,       /* not answered, or an answer that is only recorded */
  SHIAN_VERDICT_CONFORMING, /* 符合 */
  SHIAN_VERDICT_NOT_CONFORMING,
  SHIAN_VERDICT_NOT_APPLICABLE,
} ShianVerdict;
extern const ShianChoice SHIAN_VERDICT_CHOICES[];

/** ShianAnswer:
 * @figure: of a number item; NAN for none
 * @value: of a text, date or choice item */
typedef struct {
  ShianRecord record;
  char *inspection;
  char *template_item;
  int verdict; /* ShianVerdict */
  double figure;
  char *value;
  char *note;
} ShianAnswer;
SHIAN_DECLARE_RECORD (ShianAnswer, shian_answer, SHIAN_ANSWER_TYPE)

/** shian_answer_is_given: whether there is a verdict, a figure or a value. */
gboolean shian_answer_is_given (const ShianAnswer *answer);

/** shian_inspection_kind_title, shian_verdict_title: as printed, always Chinese. */
const char *shian_inspection_kind_title (ShianInspectionKind kind);
const char *shian_verdict_title (ShianVerdict verdict);

G_END_DECLS
