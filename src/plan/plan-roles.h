/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grammar of a responsibility clause: who leads, answers, shares, supports. */
#pragma once

#include "plan/plan-text.h"

G_BEGIN_DECLS

/** shian_roles_label: the size of a label such as “责任单位：” or “牵头部门:” at the start of @text, 0
 * when there is none. @colon: a colon is needed (not so within 【】). */
gsize shian_roles_label (const char *text, gboolean colon);

/**
 * shian_roles_parse:
 * @text: the clause without its brackets, without line ends
 * @origin: (element-type guint32): the source offset of each byte of @text and of its end
 *
 * Returns the responsibilities in the order of the text, or NULL when @text is not a
 * responsibility clause. (transfer full) (element-type ShianTextResponsibility)
 */
GPtrArray *shian_roles_parse (const char *text, const GArray *origin);

/** shian_roles_parse_list: as above for a bare list of units, each naming its level: what remains of
 * a table's last column. All are responsible. */
GPtrArray *shian_roles_parse_list (const char *text, const GArray *origin);

G_END_DECLS
