/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/application.h"

#include "app/preferences.h"
#include "app/session.h"
#include "app/temp-copies.h"
#include "app/window.h"
#include "base/clock.h"
#include "base/date.h"
#include "config.h"
#include "reports/registers.h"
#include "reports/setup.h"

#include <glib/gi18n-lib.h>

struct _ShianApplication {
  AdwApplication parent_instance;

  char *path;
  gboolean sample;
  ShianSession *session;
  GError *problem; /* why there is no session */
};

G_DEFINE_FINAL_TYPE (ShianApplication, shian_application, ADW_TYPE_APPLICATION)

static ShianWindow *
get_window (ShianApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (; windows != NULL; windows = windows->next)
    if (SHIAN_IS_WINDOW (windows->data))
      return windows->data;
  return NULL;
}

static void
show_data (ShianApplication *self)
{
  ShianWindow *window = get_window (self);

  if (window == NULL)
    return;
  if (self->session != NULL)
    shian_window_set_session (window, self->session);
  else if (self->problem != NULL)
    shian_window_set_problem (window, self->path, self->problem);
}

static gboolean
fill_sample (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return shian_setup_fill_sample (store, error);
}

static void
sample_filled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ShianApplication) self = data;

  if (!shian_session_run_finish (SHIAN_SESSION (source), result, &self->problem))
    g_clear_object (&self->session);
  show_data (self);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ShianApplication) self = data;

  g_clear_error (&self->problem);
  self->session = shian_session_open_finish (result, &self->problem);
  if (self->session != NULL)
    shian_session_set_sample (self->session, self->sample);
  if (self->session != NULL && self->sample && shian_session_get_unit (self->session) == NULL)
    shian_session_run_async (self->session, fill_sample, NULL, NULL, NULL, sample_filled_cb,
                             g_object_ref (self));
  else
    show_data (self);
}

static void
open_data (ShianApplication *self)
{
  shian_session_open_async (self->path, NULL, opened_cb, g_object_ref (self));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_show_about_window (
      gtk_application_get_active_window (data), "application-name", _ ("Shian"), "application-icon",
      SHIAN_APP_ID, "version", SHIAN_VERSION, "license-type", GTK_LICENSE_GPL_3_0, "comments",
      _ ("From the food-safety plan to every department's checklist, offline."), NULL);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ShianWindow *window = get_window (data);

  if (window != NULL)
    gtk_window_close (GTK_WINDOW (window));
}

static void
reopen_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ShianApplication *self = data;

  if (self->session == NULL)
    open_data (self);
}

static const GActionEntry ACTIONS[] = {
  { "about", about_cb, NULL, NULL, NULL, { 0 } },
  { "quit", quit_cb, NULL, NULL, NULL, { 0 } },
  { "reopen", reopen_cb, NULL, NULL, NULL, { 0 } },
};

static void
sweep_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  shian_temp_copies_sweep ();
}

static void
shian_application_startup (GApplication *application)
{
  ShianApplication *self = SHIAN_APPLICATION (application);
  g_autoptr (GTask) sweep = g_task_new (self, NULL, NULL, NULL);

  /* The worker opens the file while GTK gets ready. */
  open_data (self);
  G_APPLICATION_CLASS (shian_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (self), ACTIONS, G_N_ELEMENTS (ACTIONS), self);
  gtk_window_set_default_icon_name (SHIAN_APP_ID);
  shian_preferences_apply ();
  g_task_run_in_thread (sweep, sweep_in_thread);
}

static void
shian_application_activate (GApplication *application)
{
  ShianApplication *self = SHIAN_APPLICATION (application);
  ShianWindow *window = get_window (self);

  if (window == NULL) {
    window = SHIAN_WINDOW (shian_window_new (GTK_APPLICATION (self)));
    show_data (self);
  }
  gtk_window_present (GTK_WINDOW (window));
}

static void
shian_application_shutdown (GApplication *application)
{
  ShianApplication *self = SHIAN_APPLICATION (application);

  if (self->session != NULL)
    shian_session_close (self->session);
  g_clear_object (&self->session);
  shian_temp_copies_clear ();
  /* Settings are written behind one's back; the program may end before they are. */
  g_settings_sync ();
  G_APPLICATION_CLASS (shian_application_parent_class)->shutdown (application);
}

/* Options */

static gboolean
fix_today (const char *text, GError **error)
{
  GDate date;

  if (!shian_date_parse (text, &date, error))
    return FALSE;
  shian_clock_fix_today (&date);
  return TRUE;
}

static char *
choose_path (GVariantDict *options, gboolean sample)
{
  g_autofree char *usual = NULL;
  g_autofree char *folder = NULL;
  const char *given;

  if (g_variant_dict_lookup (options, "store", "^&ay", &given))
    return g_canonicalize_filename (given, NULL);
  usual = shian_registers_default_path ();
  if (!sample)
    return g_steal_pointer (&usual);
  folder = g_path_get_dirname (usual);
  return g_build_filename (folder, "sample", "shian.db", NULL);
}

/* One running copy for each data file: the bus name is made from the file's path. */
static void
name_by_path (ShianApplication *self)
{
  g_autofree char *usual = shian_registers_default_path ();
  g_autofree char *hash = NULL;
  g_autofree char *id = NULL;

  if (g_strcmp0 (usual, self->path) == 0)
    return;
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, self->path, -1);
  id = g_strdup_printf ("%s.f%.16s", SHIAN_APP_ID, hash);
  g_application_set_application_id (G_APPLICATION (self), id);
}

static int
shian_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  ShianApplication *self = SHIAN_APPLICATION (application);
  g_autoptr (GError) error = NULL;
  const char *today;

  if (g_variant_dict_contains (options, "version")) {
    g_print ("shian %s\n", SHIAN_VERSION);
    return 0;
  }
  if (g_variant_dict_lookup (options, "today", "&s", &today) && !fix_today (today, &error)) {
    g_printerr ("shian: %s\n", error->message);
    return 2;
  }
  self->sample = g_variant_dict_contains (options, "sample");
  self->path = choose_path (options, self->sample);
  name_by_path (self);
  return -1;
}

static void
shian_application_finalize (GObject *object)
{
  ShianApplication *self = SHIAN_APPLICATION (object);

  g_free (self->path);
  g_clear_error (&self->problem);
  G_OBJECT_CLASS (shian_application_parent_class)->finalize (object);
}

static void
shian_application_class_init (ShianApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = shian_application_finalize;
  application_class->startup = shian_application_startup;
  application_class->activate = shian_application_activate;
  application_class->shutdown = shian_application_shutdown;
  application_class->handle_local_options = shian_application_handle_local_options;
}

static const GOptionEntry OPTIONS[] = {
  { "store", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Open this data file"), N_ ("FILE") },
  { "today", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Take this for today's date"),
    N_ ("YYYY-MM-DD") },
  { "sample", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open made-up sample data, apart from your own"),
    NULL },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version"), NULL },
  { NULL },
};

static void
shian_application_init (ShianApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), OPTIONS);
}

ShianApplication *
shian_application_new (void)
{
  return g_object_new (SHIAN_TYPE_APPLICATION, "application-id", SHIAN_APP_ID, "resource-base-path",
                       "/io/github/shian/Shian/ui", NULL);
}
