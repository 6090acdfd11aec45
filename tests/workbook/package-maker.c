/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "package-maker.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"

struct _PackageMaker {
  GPtrArray *names;
  GHashTable *parts;
};

static const char *const usual[][2] = {
  { "_rels/.rels",
    HEAD "<Relationships xmlns=\"" PACKAGE "\"><Relationship Id=\"rId1\" Type=\"" OFFICE
         "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>" },
  { "xl/workbook.xml",
    HEAD "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE
         "\"><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>" },
  { "xl/_rels/workbook.xml.rels",
    HEAD "<Relationships xmlns=\"" PACKAGE "\"><Relationship Id=\"rId1\" Type=\"" OFFICE
         "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" OFFICE
         "/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId3\" Type=\"" OFFICE
         "/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/></Relationships>" },
  { "xl/styles.xml", HEAD
    "<styleSheet xmlns=\"" MAIN "\"><numFmts count=\"2\"><numFmt numFmtId=\"164\" "
    "formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/><numFmt numFmtId=\"165\" "
    "formatCode=\"[Red]0.00&quot;days&quot;\"/></numFmts><cellStyleXfs><xf "
    "numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf "
    "numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>" },
  { "xl/sharedStrings.xml", HEAD
    "<sst xmlns=\"" MAIN "\"><si><t>校园食堂</t></si><si><r><t>富</t></r><r><rPr><b/></rPr><t "
    "xml:space=\"preserve\">文本 </t></r><rPh sb=\"0\" eb=\"1\"><t>フ</t></rPh></si><si><t/></si>"
    "<si/><si><t>一行_x000D_\n两行_x005F_x0041_</t></si></sst>" },
};

PackageMaker *
package_maker_new (void)
{
  PackageMaker *maker = g_new0 (PackageMaker, 1);

  maker->names = g_ptr_array_new_with_free_func (g_free);
  maker->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (gsize i = 0; i < G_N_ELEMENTS (usual); i++)
    package_maker_add (maker, usual[i][0], usual[i][1]);
  return maker;
}

void
package_maker_add (PackageMaker *maker, const char *name, const char *text)
{
  if (!g_hash_table_contains (maker->parts, name))
    g_ptr_array_add (maker->names, g_strdup (name));
  g_hash_table_insert (maker->parts, g_strdup (name), g_strdup (text));
}

void
package_maker_add_sheet (PackageMaker *maker, const char *rows)
{
  g_autofree char *text =
      g_strconcat (HEAD "<worksheet xmlns=\"" MAIN "\"><dimension ref=\"A1\"/><sheetData>", rows,
                   "</sheetData></worksheet>", NULL);
  package_maker_add (maker, "xl/worksheets/sheet1.xml", text);
}

static void
write_part (struct archive *archive, const char *name, const char *text)
{
  struct archive_entry *entry = archive_entry_new ();
  gsize length = strlen (text);

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) length);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, text, length), ==, (la_ssize_t) length);
  archive_entry_free (entry);
}

void
package_maker_write (PackageMaker *maker, const char *path)
{
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  for (guint i = 0; i < maker->names->len; i++) {
    const char *name = g_ptr_array_index (maker->names, i);
    write_part (archive, name, g_hash_table_lookup (maker->parts, name));
  }
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  g_ptr_array_unref (maker->names);
  g_hash_table_unref (maker->parts);
  g_free (maker);
}

char *
package_maker_filler (gsize n)
{
  return g_strnfill (n, ' ');
}
