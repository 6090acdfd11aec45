/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Departments, towns and the collective names plans use for groups of them. */
#pragma once

#include "base/record.h"

G_BEGIN_DECLS

typedef enum {
  SHIAN_UNIT_OFFICE,     /* 区食品安全办 */
  SHIAN_UNIT_DEPARTMENT, /* 区教育局 … */
  SHIAN_UNIT_PARTY,      /* 区委宣传部 … */
  SHIAN_UNIT_JUDICIAL,   /* 法院、检察院 */
  SHIAN_UNIT_TOWN,
  SHIAN_UNIT_STREET,
  SHIAN_UNIT_PARK,
  SHIAN_UNIT_COLLECTIVE, /* 各乡镇人民政府、相关成员单位 … */
} ShianUnitKind;

/** ShianUnit:
 * @aliases: other names, separated by “;”
 * @member: belongs to the food-safety committee
 * @expands: for a collective, who it stands for, separated by “;”: @town, @street, @park, @member,
 * or short names */
typedef struct {
  ShianRecord record;
  gint64 number; /* order in lists */
  char *short_name;
  char *full_name;
  char *aliases;
  int kind; /* ShianUnitKind */
  gboolean member;
  char *expands;
  char *note;
} ShianUnit;

SHIAN_DECLARE_RECORD (ShianUnit, shian_unit, SHIAN_UNIT_TYPE)

/** shian_unit_display_name: the full name, or the short one when there is none. */
const char *shian_unit_display_name (const ShianUnit *unit);

G_END_DECLS
