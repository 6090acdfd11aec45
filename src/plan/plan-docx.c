/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-docx.h"

#include "base/error.h"
#include "plan/plan-docx-numbers.h"
#include "workbook/zip-part.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_PART (64u << 20)
#define MAX_TEXT (16u << 20)

typedef struct {
  ShianZipPart *part;
  ShianDocxNumbers *numbers;
  GString *text;
  gboolean in_text;
  int skipping;    /* depth of the element left out, 0 when none */
  gsize paragraph; /* where the text of the paragraph begins */
} Reader;

static gboolean
has_part (const char *path, const char *name)
{
  g_autoptr (ShianZipPart) part = shian_zip_part_open (path, name, MAX_PART, NULL);

  return part != NULL;
}

/* Why a package without word/document.xml is refused. */
static void
refuse_package (const char *path, GError **error)
{
  const char *advice = _ ("this is no Word document: save the plan as .docx");

  if (has_part (path, "xl/workbook.xml"))
    advice = _ ("this is a workbook: copy the plan's text into a .docx or paste it here");
  else if (has_part (path, "content.xml"))
    advice = _ ("this is an OpenDocument file: open it and save it as .docx");
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_UNSUPPORTED, _ ("Reading the plan %s: %s"), path,
               advice);
}

/* The part reader speaks of workbooks; what matters here is its code. */
static void
explain (const char *path, GError *from, GError **error)
{
  if (g_error_matches (from, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND))
    refuse_package (path, error);
  else if (g_error_matches (from, SHIAN_ERROR, SHIAN_ERROR_UNSUPPORTED))
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_UNSUPPORTED,
                 _ ("Reading the plan %s: the file is locked with a password: open it and save it "
                    "without one"),
                 path);
  else if (g_error_matches (from, SHIAN_ERROR, SHIAN_ERROR_INVALID))
    g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
                 _ ("Reading the plan %s: the file is damaged or not a sound Word document: open "
                    "it in Word or WPS and save it again as .docx"),
                 path);
  else
    g_propagate_error (error, g_error_copy (from));
  g_error_free (from);
}

static void
replace_last (GString *text, char from, char to)
{
  if (text->len > 0 && text->str[text->len - 1] == from)
    text->str[text->len - 1] = to;
  else
    g_string_append_c (text, to);
}

/* Struck out or moved away under revision, the second copy kept for old programs, field codes. */
static gboolean
is_left_out (Reader *reader)
{
  return shian_zip_part_is_start (reader->part, "del") ||
         shian_zip_part_is_start (reader->part, "moveFrom") ||
         shian_zip_part_is_start (reader->part, "Fallback") ||
         shian_zip_part_is_start (reader->part, "pPrChange") ||
         shian_zip_part_is_start (reader->part, "instrText");
}

static void
read_start (Reader *reader, xmlTextReaderPtr xml)
{
  gboolean empty = xmlTextReaderIsEmptyElement (xml) == 1;

  if (is_left_out (reader))
    reader->skipping = empty ? 0 : xmlTextReaderDepth (xml) + 1;
  else if (shian_zip_part_is_start (reader->part, "t"))
    reader->in_text = !empty;
  else if (shian_zip_part_is_start (reader->part, "tab"))
    g_string_append_c (reader->text, '\t');
  else if (shian_zip_part_is_start (reader->part, "br") ||
           shian_zip_part_is_start (reader->part, "cr"))
    g_string_append_c (reader->text, '\n');
  else if (shian_zip_part_is_start (reader->part, "noBreakHyphen"))
    g_string_append_c (reader->text, '-');
  else if (shian_zip_part_is_start (reader->part, "p"))
    reader->paragraph = reader->text->len;
  if (shian_zip_part_is_start (reader->part, "p") && empty)
    g_string_append_c (reader->text, '\n');
  shian_docx_numbers_start (reader->numbers, reader->part);
}

static void
read_end (Reader *reader)
{
  if (shian_zip_part_is_end (reader->part, "t")) {
    reader->in_text = FALSE;
  } else if (shian_zip_part_is_end (reader->part, "pPr")) {
    g_autofree char *number = shian_docx_numbers_next (reader->numbers);
    if (number != NULL)
      g_string_append (reader->text, number);
  } else if (shian_zip_part_is_end (reader->part, "p")) {
    g_string_append_c (reader->text, '\n');
  } else if (shian_zip_part_is_end (reader->part, "tc")) {
    replace_last (reader->text, '\n', '\t');
  } else if (shian_zip_part_is_end (reader->part, "tr")) {
    replace_last (reader->text, '\t', '\n');
  }
}

static void
read_event (Reader *reader)
{
  xmlTextReaderPtr xml = shian_zip_part_xml (reader->part);
  int type = xmlTextReaderNodeType (xml);

  if (reader->skipping > 0) {
    if (type == XML_READER_TYPE_END_ELEMENT && xmlTextReaderDepth (xml) + 1 == reader->skipping)
      reader->skipping = 0;
  } else if (type == XML_READER_TYPE_ELEMENT) {
    read_start (reader, xml);
  } else if (type == XML_READER_TYPE_END_ELEMENT) {
    read_end (reader);
  } else if (reader->in_text) {
    const xmlChar *value = xmlTextReaderConstValue (xml);
    if (value != NULL)
      g_string_append (reader->text, (const char *) value);
  }
}

static gboolean
read_document (Reader *reader, GError **error)
{
  int code;

  while ((code = shian_zip_part_next (reader->part, error)) == 1) {
    read_event (reader);
    if (reader->text->len > MAX_TEXT) {
      g_set_error_literal (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, "text");
      return FALSE;
    }
  }
  return code == 0;
}

char *
shian_docx_read (const char *path, GError **error)
{
  GError *local = NULL;
  g_autoptr (ShianZipPart) part = NULL;
  g_autoptr (ShianDocxNumbers) numbers = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  Reader reader = { .text = text };

  g_return_val_if_fail (path != NULL, NULL);
  part = shian_zip_part_open (path, "word/document.xml", MAX_PART, &local);
  if (part != NULL) {
    numbers = shian_docx_numbers_load (path, MAX_PART);
    reader.part = part;
    reader.numbers = numbers;
  }
  if (part == NULL || !read_document (&reader, &local)) {
    explain (path, local, error);
    return NULL;
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
