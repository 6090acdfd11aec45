/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 监管对象: the list of premises at left, the card of the chosen one beside it. */
#pragma once

#include "app/page.h"

G_BEGIN_DECLS

#define SHIAN_TYPE_SUBJECT_PAGE (shian_subject_page_get_type ())
G_DECLARE_FINAL_TYPE (ShianSubjectPage, shian_subject_page, SHIAN, SUBJECT_PAGE, ShianPage)

GtkWidget *shian_subject_page_new (ShianSession *session);

G_END_DECLS
