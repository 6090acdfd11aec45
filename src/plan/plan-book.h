/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stored plan read whole into memory: it is small, and everything asks for it. */
#pragma once

#include "plan/plan-records.h"
#include "store/store.h"

G_BEGIN_DECLS

/** ShianBookTask: a task with what hangs on it. Everything belongs to the book. */
typedef struct {
  const ShianTask *task;
  const ShianMeasure *measure;
  const ShianSection *section;
  char *label;                 /* “（七）-1” */
  GPtrArray *points;           /* ShianPoint, in order */
  GPtrArray *responsibilities; /* ShianResponsibility, in order */
  GPtrArray *quantities;       /* ShianQuantity */
  GPtrArray *dates;            /* ShianPlanDate */
} ShianBookTask;

typedef struct {
  ShianPlan *plan;
  GPtrArray *sections;    /* ShianSection, in order */
  GPtrArray *measures;    /* ShianMeasure, in order */
  GPtrArray *tasks;       /* ShianBookTask, in the plan's order */
  GPtrArray *obligations; /* ShianObligation */
  /* owners of the records the tasks point to */
  GPtrArray *owned[5];
  GHashTable *by_id; /* task id → ShianBookTask */
} ShianPlanBook;

/** shian_plan_book_load: the plan with @plan_id, or the newest year's when NULL; tombstones left
 * out. SHIAN_ERROR_NOT_FOUND when there is no plan. (transfer full) */
ShianPlanBook *shian_plan_book_load (ShianStore *store, const char *plan_id, GError **error);

/** shian_plan_book_load_year: the plan of @year; (transfer full) */
ShianPlanBook *shian_plan_book_load_year (ShianStore *store, int year, GError **error);

/** shian_plan_newest_year: the year of the newest plan, without reading it; 0 when there is none. */
int shian_plan_newest_year (ShianStore *store);

void shian_plan_book_free (ShianPlanBook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianPlanBook, shian_plan_book_free)

/** shian_plan_book_find: the task with that id, or NULL. */
const ShianBookTask *shian_plan_book_find (const ShianPlanBook *book, const char *task_id);

/** shian_plan_book_find_label: the task written “（七）-1”, “(7)-1”, “7-1”, or NULL. */
const ShianBookTask *shian_plan_book_find_label (const ShianPlanBook *book, const char *label);

/** shian_plan_measure_label: “（七）”. (transfer full) */
char *shian_plan_measure_label (int measure);

/** shian_plan_label: “（七）-1” for measure 7, task 1. (transfer full) */
char *shian_plan_label (int measure, int task);

G_END_DECLS
