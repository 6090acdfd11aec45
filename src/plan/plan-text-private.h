/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the parser makes the parts of a ShianPlanText. */
#pragma once

#include "plan/plan-text.h"

G_BEGIN_DECLS

ShianPlanText *shian_plan_text_new (const char *source);
ShianTextSection *shian_text_section_new (void);
ShianTextMeasure *shian_text_measure_new (void);
ShianTextTask *shian_text_task_new (void);
void shian_text_responsibility_free (ShianTextResponsibility *responsibility);
void shian_text_quantity_free (ShianTextQuantity *quantity);
void shian_text_date_free (ShianTextDate *date);
void shian_text_obligation_free (ShianTextObligation *obligation);
void shian_text_skip_free (ShianTextSkip *skip);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianTextResponsibility, shian_text_responsibility_free)

G_END_DECLS
