/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "units/unit.h"

#include <glib/gi18n-lib.h>

static const ShianChoice KINDS[] = {
  { "office", N_ ("Food-safety office") },
  { "department", N_ ("Department") },
  { "party", N_ ("Party department") },
  { "judicial", N_ ("Court or procuratorate") },
  { "town", N_ ("Town") },
  { "street", N_ ("Street") },
  { "park", N_ ("Industrial park") },
  { "collective", N_ ("Collective name") },
  { NULL, NULL },
};

static const ShianField FIELDS[] = {
  SHIAN_FIELD (ShianUnit, number, INTEGER, N_ ("Number"), SHIAN_FIELD_REQUIRED, NULL, 0),
  SHIAN_FIELD (ShianUnit, short_name, TEXT, N_ ("Short name"), SHIAN_FIELD_REQUIRED, NULL, 60),
  SHIAN_FIELD (ShianUnit, full_name, TEXT, N_ ("Full name"), 0, NULL, 120),
  SHIAN_FIELD (ShianUnit, aliases, TEXT, N_ ("Other names"), 0, NULL, 1000),
  SHIAN_FIELD (ShianUnit, kind, CHOICE, N_ ("Kind"), 0, KINDS, 0),
  SHIAN_FIELD (ShianUnit, member, BOOL, N_ ("Committee member"), 0, NULL, 0),
  SHIAN_FIELD (ShianUnit, expands, TEXT, N_ ("Stands for"), 0, NULL, 1000),
  SHIAN_FIELD (ShianUnit, note, TEXT, N_ ("Note"), 0, NULL, 500),
};

const ShianRecordType SHIAN_UNIT_TYPE =
    SHIAN_RECORD_TYPE ("unit", N_ ("Unit"), ShianUnit, FIELDS, shian_unit_free);
SHIAN_DEFINE_RECORD (ShianUnit, shian_unit, SHIAN_UNIT_TYPE)

const char *
shian_unit_display_name (const ShianUnit *unit)
{
  return unit->full_name != NULL && *unit->full_name != '\0' ? unit->full_name : unit->short_name;
}
