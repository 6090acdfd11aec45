/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editions in the data file. */
#pragma once

#include "inspection/template.h"
#include "store/store.h"

G_BEGIN_DECLS

/** shian_template_list: all editions by code, the newest of each first. (transfer full)
 * (element-type ShianTemplate) */
GPtrArray *shian_template_list (ShianStore *store, GError **error);

/** shian_template_count_items: how many items the edition @id has, of @severity or all when -1. */
gint64 shian_template_count_items (ShianStore *store, const char *id, int severity);

/** shian_template_load: the edition @id with its items. (transfer full) */
ShianTemplateBook *shian_template_load (ShianStore *store, const char *id, GError **error);

/**
 * shian_template_find:
 * @name: a code, meaning the newest edition in force on @day, or “code@edition”
 * @day: (nullable): ISO date; NULL for the newest edition whenever it begins
 *
 * SHIAN_ERROR_NOT_FOUND names the codes and editions there are. (transfer full)
 */
ShianTemplate *shian_template_find (ShianStore *store, const char *name, const char *day,
                                    GError **error);

/** shian_template_add: stores the edition with its items, as one step of undo. @book's records get
 * their ids. SHIAN_ERROR_INVALID when the code has an edition of that name already. */
gboolean shian_template_add (ShianStore *store, ShianTemplateBook *book, GError **error);

/** shian_template_builtin: the editions shipped with the program, read and checked. (transfer full)
 * (element-type ShianTemplateBook) */
GPtrArray *shian_template_builtin (void);

/** shian_template_install_builtin: adds the built-in editions the data file does not have; not for
 * undo. Cheap when there is nothing to add. */
gboolean shian_template_install_builtin (ShianStore *store, GError **error);

G_END_DECLS
