/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-fixture.h"

#include "app/item-fields.h"

#define LONG "承包给名称很长的餐饮管理有限责任公司经营管理，合同期三年"

static GtkWidget *
new_choices (void)
{
  g_autoptr (ShianTemplateItem) item = shian_template_item_new ();

  item->kind = SHIAN_ITEM_CHOICE;
  item->choices = g_strdup ("自营=1;" LONG "=2;校外供餐");
  return shian_item_choices_new (item);
}

/* The line that asks to choose is no answer. */
static void
test_answer (void)
{
  GtkWidget *choices = g_object_ref_sink (new_choices ());

  g_assert_cmpstr (shian_item_choices_get (GTK_DROP_DOWN (choices)), ==, "");
  shian_item_choices_show (GTK_DROP_DOWN (choices), LONG);
  g_assert_cmpstr (shian_item_choices_get (GTK_DROP_DOWN (choices)), ==, LONG);
  shian_item_choices_show (GTK_DROP_DOWN (choices), "自营");
  g_assert_cmpstr (shian_item_choices_get (GTK_DROP_DOWN (choices)), ==, "自营");
  shian_item_choices_show (GTK_DROP_DOWN (choices), "没有这一项");
  g_assert_cmpstr (shian_item_choices_get (GTK_DROP_DOWN (choices)), ==, "");
  g_object_unref (choices);
}

static int
least_width (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* A long answer must not make the window wider than the screen. */
static void
test_width (void)
{
  GtkWidget *choices = new_choices ();
  GtkWidget *window = app_fixture_show (choices);
  int before = least_width (choices);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (choices, LONG);
  int whole;

  pango_layout_get_pixel_size (layout, &whole, NULL);
  shian_item_choices_show (GTK_DROP_DOWN (choices), LONG);
  g_assert_cmpint (least_width (choices), <=, before + 1);
  g_assert_cmpint (least_width (choices), <, whole);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  app_fixture_init (&argc, &argv);
  g_test_add_func ("/item-fields/answer", test_answer);
  g_test_add_func ("/item-fields/width", test_width);
  return g_test_run ();
}
