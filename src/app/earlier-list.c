/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/earlier-list.h"

#include "app/earlier-row.h"
#include "checklist/work.h"

struct _ShianEarlierList {
  GtkWidget parent_instance;

  ShianTaskContext *context;
  GtkWidget *box;
  GtkWidget *rows;
};

G_DEFINE_FINAL_TYPE (ShianEarlierList, shian_earlier_list, GTK_TYPE_WIDGET)

enum { COPY, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
copy_cb (ShianEarlierList *self, const char *text)
{
  g_signal_emit (self, signals[COPY], 0, text);
}

static void
clear_rows (ShianEarlierList *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), row);
}

static ShianEarlierRow *
find_row (ShianEarlierList *self, const char *period)
{
  GtkWidget *row = gtk_widget_get_first_child (self->rows);

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (shian_earlier_row_get_period (SHIAN_EARLIER_ROW (row)), period) == 0)
      return SHIAN_EARLIER_ROW (row);
  return NULL;
}

static void
put_row (ShianEarlierList *self, const ShianProgress *progress)
{
  ShianEarlierRow *row = find_row (self, progress->period);

  if (row == NULL) {
    row = SHIAN_EARLIER_ROW (shian_earlier_row_new (progress->period));
    g_signal_connect_object (row, "copy", G_CALLBACK (copy_cb), self, G_CONNECT_SWAPPED);
    gtk_box_append (GTK_BOX (self->rows), GTK_WIDGET (row));
  }
  shian_earlier_row_set_progress (row, progress);
}

void
shian_earlier_list_show (ShianEarlierList *self, const ShianTaskContext *context)
{
  g_autoptr (GPtrArray) list = NULL;

  if (!shian_task_context_same (self->context, context)) {
    clear_rows (self);
    g_clear_pointer (&self->context, shian_task_context_free);
    self->context = context != NULL ? shian_task_context_copy (context) : NULL;
  }
  if (context != NULL)
    list = shian_progress_of_task (shian_session_get_reader (context->session), context->task,
                                   context->unit, NULL);
  for (guint i = 0; list != NULL && i < list->len; i++) {
    const ShianProgress *progress = list->pdata[i];
    if (g_strcmp0 (progress->period, context->period) != 0)
      put_row (self, progress);
  }
  gtk_widget_set_visible (GTK_WIDGET (self), shian_earlier_list_get_n_periods (self) > 0);
}

guint
shian_earlier_list_get_n_periods (ShianEarlierList *self)
{
  GtkWidget *row = gtk_widget_get_first_child (self->rows);
  guint n = 0;

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    n++;
  return n;
}

static void
shian_earlier_list_dispose (GObject *object)
{
  ShianEarlierList *self = SHIAN_EARLIER_LIST (object);

  g_clear_pointer (&self->context, shian_task_context_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (shian_earlier_list_parent_class)->dispose (object);
}

static void
shian_earlier_list_class_init (ShianEarlierListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = shian_earlier_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/earlier-list.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianEarlierList, box);
  gtk_widget_class_bind_template_child (widget_class, ShianEarlierList, rows);
  signals[COPY] = g_signal_new ("copy", SHIAN_TYPE_EARLIER_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
shian_earlier_list_init (ShianEarlierList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
