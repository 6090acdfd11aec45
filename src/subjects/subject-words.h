/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words official papers and ledgers have for what is known of premises: always Chinese, while
 * the titles of the choices follow the language of the screen. NULL for what is not known. */
#pragma once

#include "subjects/subject.h"

G_BEGIN_DECLS

const char *shian_subject_kind_word (const ShianSubject *subject);      /* “校园食堂” */
const char *shian_subject_stage_word (const ShianSubject *subject);     /* “小学” */
const char *shian_subject_ownership_word (const ShianSubject *subject); /* “公办” */
const char *shian_subject_supply_word (const ShianSubject *subject);    /* “承包” */
const char *shian_subject_bright_word (const ShianSubject *subject);    /* “视频” */

G_END_DECLS
