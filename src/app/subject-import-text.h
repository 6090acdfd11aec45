/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import amounts to, in words. */
#pragma once

#include "subjects/subject-import.h"

G_BEGIN_DECLS

/** shian_subject_import_summary: “12 new · 3 changed · 40 unchanged · 1 rejected”. (transfer full) */
char *shian_subject_import_summary (const ShianSubjectImport *import);

/** shian_subject_import_details: rejected rows with cell and reason, changed ones field by field (old →
 * new), new ones by name; some hundred lines at most, and how many more there are. (transfer full) */
char *shian_subject_import_details (const ShianSubjectImport *import);

G_END_DECLS
