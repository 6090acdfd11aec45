/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A unit's checklist put into the words of its printed form. */
#pragma once

#include "checklist/checklist.h"
#include "forms/checklist-form.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * shian_checklist_form_fill:
 * @checklist: of any unit, with a period or without
 * @store: where the ticks on its points are; may be read-only
 *
 * The date on the form is today's (see shian_clock_today()). Errors are those of reading the store.
 * (transfer full)
 */
ShianChecklistForm *shian_checklist_form_fill (const ShianChecklist *checklist, ShianStore *store,
                                               GError **error);

/**
 * shian_checklist_form_fill_part:
 * @tasks: (element-type char *): ids of the tasks wanted, in the order wanted
 * @how: what narrowed and ordered them, in Chinese, “状态：滞后；按完成时限排列”
 *
 * Part of @checklist, or all of it in another order, as a list on screen shows it. The form says in
 * its head that it is not the whole. Errors: SHIAN_ERROR_CONFLICT when a task is not in @checklist;
 * otherwise as shian_checklist_form_fill(). (transfer full)
 */
ShianChecklistForm *shian_checklist_form_fill_part (const ShianChecklist *checklist,
                                                    const GPtrArray *tasks, const char *how,
                                                    ShianStore *store, GError **error);

/** shian_checklist_form_title: “区教育局2024年食品安全任务清单（第二季度）”, also a good name for the
 * file. (transfer full) */
char *shian_checklist_form_title (const ShianChecklist *checklist);

/**
 * shian_checklist_form_document:
 * @landscape: see shian_checklist_form_layout()
 *
 * The pages of @checklist in one call, for the preview, the printer and shian_pdf_write().
 * (transfer full)
 */
ShianDocument *shian_checklist_form_document (const ShianChecklist *checklist, ShianStore *store,
                                              ShianFonts *fonts, gboolean landscape,
                                              GError **error);

G_END_DECLS
