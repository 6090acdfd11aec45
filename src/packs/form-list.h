/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of printed forms as a workbook. */
#pragma once

#include "inspection/form-register.h"
#include "packs/pack-result.h"

G_BEGIN_DECLS

/** shian_form_list_write: the forms of @query, as the list on the screen has them, into @folder. A workbook
 * that is there stays as it is: the new one gets another name. Errors as for shian_pack_write(). */
gboolean shian_form_list_write (ShianStore *store, const ShianFormQuery *query, const char *folder,
                                ShianPackResult *result, GError **error);

G_END_DECLS
