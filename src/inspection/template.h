/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inspection templates (检查表). A template has editions; an edition never changes once it is
 * stored, so that an inspection made with it reads the same for ever. Items keep their identity from
 * one edition to the next. */
#pragma once

#include "base/record.h"

G_BEGIN_DECLS

typedef enum {
  SHIAN_ITEM_VERDICT, /* 符合, 不符合, 不适用 */
  SHIAN_ITEM_NUMBER,  /* judged by its limits when it has any */
  SHIAN_ITEM_TEXT,
  SHIAN_ITEM_DATE,
  SHIAN_ITEM_CHOICE,
} ShianItemKind;

typedef enum {
  SHIAN_SEVERITY_GENERAL, /* 一般项 */
  SHIAN_SEVERITY_KEY,     /* 重点项 ★ */
  SHIAN_SEVERITY_ADVICE,  /* encouraged: never counted against the premises */
} ShianSeverity;
extern const ShianChoice SHIAN_SEVERITY_CHOICES[];

typedef enum {
  SHIAN_RULE_COUNTS, /* by the numbers of key and general items not met */
  SHIAN_RULE_RATES,  /* every heading reaches rate_min and no key item fails */
} ShianRuleKind;

/** ShianTemplate: one edition.
 * @code: names the template through all its editions: lower-case letters, digits, hyphens
 * @edition: names the edition within it
 * @legal: legal texts, a line each: short name, tab, full title, tab, date of the version
 * @facts: what the condition of an item may ask beside the premises' own fields, a line each:
 *   id, tab, question
 * @subject_kinds: kinds of premises it is for, parted by “;”
 * @key_max, @general_max: how many items not met still give the middle result (COUNTS)
 * @rate_min: percent of the applicable items each heading must reach (RATES)
 * @result_titles: words for pass, middle and fail, parted by “;”
 * @key_days, @general_days: working days allowed by default to put a finding right */
typedef struct {
  ShianRecord record;
  char *code;
  char *title;
  char *edition;
  char *valid_from;
  char *valid_to;
  char *subject_kinds;
  char *legal;
  char *facts;
  int rule; /* ShianRuleKind */
  gint64 key_max;
  gint64 general_max;
  double rate_min;
  char *result_titles;
  gint64 key_days;
  gint64 general_days;
  gboolean builtin;
  char *note;
} ShianTemplate;
SHIAN_DECLARE_RECORD (ShianTemplate, shian_template, SHIAN_TEMPLATE_TYPE)

/** ShianTemplateItem:
 * @item: its identity through all editions; never shown, never reused
 * @code: as printed: C01
 * @low, @high: limits of a number, NAN for none; @low_open, @high_open: the limit itself fails
 * @choices: parted by “;”, each with “=1”, “=2” or “=3” after it when it means conforming, not
 *   conforming, not applicable
 * @applies: when the item applies, see condition.h; NULL for always
 * @hint: how to look or measure */
typedef struct {
  ShianRecord record;
  char *template; /* id of the edition */
  gint64 number;
  char *item;
  char *code;
  char *heading;
  char *text;
  int kind;     /* ShianItemKind */
  int severity; /* ShianSeverity */
  char *unit;
  double low;
  double high;
  gboolean low_open;
  gboolean high_open;
  char *choices;
  char *applies;
  char *basis;
  char *hint;
} ShianTemplateItem;
SHIAN_DECLARE_RECORD (ShianTemplateItem, shian_template_item, SHIAN_TEMPLATE_ITEM_TYPE)

/** ShianTemplateBook: an edition with its items in order. */
typedef struct {
  ShianTemplate *edition;
  GPtrArray *items; /* ShianTemplateItem, owned */
} ShianTemplateBook;

/** shian_template_book_new: an empty edition without items. (transfer full) */
ShianTemplateBook *shian_template_book_new (void);
void shian_template_book_free (ShianTemplateBook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianTemplateBook, shian_template_book_free)

/** shian_template_book_find_item: by identity; NULL when this edition has none.
 * shian_template_book_find_row: by the id of the item's record. (transfer none) */
const ShianTemplateItem *shian_template_book_find_item (const ShianTemplateBook *book,
                                                        const char *item);
const ShianTemplateItem *shian_template_book_find_row (const ShianTemplateBook *book,
                                                       const char *row);

/** shian_template_book_find_code: by the printed number, with or without its letter and leading
 * zeros, in any case: C07, c7, 7. (transfer none) */
const ShianTemplateItem *shian_template_book_find_code (const ShianTemplateBook *book,
                                                        const char *code);

/** shian_template_book_count: items of @severity, or all when -1. */
guint shian_template_book_count (const ShianTemplateBook *book, int severity);

/** shian_template_item_choices: the words to choose from, without what they mean; empty when the
 * item has none. (transfer full) */
char **shian_template_item_choices (const ShianTemplateItem *item);

/** shian_template_result_title: the edition's word for result 0 pass, 1 middle, 2 fail. (transfer
 * full) */
char *shian_template_result_title (const ShianTemplate *edition, guint result);

G_END_DECLS
