/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An inspection as it goes to paper. One description serves the blank form, the filled record, the
 * sheet that is posted at the premises, the list of findings and the recheck form. */
#pragma once

#include "typeset/document.h"

G_BEGIN_DECLS

/** ShianFormVerdict: what an item's answer amounts to. */
typedef enum {
  SHIAN_FORM_OPEN, /* not answered: boxes stay empty */
  SHIAN_FORM_CONFORMING,
  SHIAN_FORM_NOT_CONFORMING,
  SHIAN_FORM_NOT_APPLICABLE,
} ShianFormVerdict;

/** ShianFormItem: one item. All strings are owned, NULL is nothing.
 * @limit: of a measured item, “0～8℃”; such an item has a blank for its value beside the boxes
 * @asks_value: the answer is a text, number or date
 * @choices: NULL-terminated, of an item answered by one of them */
typedef struct {
  char *number;
  char *text;
  char *basis;
  gboolean key;
  gboolean asks_value;
  char *unit;
  char *limit;
  char **choices;
  char *value;
  ShianFormVerdict verdict;
  char *note;
} ShianFormItem;

/** ShianFormGroup: the items under one heading. */
typedef struct {
  char *title;
  GPtrArray *items; /* ShianFormItem */
} ShianFormGroup;

/** ShianFormField: one fact of the head.
 * @wide: takes the whole line
 * @internal: names a person or telephone; not on the sheet that is posted */
typedef struct {
  char *label;
  char *value;
  gboolean wide;
  gboolean internal;
} ShianFormField;

/** ShianFormFinding: @before and @after are photos, GdkPixbuf. */
typedef struct {
  char *number;
  char *item; /* the item's number */
  char *text;
  gboolean key;
  char *basis;
  char *action;
  char *deadline; /* “2024年5月13日（周一）”, or “当场改正” */
  char *responsible;
  char *state;
  char *result; /* of the recheck */
  guint repeats;
  GPtrArray *before;
  GPtrArray *after;
} ShianFormFinding;

/** ShianFormCounts: of the items; they add up to the total.
 * @recorded: written down without a verdict
 * @advice: encouraged items not met, which are not held against the premises
 * @unanswered: of an inspection that is not finished */
typedef struct {
  guint total;
  guint conforming;
  guint not_conforming;
  guint not_conforming_key;
  guint not_applicable;
  guint recorded;
  guint advice;
  guint unanswered;
} ShianFormCounts;

/** ShianInspectionForm: what is printed.
 * @code: eight digits of the form's serial number, see form-code.h; NULL prints no code
 * @results: NULL-terminated, the results the edition knows; @result is one of them or NULL
 * @filled: a record; otherwise blanks to write on are left where nothing is known
 * @notice: (nullable): what was confirmed about notice and recusal; NULL leaves boxes to tick
 * @receipt: (nullable): that and why nobody signed, with the witness; NULL leaves room to sign
 * @signature: (nullable): what was drawn on the screen to sign, printed where it would be written;
 * @signed_on then is the day in words and @signer (nullable) the name
 * @public_note: what stands at the foot of the posted sheet */
typedef struct {
  char *title;
  char *edition; /* “版次：2024-1”, below the title */
  char *legend;  /* what the short names in the bases stand for, below the items */
  char *code;
  char *premises;
  char *date; /* of the inspection, NULL leaves a blank */
  char *kind;
  GPtrArray *fields;   /* ShianFormField */
  GPtrArray *groups;   /* ShianFormGroup */
  GPtrArray *findings; /* ShianFormFinding */
  gboolean filled;
  ShianFormCounts counts;
  char **results;
  char *result;
  char *opinion;
  char *comment;
  char *inspectors; /* “甲（证号…）、乙（证号…）” */
  char *notice;
  char *receipt;
  GdkPixbuf *signature;
  char *signed_on;
  char *signer;
  char *public_note;
} ShianInspectionForm;

/** shian_inspection_form_new: empty. (transfer full) */
ShianInspectionForm *shian_inspection_form_new (void);
void shian_inspection_form_free (ShianInspectionForm *form);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianInspectionForm, shian_inspection_form_free)

/** shian_inspection_form_add_field: copies both texts. (transfer none) */
ShianFormField *shian_inspection_form_add_field (ShianInspectionForm *form, const char *label,
                                                 const char *value, gboolean wide);
/** shian_inspection_form_add_group, _add_item, _add_finding: empty, to be filled. (transfer none) */
ShianFormGroup *shian_inspection_form_add_group (ShianInspectionForm *form, const char *title);
ShianFormItem *shian_form_group_add_item (ShianFormGroup *group);
ShianFormFinding *shian_inspection_form_add_finding (ShianInspectionForm *form);

typedef enum {
  SHIAN_PAPER_INSPECTION, /* the form itself, blank or filled */
  SHIAN_PAPER_RESULT, /* 监督检查结果记录表, posted until the next inspection: Order 49 art. 39 */
  SHIAN_PAPER_FINDINGS, /* with photos before and after */
  SHIAN_PAPER_RECHECK,  /* the open findings only */
} ShianPaper;

/**
 * shian_inspection_form_layout:
 * @copies: (nullable): NULL-terminated labels of copies, as 存根联 and 当事人联; each is a part of
 * the document with its pages counted by themselves
 *
 * The pages of @form, which is no longer needed afterwards. (transfer full)
 */
ShianDocument *shian_inspection_form_layout (const ShianInspectionForm *form, ShianPaper paper,
                                             const char *const *copies, ShianFonts *fonts);

G_END_DECLS
