/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The checklist of a unit for a period as it is printed: 食品安全任务清单. */
#pragma once

#include "typeset/document.h"

G_BEGIN_DECLS

/** ShianChecklistFormPoint: one thing to tick. */
typedef struct {
  char *text;
  gboolean done;
} ShianChecklistFormPoint;

/** ShianChecklistFormRow: one task, in the words of the form; NULL is an empty cell. */
typedef struct {
  char *section;  /* “一、……”; a group row stands where it differs from the row before */
  char *label;    /* “（七）-1” */
  char *measure;  /* the measure's title */
  char *text;     /* official wording */
  char *role;     /* “牵头” */
  char *partners; /* “区教育局（牵头）、……” */
  char *due;      /* “2024-12-31”: tables have dates of one width */
  char *status;   /* “推进中” */
  GArray *points; /* ShianChecklistFormPoint */
  char *progress;
} ShianChecklistFormRow;

/** ShianChecklistForm: what is printed, ready for the page. All strings are owned. */
typedef struct {
  char *title;  /* “区教育局2024年食品安全任务清单（第二季度）” */
  char *unit;   /* “区教育局” */
  char *period; /* (nullable): “2024年第二季度” */
  char *date;   /* (nullable): “2024年6月28日”; without it a blank to fill in */
  char *note;   /* (nullable): below the table, “共17项，其中……” */
  char *part; /* (nullable): “按屏幕所列打印（状态：滞后）” below the title, when this is not the
                 * whole checklist: then there is neither stamp nor signature */
  GPtrArray *rows;
} ShianChecklistForm;

/** shian_checklist_form_new: without rows. (transfer full) */
ShianChecklistForm *shian_checklist_form_new (void);
void shian_checklist_form_free (ShianChecklistForm *form);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianChecklistForm, shian_checklist_form_free)

/** shian_checklist_form_add_row: an empty row to be filled. (transfer none) */
ShianChecklistFormRow *shian_checklist_form_add_row (ShianChecklistForm *form);

/** shian_checklist_form_row_add_point: copies @text. */
void shian_checklist_form_row_add_point (ShianChecklistFormRow *row, const char *text,
                                         gboolean done);

/**
 * shian_checklist_form_layout:
 * @landscape: A4 lying, as tables of this trade are; standing, the partners go below the wording
 *
 * The pages of @form, which is no longer needed afterwards. The usual form of such tables: title, a
 * line with unit and date, table with hairlines and heading on every page, signatures, page
 * numbers. (transfer full)
 */
ShianDocument *shian_checklist_form_layout (const ShianChecklistForm *form, ShianFonts *fonts,
                                            gboolean landscape);

G_END_DECLS
