/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-sheet.h"

#include "workbook/workbook-reader.h"

static void
test_first (void)
{
  g_autoptr (GError) error = NULL;
  ShianWorkbookSummary summary;
  ShianWorkbookOptions options = {.title = "季度报表", .author = "区教育局"};

  g_assert_true (shian_workbook_write ("/tmp/b-book/sample.xlsx", &options, shian_sample_fill,
                                       GUINT_TO_POINTER (24), &summary, &error));
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workbook/writer/first", test_first);
  return g_test_run ();
}
