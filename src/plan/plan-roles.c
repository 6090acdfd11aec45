/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-roles.h"

#include "plan/plan-chars.h"
#include "plan/plan-predicate.h"
#include "plan/plan-text-private.h"
#include "plan/plan-unit-name.h"

#include <string.h>

#define NO_ROLE (-1)
#define MAX_ITEM_BYTES 240 /* longer than any unit with its predicate */

typedef struct {
  const char *text;
  const GArray *origin;
  GPtrArray *found;
  guint pending;  /* from this one on the role is not known yet */
  int label_role; /* of the label read last */
  int last_role;  /* of the predicate read last */
  char *prefix;   /* level of the unit before */
  gboolean bare;  /* a list without any verb or label */
} Clause;

static const struct {
  const char *word;
  ShianRole role;
} LABEL_WORDS[] = {
  { "第一责任", SHIAN_ROLE_LEAD },    { "主要责任", SHIAN_ROLE_LEAD },
  { "牵头责任", SHIAN_ROLE_LEAD },    { "配合责任", SHIAN_ROLE_SUPPORT },
  { "牵头", SHIAN_ROLE_LEAD },        { "主办", SHIAN_ROLE_LEAD },
  { "主责", SHIAN_ROLE_LEAD },        { "配合", SHIAN_ROLE_SUPPORT },
  { "协办", SHIAN_ROLE_SUPPORT },     { "参与", SHIAN_ROLE_SUPPORT },
  { "参加", SHIAN_ROLE_SUPPORT },     { "协助", SHIAN_ROLE_SUPPORT },
  { "支持", SHIAN_ROLE_SUPPORT },     { "协同", SHIAN_ROLE_SUPPORT },
  { "责任", SHIAN_ROLE_RESPONSIBLE }, { "承办", SHIAN_ROLE_RESPONSIBLE },
  { "负责", SHIAN_ROLE_RESPONSIBLE }, { "落实", SHIAN_ROLE_RESPONSIBLE },
  { "实施", SHIAN_ROLE_RESPONSIBLE },
};

static gsize
noun_size (const char *p)
{
  static const char *const nouns[] = { "单位", "部门", "处室", "科室",
                                       "股室", "主体", "机关", "分工" };

  for (gsize i = 0; i < G_N_ELEMENTS (nouns); i++)
    if (g_str_has_prefix (p, nouns[i]))
      return strlen (nouns[i]);
  return 0;
}

static gsize
colon_size (const char *p)
{
  return *p == ':' ? 1 : g_str_has_prefix (p, "：") ? strlen ("：") : 0;
}

/* “责任单位：”, or with @short_form also “牵头：”. */
static gsize
read_label (const char *text, gboolean colon, gboolean short_form, ShianRole *role)
{
  for (gsize i = 0; i < G_N_ELEMENTS (LABEL_WORDS); i++) {
    gsize word = strlen (LABEL_WORDS[i].word);
    gsize noun;
    gsize end;
    if (!g_str_has_prefix (text, LABEL_WORDS[i].word))
      continue;
    noun = noun_size (text + word);
    end = colon_size (text + word + noun);
    if ((noun == 0 && (!short_form || end == 0)) || (colon && end == 0))
      continue;
    *role = LABEL_WORDS[i].role;
    return word + noun + end;
  }
  return 0;
}

gsize
shian_roles_label (const char *text, gboolean colon)
{
  ShianRole role;

  g_return_val_if_fail (text != NULL, 0);
  return read_label (text, colon, FALSE, &role);
}

static gboolean
is_separator (gunichar c)
{
  switch (c) {
  case ',':
  case ';':
  case '|':
  case '\t':
  case 0x3001:
  case 0xff0c:
  case 0xff1b:
  case 0x3002:
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
is_level (const char *p)
{
  return g_utf8_strchr ("省市区县", -1, g_utf8_get_char (p)) != NULL;
}

/* The end of the item that begins at @start: a separator outside brackets, or a label. A level
 * standing alone belongs to what follows: 市、区两级…. */
static gsize
item_end (const char *text, gsize start)
{
  int depth = 0;
  ShianRole role;
  const char *p = text + start;

  for (; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    gsize size = (gsize) (p - text) - start;
    depth += (shian_char_closer (c) != 0) - (shian_char_folded_closer (c) != 0);
    if (depth > 0)
      continue;
    if (is_separator (c) && !(c == 0x3001 && size == strlen ("市") && is_level (text + start)))
      break;
    if (size > 0 && read_label (p, TRUE, FALSE, &role) > 0)
      break;
  }
  return (gsize) (p - text);
}

static guint32
origin_at (const Clause *clause, gsize i)
{
  return g_array_index (clause->origin, guint32, i);
}

static gboolean
add_unit (Clause *clause, gsize start, gsize end)
{
  g_autofree char *name = NULL;
  ShianTextResponsibility *responsibility;

  name = g_strndup (clause->text + start, end - start);
  if (!shian_unit_name_is_plausible (name) &&
      (clause->label_role == NO_ROLE || g_utf8_strlen (name, -1) > 40))
    return FALSE;
  responsibility = g_new0 (ShianTextResponsibility, 1);
  responsibility->unit = shian_unit_name_inherit (name, &clause->prefix);
  responsibility->span = (ShianSpan){ origin_at (clause, start), origin_at (clause, end - 1) + 1u };
  g_ptr_array_add (clause->found, responsibility);
  return TRUE;
}

/* Names joined by 及, 和, 与, 会同. */
static gboolean
add_units (Clause *clause, gsize start, gsize end)
{
  gsize named = start + shian_unit_name_without_etc (clause->text + start, end - start);

  if (named == start)
    return start == end || clause->found->len > 0;
  while (start < named) {
    gsize joint;
    gsize left = shian_unit_name_find_joint (clause->text + start, named - start, &joint);
    if (!add_unit (clause, start, start + left))
      return FALSE;
    start += left + joint;
  }
  return TRUE;
}

static void
give_role (Clause *clause, int role)
{
  for (; clause->pending < clause->found->len; clause->pending++) {
    ShianTextResponsibility *responsibility = g_ptr_array_index (clause->found, clause->pending);
    responsibility->role = (ShianRole) role;
  }
}

static gsize
trim_start (const char *text, gsize start, gsize end)
{
  while (start < end) {
    gunichar c = g_utf8_get_char (text + start);
    if (!shian_char_is_pause (c) && c != ' ' && !is_separator (c))
      break;
    start += g_utf8_skip[(guchar) text[start]];
  }
  return start;
}

static gboolean
read_labels (Clause *clause, gsize *start, gsize end)
{
  ShianRole role;
  gsize size;

  while (*start < end && (size = read_label (clause->text + *start, TRUE, TRUE, &role)) > 0) {
    if (clause->pending < clause->found->len && clause->label_role == NO_ROLE)
      return FALSE;
    give_role (clause, clause->label_role);
    clause->label_role = (int) role;
    *start = trim_start (clause->text, *start + size, end);
  }
  return TRUE;
}

/* One part between separators: [label] [由] units [predicate]. */
static gboolean
read_item (Clause *clause, gsize start, gsize end)
{
  g_autofree char *item = NULL;
  gsize predicate = 0;
  ShianRole role;
  gboolean found;

  start = trim_start (clause->text, start, end);
  if (!read_labels (clause, &start, end) || end - start > MAX_ITEM_BYTES)
    return FALSE;
  if (g_str_has_prefix (clause->text + start, "由"))
    start += strlen ("由");
  if (start >= end)
    return TRUE;
  item = g_strndup (clause->text + start, end - start);
  found = shian_predicate_find (item, &predicate, &role);
  if (!add_units (clause, start, found ? start + predicate : end))
    return FALSE;
  if (!found)
    return TRUE;
  if (clause->pending == clause->found->len)
    return FALSE;
  give_role (clause, (int) role);
  clause->last_role = (int) role;
  return TRUE;
}

static gboolean
all_say_level (const Clause *clause)
{
  for (guint i = 0; i < clause->found->len; i++) {
    ShianTextResponsibility *one = g_ptr_array_index (clause->found, i);
    if (!shian_unit_name_says_level (one->unit))
      return FALSE;
    one->role = SHIAN_ROLE_RESPONSIBLE;
  }
  return clause->found->len > 0;
}

static gboolean
read_clause (Clause *clause)
{
  gsize length = strlen (clause->text);

  for (gsize start = 0; start < length;) {
    gsize end = item_end (clause->text, start);
    if (end > start && !read_item (clause, start, end))
      return FALSE;
    if (end < length && is_separator (g_utf8_get_char (clause->text + end)))
      end += g_utf8_skip[(guchar) clause->text[end]];
    start = end;
  }
  if (clause->bare)
    return clause->last_role == NO_ROLE && clause->label_role == NO_ROLE && all_say_level (clause);
  if (clause->label_role == NO_ROLE && clause->last_role == NO_ROLE)
    return FALSE;
  /* “A牵头，B、C” leaves the second verb out. */
  give_role (clause, clause->label_role != NO_ROLE ? clause->label_role : SHIAN_ROLE_ASSIGNED);
  return clause->found->len > 0;
}

static GPtrArray *
parse (const char *text, const GArray *origin, gboolean bare)
{
  Clause clause = {
    .text = text, .origin = origin, .label_role = NO_ROLE, .last_role = NO_ROLE, .bare = bare
  };
  gboolean is_clause;

  clause.found = g_ptr_array_new_with_free_func ((GDestroyNotify) shian_text_responsibility_free);
  is_clause = read_clause (&clause);
  g_free (clause.prefix);
  if (!is_clause)
    g_clear_pointer (&clause.found, g_ptr_array_unref);
  return clause.found;
}

GPtrArray *
shian_roles_parse (const char *text, const GArray *origin)
{
  g_return_val_if_fail (text != NULL && origin != NULL && origin->len > strlen (text), NULL);
  return parse (text, origin, FALSE);
}

GPtrArray *
shian_roles_parse_list (const char *text, const GArray *origin)
{
  g_return_val_if_fail (text != NULL && origin != NULL && origin->len > strlen (text), NULL);
  return parse (text, origin, TRUE);
}
