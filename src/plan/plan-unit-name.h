/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a unit's name looks like, and the level in front of it that a list says only once. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** shian_unit_name_ends_like_unit: whether the first @length bytes of @name end as names of
 * departments, governments and bodies do (局 委 办 部 中心 人民政府 …); a bracket at the end is
 * passed over. */
gboolean shian_unit_name_ends_like_unit (const char *name, gsize length);

/** shian_unit_name_is_plausible: whether @name can be the name of a unit or of a group of units
 * and nothing else: its end, its length, no marks that end sentences. */
gboolean shian_unit_name_is_plausible (const char *name);

/** shian_unit_name_says_level: whether @name says whose unit it is (区教育局, 各镇): one can tell it
 * from a common word without a verb beside it. */
gboolean shian_unit_name_says_level (const char *name);

/** shian_unit_name_without_etc: how many of the first @length bytes of @name are left without a
 * closing 等, 等单位, 等部门. */
gsize shian_unit_name_without_etc (const char *name, gsize length);

/** shian_unit_name_find_joint: where 及, 和, 与, 会同 or 等 joins two names within the first @length
 * bytes: the left part must end like a unit (工业和信息化局 is one name). Returns the byte offset of
 * the joint and its size in @joint, or @length when there is none. */
gsize shian_unit_name_find_joint (const char *name, gsize length, gsize *joint);

/**
 * shian_unit_name_inherit:
 * @prefix: (inout): the level the list said last, NULL at its start; belongs to the caller
 *
 * 区委宣传部、网信办 means 区委网信办: a department named by its function alone takes the level of the
 * one before it. Complete names (各…, 公安静海分局, 静海海关, 王口镇人民政府) stay. (transfer full)
 */
char *shian_unit_name_inherit (const char *name, char **prefix);

G_END_DECLS
