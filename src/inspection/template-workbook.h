/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editions out to Excel, edited there, and in again as a new edition. */
#pragma once

#include "inspection/template-check.h"
#include "store/store.h"

G_BEGIN_DECLS

/** shian_template_export: the edition as a workbook, ready to be edited: it proposes the name of the
 * next edition, so that an import never touches this one. @next: (nullable): that name. */
gboolean shian_template_export (const ShianTemplateBook *book, const char *next, const char *path,
                                GError **error);

/** shian_template_next_name: a name no edition of @code has yet, made from @edition. (transfer
 * full) */
char *shian_template_next_name (ShianStore *store, const ShianTemplate *edition);

/** shian_template_file_read: an edition from a workbook or a JSON file, told by its content, with
 * every fault by sheet and cell or by place. @error is set, and NULL returned, only when the file is
 * neither or cannot be read. (transfer full) */
ShianTemplateSource *shian_template_file_read (const char *path, GError **error);

/** shian_template_workbook_read: the same for a workbook. */
ShianTemplateSource *shian_template_workbook_read (const char *path, GError **error);

/** ShianTemplateChange: one difference. @code NULL: of the head. @field NULL: the item is new (@old
 * NULL) or gone (@new NULL) as a whole. Texts are as a person reads them. */
typedef struct {
  char *code;
  char *field;
  char *before;
  char *after;
} ShianTemplateChange;

/** shian_template_compare: what differs from @old (nullable) to @new; the name of the edition and
 * where it came from do not count. (transfer full) (element-type ShianTemplateChange) */
GPtrArray *shian_template_compare (const ShianTemplateBook *old, const ShianTemplateBook *new);

/** ShianTemplateImport: what an import would do, to be shown first.
 * @base: name of the edition it is compared with, NULL for a new template
 * @changes: ShianTemplateChange; none: the file says nothing new and nothing would be stored
 * @n_new, @n_changed, @n_removed, @n_unchanged: items */
typedef struct {
  ShianTemplateSource *source;
  char *base;
  GPtrArray *changes;
  guint n_new;
  guint n_changed;
  guint n_removed;
  guint n_unchanged;
} ShianTemplateImport;

/** shian_template_import_propose: reads @path; @edition (nullable) names the new edition in the
 * file's stead. SHIAN_ERROR_INVALID lists all faults with their places. (transfer full) */
ShianTemplateImport *shian_template_import_propose (ShianStore *store, const char *path,
                                                    const char *edition, GError **error);
void shian_template_import_free (ShianTemplateImport *import);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShianTemplateImport, shian_template_import_free)

/** shian_template_import_accept: stores the new edition as one step of undo; with no changes
 * nothing. */
gboolean shian_template_import_accept (ShianStore *store, ShianTemplateImport *import,
                                       GError **error);

G_END_DECLS
