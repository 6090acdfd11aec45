/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/data-place.h"

#include "base/clock.h"
#include "base/date.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

struct _ShianDataPlace {
  GtkWidget parent_instance;

  ShianSession *session;
  GtkWidget *button;
  GtkLabel *size;
  GtkLabel *backup;
  GtkWidget *warning_row;
  GtkLabel *warning;
};

G_DEFINE_FINAL_TYPE (ShianDataPlace, shian_data_place, GTK_TYPE_WIDGET)

static void
shian_data_place_dispose (GObject *object)
{
  ShianDataPlace *self = SHIAN_DATA_PLACE (object);
  GtkWidget *child;

  g_clear_object (&self->session);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (shian_data_place_parent_class)->dispose (object);
}

static void
shian_data_place_class_init (ShianDataPlaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = shian_data_place_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/data-place.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianDataPlace, button);
  gtk_widget_class_bind_template_child (widget_class, ShianDataPlace, size);
  gtk_widget_class_bind_template_child (widget_class, ShianDataPlace, backup);
  gtk_widget_class_bind_template_child (widget_class, ShianDataPlace, warning_row);
  gtk_widget_class_bind_template_child (widget_class, ShianDataPlace, warning);
}

static void
shian_data_place_init (ShianDataPlace *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static guint64
file_size (const char *path)
{
  GStatBuf info;
  return g_stat (path, &info) == 0 ? (guint64) info.st_size : 0;
}

/* The write-ahead log is part of the data. */
static char *
describe_size (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *size = g_format_size (file_size (path) + file_size (log));
  return g_strdup_printf (_ ("Data %s"), size);
}

static char *
describe_backup (const char *when)
{
  g_autofree char *day = when != NULL ? g_strndup (when, 10) : NULL;
  GDate date, today;

  if (day == NULL || !shian_date_from_iso (day, &date))
    return g_strdup (_ ("No backup yet"));
  shian_clock_today (&today);
  if (g_date_compare (&date, &today) == 0)
    return g_strdup (_ ("Backup today"));
  return g_strdup_printf (_ ("Backup %s"), day);
}

static void
show_place (ShianDataPlace *self)
{
  ShianStore *reader = shian_session_get_reader (self->session);
  const char *path = shian_session_get_path (self->session);
  const char *warning = reader != NULL ? shian_store_get_warning (reader) : NULL;
  g_autofree char *when = shian_session_get_last_backup (self->session);
  g_autofree char *size = describe_size (path);
  g_autofree char *backup = describe_backup (when);
  g_autofree char *folder = g_path_get_dirname (path);
  /* Translators: a path, then a date or “never” */
  g_autofree char *tip =
      g_strdup_printf (_ ("%s\nLast backup: %s"), path, when != NULL ? when : _ ("never"));
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", size, backup, _ ("open the data folder"));

  gtk_label_set_text (self->size, size);
  gtk_label_set_text (self->backup, backup);
  gtk_widget_set_tooltip_text (self->button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "s", folder);
  gtk_label_set_text (self->warning, warning != NULL ? warning : "");
  gtk_widget_set_tooltip_text (self->warning_row, warning);
  gtk_widget_set_visible (self->warning_row, warning != NULL);
}

void
shian_data_place_set_session (ShianDataPlace *self, ShianSession *session)
{
  if (!g_set_object (&self->session, session))
    return;
  g_signal_connect_object (session, "changed", G_CALLBACK (show_place), self, G_CONNECT_SWAPPED);
  show_place (self);
}
