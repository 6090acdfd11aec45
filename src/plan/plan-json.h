/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A read plan as one JSON document, as “plan parse --json” prints it. */
#pragma once

#include "plan/plan-text.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** shian_plan_json_build: the document; its keys are an interface, never renamed. Spans are byte
 * offsets into the source. Reasons of skips are the untranslated msgids. (transfer full) */
JsonNode *shian_plan_json_build (const ShianPlanText *plan);

/** shian_plan_json_to_text: the same as text, indented by two. (transfer full) */
char *shian_plan_json_to_text (const ShianPlanText *plan);

G_END_DECLS
