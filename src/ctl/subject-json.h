/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Premises on the command line and in JSON. */
#pragma once

#include "ctl/ctl.h"
#include "subjects/subject.h"

G_BEGIN_DECLS

/** ctl_subject_node: an object of the id and every field, as stored; none is null. (transfer full) */
JsonNode *ctl_subject_node (const ShianSubject *subject);

/** ctl_json_warnings: the member “warnings”: [{"field","text"}]. */
void ctl_json_warnings (JsonBuilder *builder, const ShianSubject *subject);

/** ctl_subject_import: the command “subject import”. */
int ctl_subject_import (Ctl *ctl, int argc, char **argv, GError **error);

G_END_DECLS
