/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/locale.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

static gboolean
runs_from_build (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  return program != NULL && g_str_has_prefix (program, SHIAN_BUILD_DIR "/");
}

static const char *
find_translations (void)
{
  const char *folder = g_getenv ("SHIAN_LOCALEDIR");

  if (folder != NULL && *folder != '\0')
    return folder;
  return runs_from_build () ? SHIAN_BUILD_DIR "/po" : SHIAN_LOCALEDIR;
}

static gboolean
is_neutral (const char *locale)
{
  return locale == NULL || strcmp (locale, "C") == 0 || strcmp (locale, "POSIX") == 0;
}

/* gettext looks at LANGUAGE only when the locale is not plain C: C.UTF-8 exists everywhere. Pango
 * picks Chinese shapes for shared characters by PANGO_LANGUAGE. */
static void
speak (const char *language)
{
  g_setenv ("LANGUAGE", language, TRUE);
  if (g_str_has_prefix (language, "zh"))
    g_setenv ("PANGO_LANGUAGE", "zh-cn", FALSE);
}

void
shian_locale_init (const char *language)
{
  gboolean usable = setlocale (LC_ALL, "") != NULL && !is_neutral (setlocale (LC_MESSAGES, NULL));
  gboolean asked = language != NULL && *language != '\0' && strcmp (language, "system") != 0;

  if (!usable)
    setlocale (LC_ALL, "C.UTF-8");
  if (asked)
    speak (language);
  else if (g_getenv ("LANGUAGE") == NULL || *g_getenv ("LANGUAGE") == '\0') {
    if (!usable || strcmp (setlocale (LC_MESSAGES, NULL), "C.UTF-8") == 0)
      speak ("zh_CN");
  }
  /* Numbers in files and on the command line are written the same everywhere. */
  setlocale (LC_NUMERIC, "C");
  bindtextdomain (GETTEXT_PACKAGE, find_translations ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
