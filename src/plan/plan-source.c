/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-source.h"

#include "base/decode.h"
#include "base/error.h"
#include "base/text.h"
#include "plan/plan-docx.h"
#include "plan/plan-parser.h"
#include "plan/plan-sniff.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* So many readings in brackets are no accident. */
#define MAX_READINGS 3

static gboolean
refuse (GError **error, const char *name, const char *reason)
{
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, _ ("Reading the plan %s: %s"), name,
               reason);
  return FALSE;
}

static gboolean
check_size (gsize length, const char *name, GError **error)
{
  if (length <= SHIAN_PLAN_MAX_BYTES)
    return TRUE;
  return refuse (error, name,
                 _ ("the file is larger than 10 MB; copy the plan's text into a new file"));
}

/* Some web copies set the reading behind each character: 区（qū）. Guessing them away could change
 * a name. */
static gboolean
has_readings (const char *text)
{
  static const char pattern[] = "[（(][a-zü]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]{0,4}[）)]";
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_OPTIMIZE | G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  int count = 0;

  g_regex_match (regex, text, 0, &match);
  for (; g_match_info_matches (match) && count < MAX_READINGS; count++)
    g_match_info_next (match, NULL);
  return count >= MAX_READINGS;
}

static gboolean
check_content (const char *text, const char *name, GError **error)
{
  if (shian_text_is_empty (text))
    return refuse (
        error, name,
        _ ("the file holds no text: choose another one, or copy the plan's text and paste it"));
  if (has_readings (text))
    return refuse (error, name,
                   _ ("the text has pinyin between its characters, as some web copies do: use the "
                      "original text from the government's site"));
  return TRUE;
}

char *
shian_plan_source_decode (GBytes *bytes, const char *name, GError **error)
{
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = NULL;

  g_return_val_if_fail (name != NULL, NULL);
  if (!check_size (length, name, error) ||
      !shian_plan_sniff_refuse ((const guint8 *) data, length, name, error))
    return NULL;
  text = shian_decode (data, length);
  if (text == NULL)
    refuse (error, name,
            _ ("the text is damaged or cut off: get the file again, or copy the text and paste it "
               "here"));
  if (text == NULL || !check_content (text, name, error))
    return NULL;
  return g_steal_pointer (&text);
}

static char *
read_docx (const char *path, GError **error)
{
  g_autofree char *text = shian_docx_read (path, error);

  if (text == NULL || !check_size (strlen (text), path, error) ||
      !check_content (text, path, error))
    return NULL;
  return g_steal_pointer (&text);
}

/* A folder or a device is no plan, and reading a pipe might never end. */
static gboolean
check_file (const char *path, GError **error)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    return shian_error_set_errno (error, errno, _ ("Cannot open the plan %s"), path);
  if (!S_ISREG (info.st_mode))
    return refuse (error, path, _ ("this is not a file: choose the plan's file in it"));
  return check_size ((gsize) info.st_size, path, error);
}

char *
shian_plan_source_read (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  GError *local = NULL;
  char *data = NULL;
  gsize length = 0;

  g_return_val_if_fail (path != NULL, NULL);
  if (!check_file (path, error))
    return NULL;
  if (!g_file_get_contents (path, &data, &length, &local)) {
    shian_error_take_gio (error, local, _ ("Cannot read the plan"));
    return NULL;
  }
  bytes = g_bytes_new_take (data, length);
  if (shian_plan_sniff_is_package ((const guint8 *) data, length))
    return read_docx (path, error);
  return shian_plan_source_decode (bytes, path, error);
}
