/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "package-maker.h"
#include "sample-sheet.h"

#include "base/error.h"
#include "workbook/workbook-reader.h"

#include <glib/gstdio.h>
#include <string.h>

/* Everything in a sheet as text: “r1: A=T:甲 B=N:1; r3: …”. Takes @maker. */
static char *
read_all (PackageMaker *maker, const ShianWorkbookLimits *limits, GError **error)
{
  char *path = shian_sample_path ("in.xlsx");
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) local = NULL;

  package_maker_write (maker, path);
  {
    g_autoptr (ShianWorkbookReader) reader = shian_workbook_reader_open (path, limits, &local);
    g_autoptr (ShianSheetRows) rows =
        reader != NULL ? shian_workbook_reader_rows (reader, 0, &local) : NULL;
    const ShianCell *cells;
    guint row;
    guint n;
    while (rows != NULL && shian_sheet_rows_next (rows, &row, &cells, &n, &local)) {
      g_string_append_printf (out, "r%u:", row);
      for (guint i = 0; i < n; i++) {
        char letters[8];
        if (cells[i].kind == SHIAN_CELL_EMPTY)
          continue;
        g_string_append_printf (out, " %s=%c:", shian_column_name (i + 1, letters),
                                "-TNBDE"[cells[i].kind]);
        if (cells[i].kind == SHIAN_CELL_BOOL)
          g_string_append_printf (out, "%d", (int) cells[i].number);
        else
          g_string_append (out, cells[i].text);
      }
      g_string_append (out, ";");
    }
    if (rows != NULL && shian_sheet_rows_were_cut (rows))
      g_string_append (out, "cut");
  }
  shian_sample_clean (path);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
expect (const char *rows, const char *expected)
{
  PackageMaker *maker = package_maker_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  package_maker_add_sheet (maker, rows);
  found = read_all (maker, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, expected);
}

static void
refuse (PackageMaker *maker, const ShianWorkbookLimits *limits, int code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = read_all (maker, limits, &error);

  g_assert_null (found);
  g_assert_error (error, SHIAN_ERROR, code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not speak of “%s”", error->message, words);
}

static void
test_kinds (void)
{
  expect ("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
          "<c r=\"D1\" t=\"s\"><v>4</v></c></row>",
          "r1: A=T:校园食堂 B=T:富文本  D=T:一行\n两行_x0041_;");
  expect ("<row><c t=\"inlineStr\"><is><r><t>甲</t></r><r><t>乙</t></r><rPh><t>x</t></rPh></is></c>"
          "<c t=\"str\"><f>A1&amp;\"x\"</f><v>公式</v></c><c t=\"b\"><v>1</v></c>"
          "<c t=\"e\"><v>#DIV/0!</v></c><c><v>3.50</v></c></row>",
          "r1: A=T:甲乙 B=T:公式 C=B:1 D=E:#DIV/0! E=N:3.50;");
  expect ("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\" t=\"s\"><v>3</v></c></row>"
          "<row r=\"7\"><c r=\"C7\"><v>123456789012345678</v></c><c><v>1</v></c></row>",
          "r7: C=N:123456789012345678 D=N:1;");
}

static void
test_dates (void)
{
  expect (
      "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>45473</v></c><c s=\"2\"><v>45473</v></c>"
      "<c s=\"3\"><v>45473</v></c><c s=\"4\"><v>45473.5868055555</v></c><c s=\"1\"><v>1</v></c>"
      "<c s=\"1\"><v>61</v></c><c s=\"1\"><v>-5</v></c><c t=\"d\"><v>2024-06-30T00:00:00</v></c>"
      "<c s=\"4\"><v>0.5</v></c></row>",
      "r1: A=D:2024-06-30 B=D:2024-06-30 C=N:45473 D=D:2024-06-30 14:05:00 E=D:1900-01-01 "
      "F=D:1900-03-01 G=N:-5 H=D:2024-06-30 I=D:12:00:00;");
}

static void
test_epoch_1904 (void)
{
  PackageMaker *maker = package_maker_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  package_maker_add (maker, "xl/workbook.xml",
                     "<workbook xmlns=\"x\" xmlns:r=\"http://purl.oclc.org/ooxml/officeDocument/"
                     "relationships\"><workbookPr date1904=\"1\"/><sheets><sheet name=\"a\" "
                     "sheetId=\"9\" r:id=\"rId1\"/></sheets></workbook>");
  package_maker_add_sheet (maker, "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>44011</v></c></row>");
  found = read_all (maker, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, "r1: A=D:2024-06-30;");
}

static void
test_limits (void)
{
  ShianWorkbookLimits limits = { .columns = 3, .empty_rows = 5 };
  PackageMaker *maker = package_maker_new ();
  g_autoptr (GString) rows = g_string_new ("<row r=\"1\"><c r=\"A1\"><v>1</v></c>"
                                           "<c r=\"AMJ1\"><v>2</v></c></row>");
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  for (guint i = 2; i < 20; i++)
    g_string_append_printf (rows, "<row r=\"%u\" ht=\"15\"><c r=\"A%u\" s=\"1\"/></row>", i, i);
  g_string_append (rows, "<row r=\"20\"><c r=\"A20\"><v>9</v></c></row>");
  package_maker_add_sheet (maker, rows->str);
  found = read_all (maker, &limits, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, "r1: A=N:1;cut");
}

static void
test_bombs (void)
{
  ShianWorkbookLimits limits = { .part_bytes = 1 << 20, .string_bytes = 1 << 16 };
  g_autofree char *filler = package_maker_filler (3 << 20);
  g_autofree char *text = NULL;
  PackageMaker *maker = package_maker_new ();

  package_maker_add_sheet (maker, filler);
  refuse (maker, &limits, SHIAN_ERROR_INVALID, "unpacks to more than 1 MB");

  maker = package_maker_new ();
  package_maker_add_sheet (maker, "");
  filler[1 << 17] = '\0';
  text = g_strconcat ("<sst><si><t>", filler, "x</t></si></sst>", NULL);
  package_maker_add (maker, "xl/sharedStrings.xml", text);
  refuse (maker, &limits, SHIAN_ERROR_INVALID, "texts take more than");
}

static void
test_document_type (void)
{
  static const char *const parts[] = {
    "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml",
    "xl/workbook.xml",          "_rels/.rels",          "xl/_rels/workbook.xml.rels"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    PackageMaker *maker = package_maker_new ();
    package_maker_add_sheet (maker, "");
    package_maker_add (maker, parts[i],
                       "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>"
                       "<worksheet><sheetData><row r=\"1\"><c t=\"str\"><v>&a;</v></c></row>"
                       "</sheetData></worksheet>");
    refuse (maker, NULL, SHIAN_ERROR_INVALID, "document type");
  }
}

static void
test_laughs (void)
{
  PackageMaker *maker = package_maker_new ();
  g_autoptr (GString) text = g_string_new ("<!DOCTYPE x [<!ENTITY l0 \"ha\">");

  for (int i = 1; i < 30; i++)
    g_string_append_printf (text, "<!ENTITY l%d \"&l%d;&l%d;\">", i, i - 1, i - 1);
  g_string_append (text, "]><sst><si><t>&l29;</t></si></sst>");
  package_maker_add_sheet (maker, "");
  package_maker_add (maker, "xl/sharedStrings.xml", text->str);
  refuse (maker, NULL, SHIAN_ERROR_INVALID, "");
}

static void
test_damage (void)
{
  static const struct {
    const char *rows;
    const char *words;
  } cases[] = {
    { "<row r=\"3\"><c t=\"s\"><v>77</v></c></row>", "row 3" },
    { "<row r=\"3\"><c t=\"s\"><v>-1</v></c></row>", "row 3" },
    { "<row r=\"3\"><c t=\"s\"><v>x</v></c></row>", "row 3" },
    { "<row r=\"9999999\"><c><v>1</v></c></row>", "impossible" },
    { "<row r=\"3\"><c><v>1</v></row>", "sheet1.xml" },
    { "<row r=\"3\"><c t=\"str\"><v>\xc4\xfa\xba\xc3</v></c></row>", "sheet1.xml" },
    { "<row r=\"3\"><c t=\"str\"><v>&undefined;</v></c></row>", "sheet1.xml" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    PackageMaker *maker = package_maker_new ();
    package_maker_add_sheet (maker, cases[i].rows);
    refuse (maker, NULL, SHIAN_ERROR_INVALID, cases[i].words);
  }
}

static void
test_deep_nesting (void)
{
  PackageMaker *maker = package_maker_new ();
  g_autoptr (GString) rows = g_string_new ("<row r=\"1\">");

  for (int i = 0; i < 100000; i++)
    g_string_append (rows, "<x>");
  package_maker_add_sheet (maker, rows->str);
  refuse (maker, NULL, SHIAN_ERROR_INVALID, "sheet1.xml");
}

/* Odd but harmless: a workbook part elsewhere, backslashes, other prefixes, numbers that are none. */
static void
test_odd_packages (void)
{
  PackageMaker *maker = package_maker_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  package_maker_add (maker, "_rels/.rels",
                     "<r:Relationships xmlns:r=\"y\"><r:Relationship Id=\"a\" "
                     "Type=\"z/officeDocument\" Target=\"book/main.xml\"/></r:Relationships>");
  package_maker_add (
      maker, "book/main.xml",
      "<x:workbook xmlns:x=\"x\" xmlns:q=\"http://schemas.openxmlformats.org/"
      "officeDocument/2006/relationships\"><x:sheets><x:sheet name=\"图\" q:id=\"c\"/>"
      "<x:sheet name=\"表\" state=\"hidden\" q:id=\"s\"/></x:sheets></x:workbook>");
  package_maker_add (
      maker, "book\\_rels\\main.xml.rels",
      "<Relationships><Relationship Id=\"c\" Type=\"z/chartsheet\" Target=\"c.xml\"/>"
      "<Relationship Id=\"s\" Type=\"z/worksheet\" Target=\"../Sheets/S.XML\"/>"
      "</Relationships>");
  package_maker_add (
      maker, "sheets/s.xml",
      "<x:worksheet xmlns:x=\"x\"><x:sheetData><x:row><x:c r=\"??\"><x:v>1e3</x:v></x:c>"
      "<x:c><x:v>abc</x:v></x:c><x:c><x:v>1e999</x:v></x:c></x:row></x:sheetData>"
      "</x:worksheet>");
  found = read_all (maker, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, "r1: A=N:1e3 B=T:abc C=T:1e999;");
}

static void
refuse_bytes (const char *name, const char *bytes, gsize length, int code, const char *words)
{
  char *path = shian_sample_path (name);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  g_assert_null (shian_workbook_reader_open (path, NULL, &error));
  g_assert_error (error, SHIAN_ERROR, code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not speak of “%s”", error->message, words);
  g_assert_nonnull (strstr (error->message, name));
  shian_sample_clean (path);
}

static void
test_other_kinds (void)
{
  char compound[2048] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

  refuse_bytes ("a.xls", compound, sizeof compound, SHIAN_ERROR_UNSUPPORTED, ".xls)");
  refuse_bytes ("a.et", compound, sizeof compound, SHIAN_ERROR_UNSUPPORTED, "WPS");
  for (gsize i = 0; i < strlen ("EncryptedPackage"); i++)
    compound[1024 + 2 * i] = "EncryptedPackage"[i];
  refuse_bytes ("b.xlsx", compound, sizeof compound, SHIAN_ERROR_UNSUPPORTED, "password");
  refuse_bytes ("c.xlsx", "", 0, SHIAN_ERROR_INVALID, "empty");
  refuse_bytes ("d.csv", "序号,任务\n1,检查\n", 23, SHIAN_ERROR_UNSUPPORTED, "text file");
  refuse_bytes ("e.xlsx", "%PDF-1.7\n\xff\xff", 11, SHIAN_ERROR_UNSUPPORTED, "PDF");
  refuse_bytes ("f.xlsx", "\xff\xd8\xff\xe0\x00\x01", 6, SHIAN_ERROR_UNSUPPORTED, "not an Excel");
  refuse_bytes ("g.xlsx", "PK\3\4garbage that is no zip", 26, SHIAN_ERROR_INVALID, "damaged");
}

static void
test_other_packages (void)
{
  static const struct {
    const char *part;
    const char *words;
  } cases[] = { { "content.xml", ".ods" },
                { "word/document.xml", "Word" },
                { "readme.txt", "without a workbook" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    PackageMaker *maker = package_maker_new ();
    package_maker_add (maker, "_rels/.rels", "<Relationships/>");
    package_maker_add (maker, cases[i].part, "<x/>");
    refuse (maker, NULL, SHIAN_ERROR_UNSUPPORTED, cases[i].words);
  }
}

static void
test_missing_file (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (shian_workbook_reader_open ("/nonexistent/没有.xlsx", NULL, &error));
  g_assert_error (error, SHIAN_ERROR, SHIAN_ERROR_NOT_FOUND);
}

/* Every truncation of a sound file is refused or reads as a sheet that is not whole; none crashes. */
static void
test_truncation (void)
{
  char *path = shian_sample_path ("t.xlsx");
  g_autofree char *bytes = NULL;
  gsize length;
  guint refused = 0;

  g_assert_true (
      shian_workbook_write (path, NULL, shian_sample_fill, GUINT_TO_POINTER (3), NULL, NULL));
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize cut = 0; cut < length; cut += 97) {
    g_autoptr (GError) error = NULL;
    g_autoptr (ShianWorkbookReader) reader = NULL;
    g_assert_true (g_file_set_contents (path, bytes, (gssize) cut, NULL));
    reader = shian_workbook_reader_open (path, NULL, &error);
    g_assert_true ((reader == NULL) == (error != NULL));
    refused += reader == NULL;
  }
  g_assert_cmpuint (refused, ==, (length + 96) / 97);
  shian_sample_clean (path);
}

/* A byte changed anywhere never crashes and never passes off other text as the original. */
static void
test_flipped_bytes (void)
{
  char *path = shian_sample_path ("f.xlsx");
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (
      shian_workbook_write (path, NULL, shian_sample_fill, GUINT_TO_POINTER (3), NULL, NULL));
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize at = 0; at < length; at += 41) {
    g_autoptr (GError) error = NULL;
    g_autoptr (ShianWorkbookReader) reader = NULL;
    g_autoptr (ShianSheetRows) rows = NULL;
    const ShianCell *cells;
    guint row;
    guint n;
    bytes[at] = (char) (bytes[at] ^ 0x55);
    g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
    bytes[at] = (char) (bytes[at] ^ 0x55);
    reader = shian_workbook_reader_open (path, NULL, &error);
    if (reader != NULL && shian_workbook_reader_n_sheets (reader) > 0)
      rows = shian_workbook_reader_rows (reader, 0, &error);
    while (rows != NULL && shian_sheet_rows_next (rows, &row, &cells, &n, &error))
      g_assert_cmpuint (n, <=, 1024);
  }
  shian_sample_clean (path);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workbook/reader/kinds", test_kinds);
  g_test_add_func ("/workbook/reader/dates", test_dates);
  g_test_add_func ("/workbook/reader/epoch-1904", test_epoch_1904);
  g_test_add_func ("/workbook/reader/limits", test_limits);
  g_test_add_func ("/workbook/reader/bombs", test_bombs);
  g_test_add_func ("/workbook/reader/document-type", test_document_type);
  g_test_add_func ("/workbook/reader/laughs", test_laughs);
  g_test_add_func ("/workbook/reader/damage", test_damage);
  g_test_add_func ("/workbook/reader/deep-nesting", test_deep_nesting);
  g_test_add_func ("/workbook/reader/odd-packages", test_odd_packages);
  g_test_add_func ("/workbook/reader/other-kinds", test_other_kinds);
  g_test_add_func ("/workbook/reader/other-packages", test_other_packages);
  g_test_add_func ("/workbook/reader/missing-file", test_missing_file);
  g_test_add_func ("/workbook/reader/truncation", test_truncation);
  g_test_add_func ("/workbook/reader/flipped-bytes", test_flipped_bytes);
  return g_test_run ();
}
