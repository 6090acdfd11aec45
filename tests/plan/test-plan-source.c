/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of all kinds: read, or refused with what to do instead. */
#include "plan/plan-source.h"

#include "base/error.h"
#include "plan/plan-parser.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>

#define PLAN "（一）强化培训。组织培训。（区教育局负责）\n"
#define W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

static char *
decode (const char *data, gsize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);

  return shian_plan_source_decode (bytes, "计划.txt", error);
}

static void
assert_refused (const char *data, gsize length, int code, const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (decode (data, length, &error));
  g_assert_error (error, SHIAN_ERROR, code);
  g_assert_nonnull (strstr (error->message, "计划.txt"));
  g_assert_nonnull (strstr (error->message, word));
}

static void
assert_decodes (const char *charset, const char *mark, gsize mark_length)
{
  gsize length = 0;
  g_autofree char *coded = g_convert (PLAN, -1, charset, "UTF-8", NULL, &length, NULL);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_byte_array_append (bytes, (const guint8 *) mark, (guint) mark_length);
  g_byte_array_append (bytes, (const guint8 *) coded, (guint) length);
  text = decode ((const char *) bytes->data, bytes->len, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, PLAN);
}

static void
test_codings (void)
{
  assert_decodes ("UTF-8", "", 0);
  assert_decodes ("UTF-8", "\xef\xbb\xbf", 3);
  assert_decodes ("GB18030", "", 0);
  assert_decodes ("UTF-16LE", "\xff\xfe", 2);
  assert_decodes ("UTF-16BE", "\xfe\xff", 2);
}

/* 𬭚 is in GB18030 and not in GBK. */
static void
test_rare_character (void)
{
  gsize length = 0;
  g_autofree char *coded =
      g_convert ("（一）𬭚。", -1, "GB18030", "UTF-8", NULL, &length, NULL);
  g_autofree char *text = decode (coded, length, NULL);

  g_assert_cmpstr (text, ==, "（一）𬭚。");
}

/* A file cut off within its last character; a UTF-8 file must not turn into GB18030 nonsense. */
static void
test_cut_off (void)
{
  gsize length = 0;
  g_autofree char *coded = g_convert (PLAN "区", -1, "GB18030", "UTF-8", NULL, &length, NULL);
  static const char utf8[] = PLAN PLAN PLAN "区";

  assert_refused (coded, length - 1, SHIAN_ERROR_INVALID, "cut off");
  assert_refused (utf8, sizeof utf8 - 2, SHIAN_ERROR_INVALID, "cut off");
  assert_refused ("\xff\xfe\x00", 3, SHIAN_ERROR_INVALID, "cut off");
}

static void
test_kinds (void)
{
  static const char compound[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 W\0o\0r\0d\0";
  static const char locked[] =
      "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

  assert_refused ("", 0, SHIAN_ERROR_INVALID, "empty: choose another");
  assert_refused (" \n\t ", 4, SHIAN_ERROR_INVALID, "no text: choose another");
  assert_refused (compound, sizeof compound, SHIAN_ERROR_UNSUPPORTED, ".docx");
  assert_refused (locked, sizeof locked, SHIAN_ERROR_UNSUPPORTED, "password");
  assert_refused ("%PDF-1.7\n", 9, SHIAN_ERROR_UNSUPPORTED, "paste");
  assert_refused ("%PDF-1.7\n", 9, SHIAN_ERROR_UNSUPPORTED, "scan");
  assert_refused ("{\\rtf1 x}", 9, SHIAN_ERROR_UNSUPPORTED, ".docx");
  assert_refused ("<!DOCTYPE html><p>x", 19, SHIAN_ERROR_UNSUPPORTED, "browser");
  assert_refused ("PK\3\4xxxx", 8, SHIAN_ERROR_UNSUPPORTED, ".docx");
  assert_refused ("\x89PNG\r\n\x1a\n\0\0", 10, SHIAN_ERROR_UNSUPPORTED, "not a text");
  assert_refused ("\xff\xd8\xff\xe0\0\x10JFIF", 10, SHIAN_ERROR_UNSUPPORTED, "not a text");
}

static void
test_too_large (void)
{
  g_autofree char *large = g_strnfill (SHIAN_PLAN_MAX_BYTES + 1, ' ');

  assert_refused (large, SHIAN_PLAN_MAX_BYTES + 1, SHIAN_ERROR_INVALID, "10 MB");
}

static void
test_readings (void)
{
  static const char noisy[] =
      "（一）强化监管。市场监管局（jú）对食品（pǐn）经营者开展（zhǎn）检查。";
  static const char few[] = "（一）强化监管。独流（liú）镇、台头（HACCP）镇（a）开展检查。";
  g_autofree char *text = decode (few, strlen (few), NULL);

  assert_refused (noisy, strlen (noisy), SHIAN_ERROR_INVALID, "original text");
  g_assert_nonnull (text);
}

/* ---- files ---- */

typedef struct {
  char *folder;
  char *path;
} Place;

static void
set_up (Place *place, gconstpointer data)
{
  place->folder = g_dir_make_tmp ("shian-plan-XXXXXX", NULL);
  place->path = g_build_filename (place->folder, "计划.docx", NULL);
}

static void
tear_down (Place *place, gconstpointer data)
{
  g_unlink (place->path);
  g_rmdir (place->folder);
  g_free (place->path);
  g_free (place->folder);
}

/* A zip package from pairs of name and content, ended by NULL; @password locks it. */
static void
write_package (const char *path, const char *const parts[][2], const char *password)
{
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  if (password != NULL) {
    archive_write_set_options (archive, "zip:encryption=traditional");
    archive_write_set_passphrase (archive, password);
  }
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  for (gsize i = 0; parts[i][0] != NULL; i++) {
    struct archive_entry *entry = archive_entry_new ();
    archive_entry_set_pathname (entry, parts[i][0]);
    archive_entry_set_size (entry, (la_int64_t) strlen (parts[i][1]));
    archive_entry_set_filetype (entry, AE_IFREG);
    archive_entry_set_perm (entry, 0644);
    g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
    archive_write_data (archive, parts[i][1], strlen (parts[i][1]));
    archive_entry_free (entry);
  }
  archive_write_close (archive);
  archive_write_free (archive);
}

static void
write_document (const char *path, const char *body)
{
  g_autofree char *document =
      g_strdup_printf ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"" W
                       "\" xmlns:mc=\"urn:mc\"><w:body>%s</w:body></w:document>",
                       body);
  const char *const parts[][2] = { { "[Content_Types].xml", "<Types/>" },
                                   { "word/document.xml", document },
                                   { NULL, NULL } };

  write_package (path, parts, NULL);
}

static char *
read_body (Place *place, const char *body)
{
  g_autoptr (GError) error = NULL;
  char *text;

  write_document (place->path, body);
  text = shian_plan_source_read (place->path, &error);
  g_assert_no_error (error);
  return text;
}

static void
test_docx (Place *place, gconstpointer data)
{
  g_autofree char *text = read_body (
      place,
      "<w:p><w:r><w:t>一、强化</w:t></w:r><w:r><w:t xml:space=\"preserve\">责任 </w:t></w:r></w:p>"
      "<w:p/><w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙&amp;丁</w:t></w:r></w:p>"
      "<w:p><w:del><w:r><w:delText>旧</w:delText><w:t>旧</w:t></w:r></w:del>"
      "<w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p>"
      "<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>图</w:t></mc:Choice>"
      "<mc:Fallback><w:t>图</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>");

  g_assert_cmpstr (text, ==, "一、强化责任 \n\n甲\t乙\n丙&丁\n新\n图\n");
}

static void
test_docx_table (Place *place, gconstpointer data)
{
  g_autofree char *text =
      read_body (place, "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>任务</w:t></w:r></w:p></w:tc>"
                        "<w:tc><w:p><w:r><w:t>单位</w:t></w:r></w:p></w:tc></w:tr>"
                        "<w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>"
                        "<w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr></w:tbl>");

  g_assert_cmpstr (text, ==, "任务\t单位\n甲\t乙\n");
}

static const char NUMBERING[] =
    "<w:numbering xmlns:w=\"" W "\"><w:abstractNum w:abstractNumId=\"0\">"
    "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCountingThousand\"/>"
    "<w:lvlText w:val=\"%1、\"/></w:lvl>"
    "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/>"
    "<w:lvlText w:val=\"（%2）\"/></w:lvl>"
    "<w:lvl w:ilvl=\"2\"><w:start w:val=\"3\"/><w:numFmt w:val=\"decimal\"/>"
    "<w:lvlText w:val=\"%3.\"/></w:lvl>"
    "<w:lvl w:ilvl=\"3\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"o\"/></w:lvl>"
    "</w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";

static const char STYLES[] =
    "<w:styles xmlns:w=\"" W "\"><w:style w:styleId=\"H1\"><w:pPr><w:numPr>"
    "<w:numId w:val=\"7\"/></w:numPr></w:pPr></w:style></w:styles>";

#define LISTED(level, text)                                                                        \
  "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" level "\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr>"     \
  "<w:r><w:t>" text "</w:t></w:r></w:p>"

/* The numbers are set by Word and stand nowhere in the text. */
static void
test_docx_numbers (Place *place, gconstpointer data)
{
  static const char document[] =
      "<w:document xmlns:w=\"" W "\"><w:body><w:p><w:pPr><w:pStyle w:val=\"H1\"/></w:pPr><w:r>"
      "<w:t>强化责任</w:t></w:r></w:p>" LISTED ("1", "甲") LISTED ("1", "乙") LISTED ("2", "丙")
          LISTED ("2", "丁") LISTED ("3", "戊") LISTED ("0", "己")
              LISTED ("1", "庚") "<w:p><w:r><w:t>辛</w:t></w:r></w:p></w:body></w:document>";
  const char *const parts[][2] = { { "word/document.xml", document },
                                   { "word/numbering.xml", NUMBERING },
                                   { "word/styles.xml", STYLES },
                                   { NULL, NULL } };
  g_autofree char *text = NULL;

  write_package (place->path, parts, NULL);
  text = shian_plan_source_read (place->path, NULL);
  g_assert_cmpstr (text, ==,
                   "一、强化责任\n（一）甲\n（二）乙\n3.丙\n4.丁\n戊\n二、己\n（一）庚\n辛\n");
}

static void
assert_file_refused (Place *place, int code, const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (shian_plan_source_read (place->path, &error));
  g_assert_error (error, SHIAN_ERROR, code);
  g_assert_nonnull (strstr (error->message, place->path));
  g_assert_nonnull (strstr (error->message, word));
}

static void
test_docx_refusals (Place *place, gconstpointer data)
{
  const char *const workbook[][2] = { { "xl/workbook.xml", "<workbook/>" }, { NULL, NULL } };
  const char *const open_document[][2] = { { "content.xml", "<x/>" }, { NULL, NULL } };
  const char *const other[][2] = { { "a.txt", "a" }, { NULL, NULL } };
  const char *const entity[][2] = {
    { "word/document.xml", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><x>&e;</x>" },
    { NULL, NULL }
  };
  const char *const broken[][2] = { { "word/document.xml", "<w:document><w:p>" }, { NULL, NULL } };
  const char *const locked[][2] = { { "word/document.xml", "<x/>" }, { NULL, NULL } };

  write_package (place->path, workbook, NULL);
  assert_file_refused (place, SHIAN_ERROR_UNSUPPORTED, "workbook");
  write_package (place->path, open_document, NULL);
  assert_file_refused (place, SHIAN_ERROR_UNSUPPORTED, "OpenDocument");
  write_package (place->path, other, NULL);
  assert_file_refused (place, SHIAN_ERROR_UNSUPPORTED, ".docx");
  write_package (place->path, entity, NULL);
  assert_file_refused (place, SHIAN_ERROR_INVALID, "save it again");
  write_package (place->path, broken, NULL);
  assert_file_refused (place, SHIAN_ERROR_INVALID, "save it again");
  write_package (place->path, locked, "geheim");
  assert_file_refused (place, SHIAN_ERROR_UNSUPPORTED, "password");
  write_document (place->path, "<w:p/>");
  assert_file_refused (place, SHIAN_ERROR_INVALID, "no text");
}

/* Few bytes in the package, many outside. */
static void
test_docx_bomb (Place *place, gconstpointer data)
{
  g_autofree char *filler = g_strnfill (17u << 20, 'a');
  g_autoptr (GString) body = g_string_new (NULL);

  for (gsize i = 0; i < 17; i++)
    g_string_append_printf (body, "<w:p><w:r><w:t>%.*s</w:t></w:r></w:p>", 1 << 20, filler);
  write_document (place->path, body->str);
  assert_file_refused (place, SHIAN_ERROR_INVALID, "Word");
}

static void
test_files (Place *place, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  assert_file_refused (place, SHIAN_ERROR_NOT_FOUND, "");
  g_assert_true (g_file_set_contents (place->path, PLAN, -1, NULL));
  text = shian_plan_source_read (place->path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, PLAN);
  g_assert_null (shian_plan_source_read (place->folder, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID);
}

#define ADD(name, test) g_test_add ("/plan/source/" name, Place, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/source/codings", test_codings);
  g_test_add_func ("/plan/source/rare-character", test_rare_character);
  g_test_add_func ("/plan/source/cut-off", test_cut_off);
  g_test_add_func ("/plan/source/kinds", test_kinds);
  g_test_add_func ("/plan/source/too-large", test_too_large);
  g_test_add_func ("/plan/source/readings", test_readings);
  ADD ("docx", test_docx);
  ADD ("docx-table", test_docx_table);
  ADD ("docx-numbers", test_docx_numbers);
  ADD ("docx-refusals", test_docx_refusals);
  ADD ("docx-bomb", test_docx_bomb);
  ADD ("files", test_files);
  return g_test_run ();
}
