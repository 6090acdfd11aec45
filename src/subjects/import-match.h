/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which premises of the register a row of a list means. */
#pragma once

#include "store/store.h"
#include "subjects/subject.h"

G_BEGIN_DECLS

typedef struct _ShianImportMatcher ShianImportMatcher;

ShianImportMatcher *shian_import_matcher_new (ShianStore *store);
void shian_import_matcher_free (ShianImportMatcher *matcher);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianImportMatcher, shian_import_matcher_free)

/**
 * shian_import_matcher_find:
 * @given: the row's values, tidied
 * @found: (out) (transfer full): NULL when the premises are new
 * @reason: (out) (transfer full): set instead when a person must decide: several answer, or the row
 *   repeats an earlier one
 *
 * By credit code, then licence number, then name and town, each only where the other codes do not
 * speak against it. One company may run several premises under one credit code: then the name
 * decides. FALSE with @error when the store fails.
 */
gboolean shian_import_matcher_find (ShianImportMatcher *matcher, guint row,
                                    const ShianSubject *given, ShianSubject **found, char **reason,
                                    GError **error);

G_END_DECLS
