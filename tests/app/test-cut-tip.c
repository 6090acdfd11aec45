/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-fixture.h"

#include "app/cut-tip.h"

#define LONG "区食品安全办牵头，区食品安全委相关成员单位按职责分工负责"

static gboolean
has_tip (GtkWidget *label)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown = FALSE;

  g_signal_emit_by_name (label, "query-tooltip", 1, 1, FALSE, tooltip, &shown);
  return shown;
}

static void
test_cut (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *whole = gtk_label_new (LONG);
  GtkWidget *cut = gtk_label_new (LONG);
  GtkWidget *window;

  gtk_label_set_ellipsize (GTK_LABEL (whole), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (cut), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (whole), 80);
  gtk_label_set_max_width_chars (GTK_LABEL (cut), 8);
  gtk_widget_set_halign (cut, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), whole);
  gtk_box_append (GTK_BOX (box), cut);
  shian_cut_tip (GTK_LABEL (whole));
  shian_cut_tip (GTK_LABEL (cut));
  window = app_fixture_show (box);
  g_assert_true (gtk_widget_get_has_tooltip (cut));
  g_assert_true (has_tip (cut));
  g_assert_false (has_tip (whole));
  gtk_label_set_text (GTK_LABEL (cut), "短");
  g_assert_false (has_tip (cut));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  app_fixture_init (&argc, &argv);
  g_test_add_func ("/cut-tip/cut", test_cut);
  return g_test_run ();
}
