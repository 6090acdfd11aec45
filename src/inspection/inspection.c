/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection/inspection.h"

#include <glib/gi18n-lib.h>
#include <math.h>

const ShianChoice SHIAN_INSPECTION_KIND_CHOICES[] = {
  { "routine", N_ ("Routine inspection") },
  { "special", N_ ("Special inspection") },
  { "unannounced", N_ ("Unannounced inspection") },
  { "recheck", N_ ("Recheck") },
  { NULL, NULL },
};

const ShianChoice SHIAN_INSPECTION_STATE_CHOICES[] = {
  { "draft", N_ ("Under way") },
  { "finished", N_ ("Finished") },
  { "superseded", N_ ("Corrected since") },
  { NULL, NULL },
};

const ShianChoice SHIAN_RESULT_CHOICES[] = {
  { "none", N_ ("No result yet") },
  { "pass", N_ ("Conforming") },
  { "middle", N_ ("Largely conforming") },
  { "fail", N_ ("Not conforming") },
  { NULL, NULL },
};

const ShianChoice SHIAN_SIGNATURE_CHOICES[] = {
  { "none", N_ ("Not signed") },
  { "drawn", N_ ("Signed on the screen") },
  { "paper", N_ ("Signed on paper") },
  { "refused", N_ ("Signature refused") },
  { NULL, NULL },
};

const ShianChoice SHIAN_VERDICT_CHOICES[] = {
  { "none", N_ ("No verdict") },
  { "conforming", N_ ("Conforming") },
  { "not_conforming", N_ ("Not conforming") },
  { "not_applicable", N_ ("Not applicable") },
  { NULL, NULL },
};

#define COUNT(member, title)                                                                       \
  SHIAN_FIELD (ShianInspection, member, INTEGER, title, SHIAN_FIELD_HIDDEN, NULL, 0)

static const ShianField INSPECTION_FIELDS[] = {
  SHIAN_FIELD (ShianInspection, template, REF, N_ ("Template"), SHIAN_FIELD_REQUIRED, NULL, 36),
  SHIAN_FIELD (ShianInspection, subject, REF, N_ ("Premises"), SHIAN_FIELD_REQUIRED, NULL, 36),
  SHIAN_FIELD (ShianInspection, chain, TEXT, N_ ("First version"),
               SHIAN_FIELD_REQUIRED | SHIAN_FIELD_HIDDEN, NULL, 36),
  SHIAN_FIELD (ShianInspection, version, INTEGER, N_ ("Version"), SHIAN_FIELD_REQUIRED, NULL, 0),
  SHIAN_FIELD (ShianInspection, corrects, TEXT, N_ ("Corrects"), SHIAN_FIELD_HIDDEN, NULL, 36),
  SHIAN_FIELD (ShianInspection, reason, TEXT, N_ ("Reason of the correction"), 0, NULL, 500),
  SHIAN_FIELD (ShianInspection, recheck_of, TEXT, N_ ("Recheck of"), SHIAN_FIELD_HIDDEN, NULL, 36),
  SHIAN_FIELD (ShianInspection, kind, CHOICE, N_ ("Kind of inspection"), 0,
               SHIAN_INSPECTION_KIND_CHOICES, 0),
  SHIAN_FIELD (ShianInspection, state, CHOICE, N_ ("State"), SHIAN_FIELD_HIDDEN,
               SHIAN_INSPECTION_STATE_CHOICES, 0),
  SHIAN_FIELD (ShianInspection, made_on, DATE, N_ ("Date of the inspection"), SHIAN_FIELD_REQUIRED,
               NULL, 0),
  SHIAN_FIELD (ShianInspection, ended_on, DATE, N_ ("Last day"), 0, NULL, 0),
  SHIAN_FIELD (ShianInspection, started_at, TEXT, N_ ("From (time)"), 0, NULL, 20),
  SHIAN_FIELD (ShianInspection, ended_at, TEXT, N_ ("To (time)"), 0, NULL, 20),
  SHIAN_FIELD (ShianInspection, scope, TEXT, N_ ("Items to be looked at"), SHIAN_FIELD_HIDDEN, NULL,
               20000),
  SHIAN_FIELD (ShianInspection, facts, TEXT, N_ ("Questions about the premises"), 0, NULL, 4000),
  SHIAN_FIELD (ShianInspection, notice_given, BOOL, N_ ("Certificates shown, rights explained"), 0,
               NULL, 0),
  SHIAN_FIELD (ShianInspection, recusal_asked, BOOL, N_ ("Asked about recusal"), 0, NULL, 0),
  SHIAN_FIELD (ShianInspection, result, CHOICE, N_ ("Result"), SHIAN_FIELD_HIDDEN,
               SHIAN_RESULT_CHOICES, 0),
  COUNT (n_conforming, N_ ("Items conforming")),
  COUNT (n_key, N_ ("Key items not conforming")),
  COUNT (n_general, N_ ("General items not conforming")),
  COUNT (n_advice, N_ ("Encouraged items not met")),
  COUNT (n_not_applicable, N_ ("Items not applicable")),
  COUNT (n_recorded, N_ ("Items only recorded")),
  COUNT (n_unanswered, N_ ("Items not answered")),
  SHIAN_FIELD (ShianInspection, opinion, TEXT, N_ ("Opinion"), SHIAN_FIELD_MULTILINE, NULL, 4000),
  SHIAN_FIELD (ShianInspection, premises_comment, TEXT, N_ ("Comment of the premises"),
               SHIAN_FIELD_MULTILINE, NULL, 2000),
  SHIAN_FIELD (ShianInspection, signature, CHOICE, N_ ("Signature"), 0, SHIAN_SIGNATURE_CHOICES, 0),
  SHIAN_FIELD (ShianInspection, signer, TEXT, N_ ("Signed by"), 0, NULL, 60),
  SHIAN_FIELD (ShianInspection, refusal, TEXT, N_ ("Reason of the refusal"), 0, NULL, 500),
  SHIAN_FIELD (ShianInspection, witness, TEXT, N_ ("Witness"), 0, NULL, 60),
  SHIAN_FIELD (ShianInspection, premises, TEXT, N_ ("Premises as they were"), SHIAN_FIELD_HIDDEN,
               NULL, 20000),
};
const ShianRecordType SHIAN_INSPECTION_TYPE = SHIAN_RECORD_TYPE (
    "inspection", N_ ("Inspection"), ShianInspection, INSPECTION_FIELDS, shian_inspection_free);
SHIAN_DEFINE_RECORD (ShianInspection, shian_inspection, SHIAN_INSPECTION_TYPE)

static const ShianField INSPECTOR_FIELDS[] = {
  SHIAN_FIELD (ShianInspector, inspection, REF, N_ ("Inspection"), SHIAN_FIELD_REQUIRED, NULL, 36),
  SHIAN_FIELD (ShianInspector, number, INTEGER, N_ ("Number"), SHIAN_FIELD_REQUIRED, NULL, 0),
  SHIAN_FIELD (ShianInspector, name, TEXT, N_ ("Name"), SHIAN_FIELD_REQUIRED, NULL, 60),
  SHIAN_FIELD (ShianInspector, certificate, TEXT, N_ ("Certificate"), SHIAN_FIELD_CODE, NULL, 60),
};
const ShianRecordType SHIAN_INSPECTOR_TYPE = SHIAN_RECORD_TYPE (
    "inspector", N_ ("Inspector"), ShianInspector, INSPECTOR_FIELDS, shian_inspector_free);
SHIAN_DEFINE_RECORD (ShianInspector, shian_inspector, SHIAN_INSPECTOR_TYPE)

static const ShianField ANSWER_FIELDS[] = {
  SHIAN_FIELD (ShianAnswer, inspection, REF, N_ ("Inspection"), SHIAN_FIELD_REQUIRED, NULL, 36),
  SHIAN_FIELD (ShianAnswer, template_item, REF, N_ ("Template item"), SHIAN_FIELD_REQUIRED, NULL,
               36),
  SHIAN_FIELD (ShianAnswer, verdict, CHOICE, N_ ("Verdict"), 0, SHIAN_VERDICT_CHOICES, 0),
  SHIAN_FIELD (ShianAnswer, figure, REAL, N_ ("Figure"), 0, NULL, 0),
  SHIAN_FIELD (ShianAnswer, value, TEXT, N_ ("Value"), 0, NULL, 1000),
  SHIAN_FIELD (ShianAnswer, note, TEXT, N_ ("Note"), SHIAN_FIELD_MULTILINE, NULL, 1000),
};
const ShianRecordType SHIAN_ANSWER_TYPE =
    SHIAN_RECORD_TYPE ("answer", N_ ("Answer"), ShianAnswer, ANSWER_FIELDS, shian_answer_free);
SHIAN_DEFINE_RECORD (ShianAnswer, shian_answer, SHIAN_ANSWER_TYPE)

gboolean
shian_answer_is_given (const ShianAnswer *answer)
{
  return answer->verdict != SHIAN_VERDICT_NONE || !isnan (answer->figure) ||
         (answer->value != NULL && *answer->value != '\0');
}

const char *
shian_inspection_kind_title (ShianInspectionKind kind)
{
  static const char *const titles[] = { "日常检查", "专项检查", "飞行检查", "复查" };
  g_return_val_if_fail (kind < G_N_ELEMENTS (titles), "");
  return titles[kind];
}

const char *
shian_verdict_title (ShianVerdict verdict)
{
  static const char *const titles[] = { "", "符合", "不符合", "不适用" };
  g_return_val_if_fail (verdict < G_N_ELEMENTS (titles), "");
  return titles[verdict];
}
