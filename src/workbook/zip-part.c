/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbook/zip-part.h"

#include "base/error.h"

#include <archive.h>
#include <inttypes.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define MAX_ENTRIES 20000
#define READ_BLOCK 65536
#define ALWAYS_ALLOWED (G_GUINT64_CONSTANT (64) << 20)
#define MOST_TIMES 100

struct _ShianZipPart {
  struct archive *archive;
  char *path;
  char *name;
  guint64 limit;
  guint64 seen;
  xmlTextReaderPtr xml;
  GError *failure; /* what went wrong below the XML reader */
  char *complaint; /* what the XML reader itself said first */
};

static gboolean
name_matches (const char *entry, const char *name)
{
  while (*entry == '/' || *entry == '\\')
    entry++;
  while (*name == '/')
    name++;
  for (; *entry != '\0' && *name != '\0'; entry++, name++) {
    char a = *entry == '\\' ? '/' : g_ascii_tolower (*entry);
    if (a != g_ascii_tolower (*name))
      return FALSE;
  }
  return *entry == *name;
}

static gboolean
damaged (ShianZipPart *part, GError **error)
{
  const char *reason = archive_error_string (part->archive);

  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
               _ ("%s is damaged or not a workbook (%s). Open it in Excel or WPS and save it again "
                  "as .xlsx"),
               part->path, reason != NULL ? reason : part->name);
  return FALSE;
}

static gboolean
refuse_size (ShianZipPart *part, GError **error)
{
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
               _ ("%s is refused: its part %s unpacks to more than %" PRIu64 " MB"), part->path,
               part->name, part->limit >> 20);
  return FALSE;
}

/* A bomb unpacks to a thousand times its size, a table to ten or twenty: nobody should wait for the
 * general limit to find that out. */
static guint64
fit_limit (const char *path, guint64 limit)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    return limit;
  return MIN (limit, MAX (ALWAYS_ALLOWED, (guint64) info.st_size * MOST_TIMES));
}

static gboolean
check_entry (ShianZipPart *part, struct archive_entry *entry, GError **error)
{
  if (archive_entry_size_is_set (entry) && (guint64) archive_entry_size (entry) > part->limit)
    return refuse_size (part, error);
  if (!archive_entry_is_data_encrypted (entry))
    return TRUE;
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_UNSUPPORTED,
               _ ("%s is locked with a password: open it and save it without one"), part->path);
  return FALSE;
}

static gboolean
find_entry (ShianZipPart *part, GError **error)
{
  struct archive_entry *entry;
  int code = ARCHIVE_OK;

  for (guint i = 0; i < MAX_ENTRIES; i++) {
    const char *found;
    code = archive_read_next_header (part->archive, &entry);
    if (code == ARCHIVE_EOF)
      break;
    if (code < ARCHIVE_WARN)
      return damaged (part, error);
    found = archive_entry_pathname (entry);
    if (found != NULL && name_matches (found, part->name))
      return check_entry (part, entry, error);
  }
  if (code != ARCHIVE_EOF)
    return damaged (part, error);
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND, _ ("%s has no part named %s"), part->path,
               part->name);
  return FALSE;
}

ShianZipPart *
shian_zip_part_open (const char *path, const char *name, guint64 limit, GError **error)
{
  g_autoptr (ShianZipPart) part = g_new0 (ShianZipPart, 1);

  part->path = g_strdup (path);
  part->name = g_strdup (name);
  part->limit = fit_limit (path, limit);
  part->archive = archive_read_new ();
  archive_read_support_format_zip_seekable (part->archive);
  if (archive_read_open_filename (part->archive, path, READ_BLOCK) != ARCHIVE_OK) {
    damaged (part, error);
    return NULL;
  }
  return find_entry (part, error) ? g_steal_pointer (&part) : NULL;
}

void
shian_zip_part_close (ShianZipPart *part)
{
  if (part == NULL)
    return;
  g_clear_pointer (&part->xml, xmlFreeTextReader);
  archive_read_free (part->archive);
  g_clear_error (&part->failure);
  g_free (part->complaint);
  g_free (part->path);
  g_free (part->name);
  g_free (part);
}

gssize
shian_zip_part_read (ShianZipPart *part, void *buffer, gsize size, GError **error)
{
  la_ssize_t n = archive_read_data (part->archive, buffer, size);

  if (n < 0) {
    damaged (part, error);
    return -1;
  }
  part->seen += (guint64) n;
  if (part->seen > part->limit) {
    refuse_size (part, error);
    return -1;
  }
  return n;
}

static int
read_for_xml (void *context, char *buffer, int length)
{
  ShianZipPart *part = context;

  if (part->failure != NULL)
    return -1;
  return (int) shian_zip_part_read (part, buffer, (gsize) length, &part->failure);
}

static void
note_complaint (void *context, const char *message, xmlParserSeverities severity,
                xmlTextReaderLocatorPtr locator)
{
  ShianZipPart *part = context;

  if (part->complaint == NULL && severity == XML_PARSER_SEVERITY_ERROR)
    part->complaint = g_strdelimit (g_strchomp (g_utf8_make_valid (message, -1)), "\r\n", ' ');
}

xmlTextReaderPtr
shian_zip_part_xml (ShianZipPart *part)
{
  if (part->xml == NULL) {
    part->xml =
        xmlReaderForIO (read_for_xml, NULL, part, NULL, NULL, XML_PARSE_NONET | XML_PARSE_COMPACT);
    if (part->xml != NULL)
      xmlTextReaderSetErrorHandler (part->xml, note_complaint, part);
  }
  return part->xml;
}

static int
xml_failed (ShianZipPart *part, GError **error)
{
  if (part->failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&part->failure));
    return -1;
  }
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, _ ("%s is damaged: part %s, line %d: %s"),
               part->path, part->name,
               part->xml != NULL ? xmlTextReaderGetParserLineNumber (part->xml) : 0,
               part->complaint != NULL ? part->complaint : "XML");
  return -1;
}

int
shian_zip_part_next (ShianZipPart *part, GError **error)
{
  xmlTextReaderPtr xml = shian_zip_part_xml (part);
  int code = xml != NULL ? xmlTextReaderRead (xml) : -1;

  if (code < 0 || part->failure != NULL)
    return xml_failed (part, error);
  if (code == 1) {
    int type = xmlTextReaderNodeType (xml);
    if (type == XML_READER_TYPE_DOCUMENT_TYPE || type == XML_READER_TYPE_ENTITY_REFERENCE) {
      g_set_error (
          error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
          _ ("%s is refused: its part %s declares a document type, which no workbook needs"),
          part->path, part->name);
      return -1;
    }
  }
  return code;
}

static gboolean
is_node (ShianZipPart *part, int type, const char *name)
{
  return xmlTextReaderNodeType (part->xml) == type &&
         strcmp ((const char *) xmlTextReaderConstLocalName (part->xml), name) == 0;
}

gboolean
shian_zip_part_is_start (ShianZipPart *part, const char *name)
{
  return is_node (part, XML_READER_TYPE_ELEMENT, name);
}

gboolean
shian_zip_part_is_end (ShianZipPart *part, const char *name)
{
  return is_node (part, XML_READER_TYPE_END_ELEMENT, name);
}

xmlChar *
shian_zip_part_attribute (ShianZipPart *part, const char *name)
{
  xmlChar *value = NULL;
  int more = xmlTextReaderMoveToFirstAttribute (part->xml);

  for (; more == 1 && value == NULL; more = xmlTextReaderMoveToNextAttribute (part->xml))
    if (strcmp ((const char *) xmlTextReaderConstLocalName (part->xml), name) == 0)
      value = xmlTextReaderValue (part->xml);
  xmlTextReaderMoveToElement (part->xml);
  return value;
}

gint64
shian_zip_part_integer (ShianZipPart *part, const char *name, gint64 fallback)
{
  xmlChar *value = shian_zip_part_attribute (part, name);
  gint64 number;

  if (value == NULL)
    return fallback;
  if (!g_ascii_string_to_signed ((const char *) value, 10, G_MININT64 + 1, G_MAXINT64, &number,
                                 NULL))
    number = fallback;
  xmlFree (value);
  return number;
}
