/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/period-picker.h"

#include "app/preferences.h"

#include <glib/gi18n-lib.h>

#define N_PERIODS 5

struct _ShianPeriodPicker {
  GtkWidget parent_instance;

  ShianSession *session;
  GtkDropDown *choice;
  int year;         /* of the periods offered */
  gboolean showing; /* the choice follows the session, not the user */
};

G_DEFINE_FINAL_TYPE (ShianPeriodPicker, shian_period_picker, GTK_TYPE_WIDGET)

/* The year itself comes after its quarters. */
static ShianPeriod
period_at (ShianPeriodPicker *self, guint position)
{
  return (ShianPeriod){ self->year, position < 4 ? (int) position + 1 : 0 };
}

static void
selected_cb (ShianPeriodPicker *self)
{
  guint position = gtk_drop_down_get_selected (self->choice);
  ShianPeriod period = period_at (self, position);

  if (!self->showing && self->session != NULL && position < N_PERIODS)
    shian_session_set_period (self->session, &period);
}

static void
offer_year (ShianPeriodPicker *self, int year)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  self->year = year;
  for (guint i = 0; i < N_PERIODS; i++) {
    ShianPeriod period = period_at (self, i);
    gtk_string_list_take (titles, shian_period_title (&period));
  }
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (titles));
}

static void
show_period (ShianPeriodPicker *self)
{
  const ShianPeriod *period = shian_session_get_period (self->session);

  self->showing = TRUE;
  if (self->year != period->year)
    offer_year (self, period->year);
  gtk_drop_down_set_selected (self->choice,
                              period->quarter == 0 ? N_PERIODS - 1 : (guint) period->quarter - 1);
  self->showing = FALSE;
}

/* Remembered: nothing when it is the quarter that runs, so that the program moves on with the
 * calendar. Another period is remembered for that quarter only: nobody should go on entering into
 * the one looked up three months ago. */

static void
remember (ShianPeriodPicker *self)
{
  GSettings *settings = shian_preferences_get ();
  int year = shian_session_get_plan_year (self->session);
  ShianPeriod current = shian_period_current (year);
  g_autofree char *key = shian_period_key (shian_session_get_period (self->session));
  g_autofree char *now = shian_period_key (&current);

  if (settings == NULL || year == 0)
    return;
  g_settings_set_string (settings, "last-period", g_str_equal (key, now) ? "" : key);
  g_settings_set_string (settings, "last-period-chosen-in", now);
}

static void
recall (ShianPeriodPicker *self)
{
  GSettings *settings = shian_preferences_get ();
  int year = shian_session_get_plan_year (self->session);
  ShianPeriod current = shian_period_current (year);
  g_autofree char *now = shian_period_key (&current);
  g_autofree char *last = NULL;
  g_autofree char *chosen_in = NULL;
  ShianPeriod period;

  if (settings == NULL || year == 0)
    return;
  last = g_settings_get_string (settings, "last-period");
  chosen_in = g_settings_get_string (settings, "last-period-chosen-in");
  if (g_str_equal (chosen_in, now) && shian_period_parse (last, &period, NULL) &&
      period.year == year)
    shian_session_set_period (self->session, &period);
}

static void
period_changed_cb (ShianPeriodPicker *self)
{
  show_period (self);
  remember (self);
}

static void
shian_period_picker_dispose (GObject *object)
{
  ShianPeriodPicker *self = SHIAN_PERIOD_PICKER (object);

  g_clear_object (&self->session);
  if (self->choice != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->choice));
  self->choice = NULL;
  G_OBJECT_CLASS (shian_period_picker_parent_class)->dispose (object);
}

static void
shian_period_picker_class_init (ShianPeriodPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = shian_period_picker_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
shian_period_picker_init (ShianPeriodPicker *self)
{
  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Period"), -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->choice), _ ("Period"));
  gtk_widget_set_parent (GTK_WIDGET (self->choice), GTK_WIDGET (self));
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (selected_cb), self);
}

void
shian_period_picker_set_session (ShianPeriodPicker *self, ShianSession *session)
{
  if (!g_set_object (&self->session, session))
    return;
  recall (self);
  g_signal_connect_object (session, "period-changed", G_CALLBACK (period_changed_cb), self,
                           G_CONNECT_SWAPPED);
  show_period (self);
}
