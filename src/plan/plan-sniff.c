/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "plan/plan-sniff.h"

#include "base/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum {
  KIND_TEXT,
  KIND_EMPTY,
  KIND_COMPOUND, /* .doc, .wps, .xls, or anything under a password */
  KIND_LOCKED,
  KIND_PDF,
  KIND_RTF,
  KIND_WEB_PAGE,
  KIND_PACKAGE,
  KIND_BINARY,
} Kind;

static gboolean
begins_with (const guint8 *data, gsize length, const char *mark, gsize size)
{
  return length >= size && memcmp (data, mark, size) == 0;
}

gboolean
shian_plan_sniff_is_package (const guint8 *data, gsize length)
{
  return begins_with (data, length, "PK\3\4", 4) || begins_with (data, length, "PK\5\6", 4);
}

/* Names in a compound file are UTF-16 with the low byte first. */
static gboolean
is_locked (const guint8 *data, gsize length)
{
  static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

  return memmem (data, length, name, sizeof name) != NULL;
}

static gboolean
is_web_page (const guint8 *data, gsize length)
{
  g_autofree char *head = g_ascii_strdown ((const char *) data, (gssize) MIN (length, 512));

  return strstr (head, "<!doctype html") != NULL || strstr (head, "<html") != NULL;
}

/* UTF-16 with a mark is text although it is full of zero bytes. */
static gboolean
is_binary (const guint8 *data, gsize length)
{
  if (begins_with (data, length, "\xff\xfe", 2) || begins_with (data, length, "\xfe\xff", 2))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (data[i] == 0 || (data[i] < 0x20 && strchr ("\t\n\v\f\r\x1a", data[i]) == NULL))
      return TRUE;
  return FALSE;
}

static Kind
find_kind (const guint8 *data, gsize length)
{
  if (length == 0)
    return KIND_EMPTY;
  if (begins_with (data, length, "\xd0\xcf\x11\xe0", 4))
    return is_locked (data, length) ? KIND_LOCKED : KIND_COMPOUND;
  if (memmem (data, MIN (length, 1024), "%PDF-", 5) != NULL)
    return KIND_PDF;
  if (begins_with (data, length, "{\\rtf", 5))
    return KIND_RTF;
  if (shian_plan_sniff_is_package (data, length))
    return KIND_PACKAGE;
  if (is_web_page (data, length))
    return KIND_WEB_PAGE;
  return is_binary (data, length) ? KIND_BINARY : KIND_TEXT;
}

static const char *
advice (Kind kind)
{
  switch (kind) {
  case KIND_EMPTY:
    return _ ("the file is empty: choose another one, or copy the plan's text and paste it");
  case KIND_COMPOUND:
    return _ ("this is an old Word or WPS file: open it and save it as .docx");
  case KIND_LOCKED:
    return _ ("the file is locked with a password: open it and save it without one");
  case KIND_PDF:
    return _ (
        "PDF is not read: open it, select all, copy the text and paste it. Where no text can be "
        "selected it is a scan: ask the issuing office for the Word file");
  case KIND_RTF:
    return _ ("this is an RTF file: open it in Word or WPS and save it as .docx");
  case KIND_WEB_PAGE:
    return _ ("this is a saved web page: open it in the browser, copy the text and paste it here");
  case KIND_PACKAGE:
    return _ ("this is a package of files: open the .docx itself");
  case KIND_BINARY:
  case KIND_TEXT:
  default:
    return _ (
        "this is not a text: open the plan in Word or WPS and save it as .docx. For a picture or "
        "a scan ask the issuing office for the Word file");
  }
}

gboolean
shian_plan_sniff_refuse (const guint8 *data, gsize length, const char *name, GError **error)
{
  Kind kind = find_kind (data, length);

  if (kind == KIND_TEXT)
    return TRUE;
  g_set_error (error, SHIAN_ERROR,
               kind == KIND_EMPTY ? SHIAN_ERROR_INVALID : SHIAN_ERROR_UNSUPPORTED,
               _ ("Reading the plan %s: %s"), name, advice (kind));
  return FALSE;
}
