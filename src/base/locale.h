/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which language the program speaks, and where its translations lie. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * shian_locale_init:
 * @language: (nullable): “zh_CN” or “en” to insist on one, NULL or “system” for the desktop's
 *
 * Sets the locale and binds the translations: those of the build folder when the program runs from
 * there, else the installed ones; the variable SHIAN_LOCALEDIR goes before both. Where no usable
 * locale and no LANGUAGE is set the program speaks Chinese. Call first in main(), before any thread.
 */
void shian_locale_init (const char *language);

G_END_DECLS
