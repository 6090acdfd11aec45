/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan as records. Units are kept by the name the text uses; the directory of units gives them
 * meaning when a checklist is made, so a new alias mends every task at once. */
#pragma once

#include "base/record.h"

G_BEGIN_DECLS

typedef struct {
  ShianRecord record;
  gint64 year;
  char *title;
  char *issued; /* date of issue; deadlines count from it */
  char *source_name;
  char *source_sha256;
  char *source; /* the whole text, UTF-8; spans of tasks point into it */
} ShianPlan;
SHIAN_DECLARE_RECORD (ShianPlan, shian_plan, SHIAN_PLAN_TYPE)

typedef struct {
  ShianRecord record;
  char *plan;
  gint64 number;
  char *title;
} ShianSection;
SHIAN_DECLARE_RECORD (ShianSection, shian_section, SHIAN_SECTION_TYPE)

typedef struct {
  ShianRecord record;
  char *plan;
  char *section;
  gint64 number;
  char *title;
} ShianMeasure;
SHIAN_DECLARE_RECORD (ShianMeasure, shian_measure, SHIAN_MEASURE_TYPE)

typedef struct {
  ShianRecord record;
  char *plan;
  char *measure;
  gint64 number;
  char *text;
  char *clause;
  gint64 source_start; /* bytes into the plan's source */
  gint64 source_end;
} ShianTask;
SHIAN_DECLARE_RECORD (ShianTask, shian_task, SHIAN_TASK_TYPE)

typedef struct {
  ShianRecord record;
  char *plan;
  char *task;
  gint64 number;
  char *text;
} ShianPoint;
SHIAN_DECLARE_RECORD (ShianPoint, shian_point, SHIAN_POINT_TYPE)

typedef struct {
  ShianRecord record;
  char *plan;
  char *task;
  gint64 number;
  char *unit_name; /* as the text has it, or as a person corrected it */
  int role;        /* ShianRole */
} ShianResponsibility;
SHIAN_DECLARE_RECORD (ShianResponsibility, shian_responsibility, SHIAN_RESPONSIBILITY_TYPE)

typedef struct {
  ShianRecord record;
  char *plan;
  char *task;
  gint64 number;
  char *text;
  double value;
  char *unit;
  char *what;
} ShianQuantity;
SHIAN_DECLARE_RECORD (ShianQuantity, shian_quantity, SHIAN_QUANTITY_TYPE)

typedef struct {
  ShianRecord record;
  char *plan;
  char *task;
  gint64 number;
  char *text;
  int kind; /* ShianTextDateKind */
  gint64 amount;
  char *day;
} ShianPlanDate;
SHIAN_DECLARE_RECORD (ShianPlanDate, shian_plan_date, SHIAN_PLAN_DATE_TYPE)

typedef struct {
  ShianRecord record;
  char *plan;
  gint64 number;
  int kind; /* ShianObligationKind */
  gint64 days;
  char *recipient;
  char *text;
} ShianObligation;
SHIAN_DECLARE_RECORD (ShianObligation, shian_obligation, SHIAN_OBLIGATION_TYPE)

/** Choices in the order of ShianRole, with titles as msgids. */
extern const ShianChoice SHIAN_ROLE_CHOICES[];

G_END_DECLS
