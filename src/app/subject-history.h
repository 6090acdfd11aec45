/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happened at one of the premises, in a line. */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/** shian_subject_history: “3 inspections, the last on 2024年4月2日 · 2 open findings”. (transfer full) */
char *shian_subject_history (ShianStore *reader, const char *subject_id);

/** shian_subject_count_inspections: at most 200. */
guint shian_subject_count_inspections (ShianStore *reader, const char *subject_id);

G_END_DECLS
