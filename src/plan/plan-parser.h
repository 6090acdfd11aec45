/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a plan's text to what it says. */
#pragma once

#include "plan/plan-text.h"

G_BEGIN_DECLS

/** SHIAN_PLAN_MAX_BYTES: the longest text read, as for files. */
#define SHIAN_PLAN_MAX_BYTES (10u * 1024u * 1024u)

/**
 * shian_plan_parser_parse:
 * @text: the plan as copied or read from a file, see shian_plan_source_read()
 *
 * Reads by the rules of official writing (headings 一、（一）1.（1）, responsibility clauses, the
 * closing section), not by a list of known plans, in time linear in the length. A measure's first
 * sentence is its title; where it is itself the work (long, or a clause follows it at once) it is
 * the task's text too. SHIAN_ERROR_INVALID when the text is not UTF-8, too long, or holds neither
 * a numbered heading nor a responsibility. (transfer full)
 */
ShianPlanText *shian_plan_parser_parse (const char *text, GError **error);

G_END_DECLS
