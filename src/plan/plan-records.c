/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-records.h"

#include <glib/gi18n-lib.h>

#define TEXT_MAX 20000
#define SOURCE_MAX (10 * 1024 * 1024)

const ShianChoice SHIAN_ROLE_CHOICES[] = {
  { "lead", N_ ("Lead") },
  { "responsible", N_ ("Responsible") },
  { "assigned", N_ ("Shared") },
  { "support", N_ ("Support") },
  { NULL, NULL },
};

static const ShianChoice DATE_KINDS[] = {
  { "days", N_ ("Days after issue") },
  { "month_end", N_ ("End of month") },
  { "day", N_ ("Day") },
  { "year_end", N_ ("End of year") },
  { "quarterly", N_ ("Quarterly") },
  { "monthly", N_ ("Monthly") },
  { "half_year", N_ ("Half-year") },
  { NULL, NULL },
};

static const ShianChoice OBLIGATION_KINDS[] = {
  { "implementation_plan", N_ ("Implementation plan") },
  { "quarterly_report", N_ ("Quarterly report") },
  { "annual_report", N_ ("Annual report") },
  { NULL, NULL },
};

static const ShianField PLAN_FIELDS[] = {
  SHIAN_FIELD (ShianPlan, year, INTEGER, N_ ("Year"), SHIAN_FIELD_REQUIRED, NULL, 0),
  SHIAN_FIELD (ShianPlan, title, TEXT, N_ ("Title"), SHIAN_FIELD_REQUIRED, NULL, 300),
  SHIAN_FIELD (ShianPlan, issued, DATE, N_ ("Date of issue"), 0, NULL, 0),
  SHIAN_FIELD (ShianPlan, source_name, TEXT, N_ ("Source"), SHIAN_FIELD_REQUIRED, NULL, 300),
  SHIAN_FIELD (ShianPlan, source_sha256, TEXT, N_ ("Checksum"),
               SHIAN_FIELD_REQUIRED | SHIAN_FIELD_HIDDEN, NULL, 64),
  SHIAN_FIELD (ShianPlan, source, TEXT, N_ ("Text"),
               SHIAN_FIELD_REQUIRED | SHIAN_FIELD_MULTILINE | SHIAN_FIELD_HIDDEN, NULL, SOURCE_MAX),
};
const ShianRecordType SHIAN_PLAN_TYPE =
    SHIAN_RECORD_TYPE ("plan", N_ ("Plan"), ShianPlan, PLAN_FIELDS, shian_plan_free);
SHIAN_DEFINE_RECORD (ShianPlan, shian_plan, SHIAN_PLAN_TYPE)

static const ShianField SECTION_FIELDS[] = {
  SHIAN_FIELD (ShianSection, plan, REF, N_ ("Plan"), SHIAN_FIELD_REQUIRED, NULL, 36),
  SHIAN_FIELD (ShianSection, number, INTEGER, N_ ("Number"), SHIAN_FIELD_REQUIRED, NULL, 0),
  SHIAN_FIELD (ShianSection, title, TEXT, N_ ("Title"), 0, NULL, 500),
};
const ShianRecordType SHIAN_SECTION_TYPE =
    SHIAN_RECORD_TYPE ("section", N_ ("Section"), ShianSection, SECTION_FIELDS, shian_section_free);
SHIAN_DEFINE_RECORD (ShianSection, shian_section, SHIAN_SECTION_TYPE)

static const ShianField MEASURE_FIELDS[] = {
  SHIAN_FIELD (ShianMeasure, plan, REF, N_ ("Plan"), SHIAN_FIELD_REQUIRED, NULL, 36),
  SHIAN_FIELD (ShianMeasure, section, REF, N_ ("Section"), SHIAN_FIELD_REQUIRED, NULL, 36),
  SHIAN_FIELD (ShianMeasure, number, INTEGER, N_ ("Number"), SHIAN_FIELD_REQUIRED, NULL, 0),
  SHIAN_FIELD (ShianMeasure, title, TEXT, N_ ("Title"), 0, NULL, 500),
};
const ShianRecordType SHIAN_MEASURE_TYPE =
    SHIAN_RECORD_TYPE ("measure", N_ ("Measure"), ShianMeasure, MEASURE_FIELDS, shian_measure_free);
SHIAN_DEFINE_RECORD (ShianMeasure, shian_measure, SHIAN_MEASURE_TYPE)

static const ShianField TASK_FIELDS[] = {
  SHIAN_FIELD (ShianTask, plan, REF, N_ ("Plan"), SHIAN_FIELD_REQUIRED, NULL, 36),
  SHIAN_FIELD (ShianTask, measure, REF, N_ ("Measure"), SHIAN_FIELD_REQUIRED, NULL, 36),
  SHIAN_FIELD (ShianTask, number, INTEGER, N_ ("Number"), SHIAN_FIELD_REQUIRED, NULL, 0),
  SHIAN_FIELD (ShianTask, text, TEXT, N_ ("Wording"), SHIAN_FIELD_REQUIRED | SHIAN_FIELD_MULTILINE,
               NULL, TEXT_MAX),
  SHIAN_FIELD (ShianTask, clause, TEXT, N_ ("Responsibility clause"), 0, NULL, 2000),
  SHIAN_FIELD (ShianTask, source_start, INTEGER, N_ ("Start"), SHIAN_FIELD_HIDDEN, NULL, 0),
  SHIAN_FIELD (ShianTask, source_end, INTEGER, N_ ("End"), SHIAN_FIELD_HIDDEN, NULL, 0),
};
const ShianRecordType SHIAN_TASK_TYPE =
    SHIAN_RECORD_TYPE ("task", N_ ("Task"), ShianTask, TASK_FIELDS, shian_task_free);
SHIAN_DEFINE_RECORD (ShianTask, shian_task, SHIAN_TASK_TYPE)

static const ShianField POINT_FIELDS[] = {
  SHIAN_FIELD (ShianPoint, plan, REF, N_ ("Plan"), SHIAN_FIELD_REQUIRED, NULL, 36),
  SHIAN_FIELD (ShianPoint, task, REF, N_ ("Task"), SHIAN_FIELD_REQUIRED, NULL, 36),
  SHIAN_FIELD (ShianPoint, number, INTEGER, N_ ("Number"), SHIAN_FIELD_REQUIRED, NULL, 0),
  SHIAN_FIELD (ShianPoint, text, TEXT, N_ ("Point"), SHIAN_FIELD_REQUIRED, NULL, TEXT_MAX),
};
const ShianRecordType SHIAN_POINT_TYPE =
    SHIAN_RECORD_TYPE ("point", N_ ("Point"), ShianPoint, POINT_FIELDS, shian_point_free);
SHIAN_DEFINE_RECORD (ShianPoint, shian_point, SHIAN_POINT_TYPE)

static const ShianField RESPONSIBILITY_FIELDS[] = {
  SHIAN_FIELD (ShianResponsibility, plan, REF, N_ ("Plan"), SHIAN_FIELD_REQUIRED, NULL, 36),
  SHIAN_FIELD (ShianResponsibility, task, REF, N_ ("Task"), SHIAN_FIELD_REQUIRED, NULL, 36),
  SHIAN_FIELD (ShianResponsibility, number, INTEGER, N_ ("Number"), SHIAN_FIELD_REQUIRED, NULL, 0),
  SHIAN_FIELD (ShianResponsibility, unit_name, TEXT, N_ ("Unit"), SHIAN_FIELD_REQUIRED, NULL, 200),
  SHIAN_FIELD (ShianResponsibility, role, CHOICE, N_ ("Role"), 0, SHIAN_ROLE_CHOICES, 0),
};
const ShianRecordType SHIAN_RESPONSIBILITY_TYPE =
    SHIAN_RECORD_TYPE ("responsibility", N_ ("Responsibility"), ShianResponsibility,
                       RESPONSIBILITY_FIELDS, shian_responsibility_free);
SHIAN_DEFINE_RECORD (ShianResponsibility, shian_responsibility, SHIAN_RESPONSIBILITY_TYPE)

static const ShianField QUANTITY_FIELDS[] = {
  SHIAN_FIELD (ShianQuantity, plan, REF, N_ ("Plan"), SHIAN_FIELD_REQUIRED, NULL, 36),
  SHIAN_FIELD (ShianQuantity, task, REF, N_ ("Task"), SHIAN_FIELD_REQUIRED, NULL, 36),
  SHIAN_FIELD (ShianQuantity, number, INTEGER, N_ ("Number"), SHIAN_FIELD_REQUIRED, NULL, 0),
  SHIAN_FIELD (ShianQuantity, text, TEXT, N_ ("Text"), SHIAN_FIELD_REQUIRED, NULL, 200),
  SHIAN_FIELD (ShianQuantity, value, REAL, N_ ("Value"), 0, NULL, 0),
  SHIAN_FIELD (ShianQuantity, unit, TEXT, N_ ("Measured in"), 0, NULL, 40),
  SHIAN_FIELD (ShianQuantity, what, TEXT, N_ ("What"), 0, NULL, 2000),
};
const ShianRecordType SHIAN_QUANTITY_TYPE = SHIAN_RECORD_TYPE (
    "quantity", N_ ("Target figure"), ShianQuantity, QUANTITY_FIELDS, shian_quantity_free);
SHIAN_DEFINE_RECORD (ShianQuantity, shian_quantity, SHIAN_QUANTITY_TYPE)

static const ShianField PLAN_DATE_FIELDS[] = {
  SHIAN_FIELD (ShianPlanDate, plan, REF, N_ ("Plan"), SHIAN_FIELD_REQUIRED, NULL, 36),
  SHIAN_FIELD (ShianPlanDate, task, REF, N_ ("Task"), SHIAN_FIELD_REQUIRED, NULL, 36),
  SHIAN_FIELD (ShianPlanDate, number, INTEGER, N_ ("Number"), SHIAN_FIELD_REQUIRED, NULL, 0),
  SHIAN_FIELD (ShianPlanDate, text, TEXT, N_ ("Text"), SHIAN_FIELD_REQUIRED, NULL, 200),
  SHIAN_FIELD (ShianPlanDate, kind, CHOICE, N_ ("Kind"), 0, DATE_KINDS, 0),
  SHIAN_FIELD (ShianPlanDate, amount, INTEGER, N_ ("Amount"), 0, NULL, 0),
  SHIAN_FIELD (ShianPlanDate, day, DATE, N_ ("Day"), 0, NULL, 0),
};
const ShianRecordType SHIAN_PLAN_DATE_TYPE = SHIAN_RECORD_TYPE (
    "plan_date", N_ ("Date in the plan"), ShianPlanDate, PLAN_DATE_FIELDS, shian_plan_date_free);
SHIAN_DEFINE_RECORD (ShianPlanDate, shian_plan_date, SHIAN_PLAN_DATE_TYPE)

static const ShianField OBLIGATION_FIELDS[] = {
  SHIAN_FIELD (ShianObligation, plan, REF, N_ ("Plan"), SHIAN_FIELD_REQUIRED, NULL, 36),
  SHIAN_FIELD (ShianObligation, number, INTEGER, N_ ("Number"), SHIAN_FIELD_REQUIRED, NULL, 0),
  SHIAN_FIELD (ShianObligation, kind, CHOICE, N_ ("Kind"), 0, OBLIGATION_KINDS, 0),
  SHIAN_FIELD (ShianObligation, days, INTEGER, N_ ("Days"), 0, NULL, 0),
  SHIAN_FIELD (ShianObligation, recipient, TEXT, N_ ("Recipient"), 0, NULL, 200),
  SHIAN_FIELD (ShianObligation, text, TEXT, N_ ("Text"), 0, NULL, 2000),
};
const ShianRecordType SHIAN_OBLIGATION_TYPE = SHIAN_RECORD_TYPE (
    "obligation", N_ ("Reporting duty"), ShianObligation, OBLIGATION_FIELDS, shian_obligation_free);
SHIAN_DEFINE_RECORD (ShianObligation, shian_obligation, SHIAN_OBLIGATION_TYPE)
