/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private fontconfig set-ups: the process's own GTK fonts and the user's files stay untouched. */
#pragma once

#include <fontconfig/fontconfig.h>
#include <glib.h>

G_BEGIN_DECLS

/** shian_font_config_system: the machine's fonts and the Fandol fonts of a TeX tree. Made once,
 * read-only afterwards, may be used by any thread. (transfer none) */
FcConfig *shian_font_config_system (void);

/** shian_font_config_from_files: only @files; SHIAN_ERROR_IO names the one that is not a font.
 * (transfer full) */
FcConfig *shian_font_config_from_files (const char *const *files, GError **error);

/** shian_font_config_families: the names, in lower case, of all families in @config; keys of a
 * set. (transfer full) */
GHashTable *shian_font_config_families (FcConfig *config);

/** shian_font_config_any_chinese: a family that says it is for Chinese, the first by name; NULL
 * when there is none. (transfer full) */
char *shian_font_config_any_chinese (FcConfig *config);

G_END_DECLS
