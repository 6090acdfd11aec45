/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All units in memory: names to units, collectives to members. */
#pragma once

#include "store/store.h"
#include "units/unit.h"

G_BEGIN_DECLS

typedef struct _ShianUnitDirectory ShianUnitDirectory;

/** shian_unit_directory_load: every unit that is not deleted. (transfer full) */
ShianUnitDirectory *shian_unit_directory_load (ShianStore *store, GError **error);
void shian_unit_directory_free (ShianUnitDirectory *directory);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianUnitDirectory, shian_unit_directory_free)

/** shian_unit_directory_units: in the order of lists. (transfer none) (element-type ShianUnit) */
GPtrArray *shian_unit_directory_units (ShianUnitDirectory *directory);

/** shian_unit_directory_find: by short name, full name or alias, full- or half-width, blanks not
 * counted; NULL when unknown. */
const ShianUnit *shian_unit_directory_find (ShianUnitDirectory *directory, const char *name);

/** shian_unit_directory_find_id: by id, or NULL. */
const ShianUnit *shian_unit_directory_find_id (ShianUnitDirectory *directory, const char *id);

/** shian_unit_directory_require: as find, but SHIAN_ERROR_NOT_FOUND names the likeliest units. */
const ShianUnit *shian_unit_directory_require (ShianUnitDirectory *directory, const char *name,
                                               GError **error);

/** shian_unit_directory_expands_to: whether @collective stands for @unit (among others). */
gboolean shian_unit_directory_expands_to (ShianUnitDirectory *directory,
                                          const ShianUnit *collective, const ShianUnit *unit);

/** shian_unit_directory_members: who @collective stands for, in order. (transfer container)
 * (element-type ShianUnit) */
GPtrArray *shian_unit_directory_members (ShianUnitDirectory *directory,
                                         const ShianUnit *collective);

/** shian_unit_directory_search: units of which any name contains @text; for typing.
 * Collectives are left out. (transfer container) (element-type ShianUnit) */
GPtrArray *shian_unit_directory_search (ShianUnitDirectory *directory, const char *text);

/** shian_units_install: puts the units of a CSV (short,full,aliases,kind,member,expands,note) into
 * the store, leaving units already there alone; one step of undo. SHIAN_ERROR_INVALID names the
 * line, also where a name means two units or a selector is unknown; then nothing is put in. */
gboolean shian_units_install (ShianStore *store, const char *csv, const char *place,
                              GError **error);

/** shian_units_install_builtin: the directory shipped with the program. */
gboolean shian_units_install_builtin (ShianStore *store, GError **error);

/** shian_unit_add_alias: adds @alias to @unit, unless it bears that name already.
 * SHIAN_ERROR_INVALID when another unit has it. */
gboolean shian_unit_add_alias (ShianStore *store, const char *unit_id, const char *alias,
                               GError **error);

/** shian_unit_save: saves a new or edited unit after checking that none of its names is another
 * unit's and that every selector in expands is known. */
gboolean shian_unit_save (ShianStore *store, ShianUnit *unit, GError **error);

G_END_DECLS
