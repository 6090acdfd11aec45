/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of regulated premises (监管对象) as a workbook. */
#pragma once

#include "packs/pack-result.h"
#include "store/store.h"
#include "subjects/subject-view.h"

G_BEGIN_DECLS

/**
 * shian_subject_list_write:
 * @kind: one of ShianSubjectKind, or -1 for all
 *
 * Every premises that is not deleted, by town and name, with all its fields: the same titles the
 * import knows, so that the list can be corrected in a workbook and read in again. Read in pages:
 * memory does not grow with the number of premises.
 */
gboolean shian_subject_list_write (ShianStore *store, int kind, const char *folder,
                                   const char *name, ShianPackResult *result, GError **error);

/** shian_subject_list_write_seen: the list as the window shows it: those @view and @words (nullable)
 * let through, in that order, with the columns seen, address and telephone. */
gboolean shian_subject_list_write_seen (ShianStore *store, const ShianSubjectView *view,
                                        const char *words, const char *folder, const char *name,
                                        ShianPackResult *result, GError **error);

G_END_DECLS
