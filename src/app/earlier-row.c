/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/earlier-row.h"

#include "app/reveal.h"
#include "app/status-pill.h"
#include "base/period.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _ShianEarlierRow {
  GtkWidget parent_instance;

  char *period;
  char *narrative;
  GtkWidget *expander;
  GtkLabel *title;
  ShianStatusPill *status;
  GtkLabel *figure;
  GtkLabel *text;
  GtkWidget *copy;
};

G_DEFINE_FINAL_TYPE (ShianEarlierRow, shian_earlier_row, GTK_TYPE_WIDGET)

enum { COPY, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
copy_cb (ShianEarlierRow *self)
{
  if (self->narrative != NULL)
    g_signal_emit (self, signals[COPY], 0, self->narrative);
}

/* What opens below what is visible would seem not to have opened. */
static void
expanded_cb (ShianEarlierRow *self)
{
  if (gtk_expander_get_expanded (GTK_EXPANDER (self->expander)))
    shian_reveal (GTK_WIDGET (self));
}

static void
add_part (GString *text, const char *title, const char *part)
{
  if (shian_text_is_empty (part))
    return;
  if (text->len > 0)
    g_string_append (text, "\n");
  if (title != NULL)
    g_string_append_printf (text, "%s: ", title);
  g_string_append (text, part);
}

static char *
put_together (const ShianProgress *progress)
{
  GString *text = g_string_new (NULL);

  add_part (text, NULL, progress->text);
  add_part (text, _ ("Problems"), progress->problems);
  add_part (text, _ ("What comes next"), progress->next_plan);
  if (text->len == 0)
    g_string_append (text, _ ("Nothing was written."));
  return g_string_free (text, FALSE);
}

void
shian_earlier_row_set_progress (ShianEarlierRow *self, const ShianProgress *progress)
{
  g_autofree char *text = put_together (progress);
  g_autofree char *figure = isnan (progress->figure) ? NULL : shian_real_to_text (progress->figure);
  g_autofree char *line = figure != NULL ? g_strdup_printf (_ ("this period %s"), figure) : NULL;

  g_free (self->narrative);
  self->narrative = shian_text_is_empty (progress->text) ? NULL : g_strdup (progress->text);
  gtk_label_set_text (self->text, text);
  gtk_label_set_text (self->figure, line != NULL ? line : "");
  shian_status_pill_set_status (self->status, (ShianStatus) progress->status);
  gtk_widget_set_visible (self->copy, self->narrative != NULL);
}

const char *
shian_earlier_row_get_period (ShianEarlierRow *self)
{
  return self->period;
}

static void
shian_earlier_row_dispose (GObject *object)
{
  ShianEarlierRow *self = SHIAN_EARLIER_ROW (object);

  g_clear_pointer (&self->expander, gtk_widget_unparent);
  G_OBJECT_CLASS (shian_earlier_row_parent_class)->dispose (object);
}

static void
shian_earlier_row_finalize (GObject *object)
{
  ShianEarlierRow *self = SHIAN_EARLIER_ROW (object);

  g_free (self->period);
  g_free (self->narrative);
  G_OBJECT_CLASS (shian_earlier_row_parent_class)->finalize (object);
}

static void
shian_earlier_row_class_init (ShianEarlierRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SHIAN_TYPE_STATUS_PILL);
  G_OBJECT_CLASS (klass)->dispose = shian_earlier_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_earlier_row_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/earlier-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianEarlierRow, expander);
  gtk_widget_class_bind_template_child (widget_class, ShianEarlierRow, title);
  gtk_widget_class_bind_template_child (widget_class, ShianEarlierRow, status);
  gtk_widget_class_bind_template_child (widget_class, ShianEarlierRow, figure);
  gtk_widget_class_bind_template_child (widget_class, ShianEarlierRow, text);
  gtk_widget_class_bind_template_child (widget_class, ShianEarlierRow, copy);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, expanded_cb);
  signals[COPY] = g_signal_new ("copy", SHIAN_TYPE_EARLIER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
shian_earlier_row_init (ShianEarlierRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
shian_earlier_row_new (const char *period)
{
  ShianEarlierRow *self = g_object_new (SHIAN_TYPE_EARLIER_ROW, NULL);
  ShianPeriod parsed;
  g_autofree char *title =
      shian_period_parse (period, &parsed, NULL) ? shian_period_title (&parsed) : NULL;

  self->period = g_strdup (period);
  gtk_label_set_text (self->title, title != NULL ? title : period);
  return GTK_WIDGET (self);
}
