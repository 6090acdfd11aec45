/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plan's text says, as found: no store, no directory of units. Names are as the text has
 * them. Every text string here is cleaned (hard line breaks, page numbers and the blanks they leave
 * are gone); every span points into the original text. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** ShianSpan: half-open range of byte offsets into the source text. */
typedef struct {
  gsize start;
  gsize end;
} ShianSpan;

/** ShianRole: 牵头, 负责, 按职责分工负责 (also 按职责负责/落实, 分别负责, 共同负责), 配合. The order is
 * the order of precedence when one unit holds several roles in a task: lead first. */
typedef enum {
  SHIAN_ROLE_LEAD,
  SHIAN_ROLE_RESPONSIBLE,
  SHIAN_ROLE_ASSIGNED,
  SHIAN_ROLE_SUPPORT,
} ShianRole;

/** shian_role_key: “lead”, “responsible”, “assigned”, “support”. */
const char *shian_role_key (ShianRole role);
/** shian_role_title: 牵头, 负责, 分工负责, 配合. */
const char *shian_role_title (ShianRole role);

typedef struct {
  char *unit; /* as the text has it, inherited prefix supplied */
  ShianRole role;
  ShianSpan span;
} ShianTextResponsibility;

/** ShianTextQuantity: a figure that can be a target: “5381批次”, “100％”, “19种”. @value is NAN when
 * not a plain number; a percentage of 65％ has value 65 and unit “%”. @start and @length are
 * characters within the task's text; @what is the clause of the sentence it stands in. */
typedef struct {
  char *text;
  double value;
  char *unit;
  char *what;
  gsize start;
  gsize length;
  ShianSpan span;
} ShianTextQuantity;

typedef enum {
  SHIAN_TEXT_DATE_DAYS,      /* within @number days of issue, “印发后30日内” */
  SHIAN_TEXT_DATE_MONTH_END, /* by the end of month @number, “6月底前” */
  SHIAN_TEXT_DATE_DAY,       /* a full date, in @iso */
  SHIAN_TEXT_DATE_YEAR_END,  /* “年底前” */
  SHIAN_TEXT_DATE_QUARTERLY, /* “按季度”, “每季度” */
  SHIAN_TEXT_DATE_MONTHLY,
  SHIAN_TEXT_DATE_HALF_YEAR, /* “上半年”, end of June */
} ShianTextDateKind;

/** shian_text_date_key: days, month_end, day, year_end, quarterly, monthly, half_year. */
const char *shian_text_date_key (ShianTextDateKind kind);

typedef struct {
  char *text;
  ShianTextDateKind kind;
  int number;
  char *iso; /* resolved with the plan's year where that is possible, else NULL */
  gsize start;
  gsize length;
  ShianSpan span;
} ShianTextDate;

typedef struct {
  int number; /* within the measure, from 1 */
  char *text; /* without the clause and without the closing full stop */
  char *clause;
  GPtrArray *points;           /* char *: the sentences of @text, without full stops */
  GPtrArray *responsibilities; /* ShianTextResponsibility */
  GPtrArray *quantities;       /* ShianTextQuantity */
  GPtrArray *dates;            /* ShianTextDate */
  ShianSpan span;              /* of the task's text */
  ShianSpan clause_span;       /* with its brackets or keyword */
} ShianTextTask;

typedef struct {
  int number; /* as the text counts: （十一） is 11, through all sections */
  char *title;
  GPtrArray *tasks; /* ShianTextTask */
  ShianSpan span;   /* of number and title */
} ShianTextMeasure;

typedef struct {
  int number;
  char *title;
  GPtrArray *measures; /* ShianTextMeasure */
  ShianSpan span;
} ShianTextSection;

typedef enum {
  SHIAN_OBLIGATION_IMPLEMENTATION_PLAN,
  SHIAN_OBLIGATION_QUARTERLY_REPORT,
  SHIAN_OBLIGATION_ANNUAL_REPORT,
} ShianObligationKind;

/** shian_obligation_key: “implementation_plan”, “quarterly_report”, “annual_report”. */
const char *shian_obligation_key (ShianObligationKind kind);

typedef struct {
  ShianObligationKind kind;
  int days; /* within so many days of issue; 0 when not said */
  char *to; /* the unit reported to, as the text has it; NULL when not said */
  char *text;
  ShianSpan span;
} ShianTextObligation;

/** ShianTextSkip: text that is neither heading, task, clause nor obligation, and why. */
typedef struct {
  char *text;
  char *reason; /* msgid: shown through gettext */
  ShianSpan span;
} ShianTextSkip;

/** ShianPlanText: the whole. @year is 0 when the text does not say. @accounted counts characters of
 * headings, task texts, clauses, obligations and skips; it equals @characters, or the parser has a
 * bug. */
typedef struct {
  char *source; /* the text the spans point into, UTF-8 */
  char *title;  /* NULL when the text has none */
  int year;
  GPtrArray *sections;    /* ShianTextSection */
  GPtrArray *obligations; /* ShianTextObligation */
  GPtrArray *skipped;     /* ShianTextSkip */
  gsize characters;
  gsize accounted;
  gsize in_headings;
  gsize in_tasks;
  gsize in_clauses;
  gsize in_obligations;
  gsize in_skipped;
} ShianPlanText;

void shian_plan_text_free (ShianPlanText *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianPlanText, shian_plan_text_free)

/** shian_plan_text_count: totals over all sections; any pointer may be NULL. */
void shian_plan_text_count (const ShianPlanText *plan, guint *n_measures, guint *n_tasks,
                            guint *n_responsibilities);

G_END_DECLS
