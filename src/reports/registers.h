/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every register of the program in one place: what opening a data file takes. */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/** shian_registers_schema: migrations and record kinds of all rooms. */
const ShianStoreSchema *shian_registers_schema (void);

/** shian_registers_open: shian_store_open() with that schema. A file made anew gets the built-in
 * directory of units, and every file opened for writing the built-in templates it lacks.
 * (transfer full) */
ShianStore *shian_registers_open (const char *path, ShianStoreFlags flags, GError **error);

/** shian_registers_default_path: $XDG_DATA_HOME/shian/shian.db. (transfer full) */
char *shian_registers_default_path (void);

G_END_DECLS
