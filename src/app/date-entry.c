/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/date-entry.h"

#include "app/calendar-words.h"
#include "app/template.h"
#include "base/date.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>

struct _ShianDateEntry {
  GtkWidget parent_instance;

  GtkEntry *entry;
  GtkMenuButton *button;
  GtkPopover *popover;
  GtkCalendar *calendar;
  GtkLabel *note;

  char *title;
  char *iso; /* as last told */
  gboolean quiet;
};

enum { PROP_0, PROP_TITLE, N_PROPS };
static GParamSpec *properties[N_PROPS];
enum { DATE_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Editable in its own right, so that a group of fields can hold it like any entry. */
static GtkEditable *
get_delegate (GtkEditable *editable)
{
  ShianDateEntry *self = SHIAN_DATE_ENTRY (editable);
  return self->entry != NULL ? gtk_editable_get_delegate (GTK_EDITABLE (self->entry)) : NULL;
}

static void
editable_init (GtkEditableInterface *iface)
{
  iface->get_delegate = get_delegate;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (ShianDateEntry, shian_date_entry, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_EDITABLE, editable_init))

static gboolean
read_date (ShianDateEntry *self, GDate *date)
{
  g_date_clear (date, 1);
  return shian_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), date, NULL);
}

static gboolean
is_empty (ShianDateEntry *self)
{
  return shian_text_is_empty (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
show_note (ShianDateEntry *self, gboolean finished)
{
  GDate date;
  gboolean valid = read_date (self, &date);
  gboolean wrong = finished && !valid && !is_empty (self);
  gtk_label_set_text (self->note, valid   ? shian_date_weekday (&date)
                                  : wrong ? _ ("Not a date. Write it as 2024-4-30")
                                          : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->note),
                               wrong ? gtk_label_get_text (self->note) : NULL);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
typed_cb (ShianDateEntry *self)
{
  if (!self->quiet)
    show_note (self, FALSE);
}

/* Writes the date the way the program does, so that one sees how it was understood. */
static void
left_cb (ShianDateEntry *self)
{
  g_autofree char *iso = shian_date_entry_get_iso (self);
  if (iso != NULL || is_empty (self)) {
    gboolean changed = g_strcmp0 (iso, self->iso) != 0;
    shian_date_entry_set_iso (self, iso);
    if (changed)
      g_signal_emit (self, signals[DATE_CHANGED], 0);
  } else {
    show_note (self, TRUE);
  }
}

static void
focus_left_cb (GtkEventControllerFocus *controller, gpointer user_data)
{
  GtkWidget *entry = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkWidget *self = gtk_widget_get_ancestor (entry, SHIAN_TYPE_DATE_ENTRY);
  if (self != NULL)
    left_cb (SHIAN_DATE_ENTRY (self));
}

static void
popover_shown_cb (ShianDateEntry *self)
{
  g_autoptr (GDateTime) day = NULL;
  GDate date;
  if (!read_date (self, &date))
    return;
  day = g_date_time_new_local (g_date_get_year (&date), (int) g_date_get_month (&date),
                               g_date_get_day (&date), 0, 0, 0);
  self->quiet = TRUE;
  gtk_calendar_select_day (self->calendar, day);
  self->quiet = FALSE;
}

static void
day_selected_cb (ShianDateEntry *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autofree char *iso = g_date_time_format (day, "%Y-%m-%d");
  if (self->quiet)
    return;
  shian_date_entry_set_text (self, iso);
  left_cb (self);
}

/* GtkCalendar's own arrows start in its first column, wherever the day is. */
static GDateTime *
moved (GDateTime *day, guint keyval)
{
  switch (keyval) {
  case GDK_KEY_Left:
    return g_date_time_add_days (day, -1);
  case GDK_KEY_Right:
    return g_date_time_add_days (day, 1);
  case GDK_KEY_Up:
    return g_date_time_add_weeks (day, -1);
  case GDK_KEY_Down:
    return g_date_time_add_weeks (day, 1);
  case GDK_KEY_Page_Up:
    return g_date_time_add_months (day, -1);
  case GDK_KEY_Page_Down:
    return g_date_time_add_months (day, 1);
  default:
    return NULL;
  }
}

/* The keys walk the days, Enter takes one. */
static gboolean
calendar_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                 GdkModifierType state, gpointer user_data)
{
  GtkWidget *calendar = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  ShianDateEntry *self =
      SHIAN_DATE_ENTRY (gtk_widget_get_ancestor (calendar, SHIAN_TYPE_DATE_ENTRY));
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autoptr (GDateTime) to = moved (day, keyval);
  if (!gtk_widget_is_focus (calendar)) /* the arrows at its head */
    return GDK_EVENT_PROPAGATE;
  if (to != NULL) {
    self->quiet = TRUE;
    gtk_calendar_select_day (self->calendar, to);
    self->quiet = FALSE;
    return GDK_EVENT_STOP;
  }
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_space)
    return GDK_EVENT_PROPAGATE;
  day_selected_cb (self);
  gtk_popover_popdown (self->popover);
  return GDK_EVENT_STOP;
}

static void
shian_date_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ShianDateEntry *self = SHIAN_DATE_ENTRY (object);
  if (gtk_editable_delegate_set_property (object, id, value, pspec))
    return;
  if (id != PROP_TITLE) {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    return;
  }
  g_free (self->title);
  self->title = g_value_dup_string (value);
  if (self->title != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    self->title, -1);
}

static void
shian_date_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (gtk_editable_delegate_get_property (object, id, value, pspec))
    return;
  if (id == PROP_TITLE)
    g_value_set_string (value, SHIAN_DATE_ENTRY (object)->title);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
shian_date_entry_dispose (GObject *object)
{
  if (SHIAN_DATE_ENTRY (object)->entry != NULL)
    gtk_editable_finish_delegate (GTK_EDITABLE (object));
  shian_template_dispose (GTK_WIDGET (object));
  G_OBJECT_CLASS (shian_date_entry_parent_class)->dispose (object);
}

static void
shian_date_entry_finalize (GObject *object)
{
  ShianDateEntry *self = SHIAN_DATE_ENTRY (object);
  g_free (self->title);
  g_free (self->iso);
  G_OBJECT_CLASS (shian_date_entry_parent_class)->finalize (object);
}

static gboolean
shian_date_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SHIAN_DATE_ENTRY (widget)->entry));
}

static void
shian_date_entry_class_init (ShianDateEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  object_class->dispose = shian_date_entry_dispose;
  object_class->finalize = shian_date_entry_finalize;
  object_class->set_property = shian_date_entry_set_property;
  object_class->get_property = shian_date_entry_get_property;
  widget_class->grab_focus = shian_date_entry_grab_focus;
  properties[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_editable_install_properties (object_class, N_PROPS);
  signals[DATE_CHANGED] = g_signal_new ("date-changed", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/date-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianDateEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, ShianDateEntry, button);
  gtk_widget_class_bind_template_child (widget_class, ShianDateEntry, popover);
  gtk_widget_class_bind_template_child (widget_class, ShianDateEntry, calendar);
  gtk_widget_class_bind_template_child (widget_class, ShianDateEntry, note);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, calendar_key_cb);
}

static void
shian_date_entry_init (ShianDateEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  shian_calendar_words (self->calendar);
  gtk_editable_init_delegate (GTK_EDITABLE (self));
}

GtkWidget *
shian_date_entry_new (void)
{
  return g_object_new (SHIAN_TYPE_DATE_ENTRY, NULL);
}

void
shian_date_entry_set_text (ShianDateEntry *self, const char *text)
{
  g_return_if_fail (SHIAN_IS_DATE_ENTRY (self));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
  show_note (self, TRUE);
}

void
shian_date_entry_set_iso (ShianDateEntry *self, const char *iso)
{
  g_autofree char *chinese = NULL;
  g_return_if_fail (SHIAN_IS_DATE_ENTRY (self));
  chinese = shian_date_iso_to_chinese (iso);
  if (self->iso != iso) {
    g_free (self->iso);
    self->iso = g_strdup (iso);
  }
  self->quiet = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), chinese);
  self->quiet = FALSE;
  show_note (self, TRUE);
}

char *
shian_date_entry_get_iso (ShianDateEntry *self)
{
  GDate date;
  g_return_val_if_fail (SHIAN_IS_DATE_ENTRY (self), NULL);
  return read_date (self, &date) ? shian_date_to_iso (&date) : NULL;
}

gboolean
shian_date_entry_is_valid (ShianDateEntry *self)
{
  GDate date;
  g_return_val_if_fail (SHIAN_IS_DATE_ENTRY (self), FALSE);
  return is_empty (self) || read_date (self, &date);
}
