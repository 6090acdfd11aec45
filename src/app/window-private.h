/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's inside, for window.c and window-actions.c. */
#pragma once

#include "app/data-place.h"
#include "app/period-picker.h"
#include "app/window.h"

G_BEGIN_DECLS

struct _ShianWindow {
  AdwApplicationWindow parent_instance;

  ShianSession *session;
  guint making;     /* pages still to be made */
  gboolean closing; /* flushed, waiting for the worker */
  gboolean leaving; /* the user closes for the second time: let go */

  GtkStack *content;
  GtkStack *pages;
  GtkWidget *navigation;
  GtkListBox *page_list;
  ShianDataPlace *place;
  GtkLabel *unit;
  GtkLabel *sample;
  ShianPeriodPicker *period;
  GtkSearchEntry *search;
  GtkWidget *tools;
  GtkWidget *print_button;
  GtkWidget *export_button;
  AdwStatusPage *problem;
  AdwBin *welcome;
};

/** shian_window_install_actions: in class_init. */
void shian_window_install_actions (GtkWidgetClass *widget_class);
/** shian_window_update_actions: enables what the page in view can do. */
void shian_window_update_actions (ShianWindow *self);
/** shian_window_enter_page: takes the keys into the page in view. */
void shian_window_enter_page (ShianWindow *self);

G_END_DECLS
