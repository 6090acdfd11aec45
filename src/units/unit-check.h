/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What keeps the directory free of names that mean two units. For this room only. */
#pragma once

#include "units/unit-directory.h"

G_BEGIN_DECLS

/** shian_unit_check: that none of @unit's names is another unit's in @directory and that every
 * selector in expands is known there. SHIAN_ERROR_INVALID names the name. */
gboolean shian_unit_check (ShianUnitDirectory *directory, const ShianUnit *unit, GError **error);

G_END_DECLS
