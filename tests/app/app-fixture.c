/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-fixture.h"

#include "app/preferences.h"
#include "reports/setup.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

void
app_fixture_init (int *argc, char ***argv)
{
  gtk_disable_setlocale ();
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (argc, argv, NULL);
  if (!gtk_init_check ()) {
    printf ("1..0 # SKIP no display\n");
    exit (0);
  }
  adw_init ();
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  ShianSession **session = user_data;
  *session = shian_session_open_finish (result, &error);
  g_assert_no_error (error);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

void
app_fixture_forget (void)
{
  GSettings *settings = shian_preferences_get ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;
  g_assert_nonnull (settings);
  g_object_get (settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i] != NULL; i++)
    g_settings_reset (settings, keys[i]);
}

ShianSession *
app_fixture_open (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("shian-app-XXXXXX", &error);
  g_autofree char *path = NULL;
  ShianSession *session = NULL;
  g_assert_no_error (error);
  app_fixture_forget ();
  path = g_build_filename (folder, "shian.db", NULL);
  shian_session_open_async (path, NULL, opened_cb, &session);
  app_fixture_wait (is_set, &session);
  return session;
}

static gboolean
set_up (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (ShianUnitDirectory) directory = shian_unit_directory_load (store, error);
  g_autoptr (ShianPlanImport) import = shian_setup_propose_builtin (store, error);
  const ShianUnit *unit = shian_unit_directory_find (directory, data);
  g_assert_nonnull (import);
  g_assert_nonnull (unit);
  g_free (import->issued);
  import->issued = g_strdup ("2024-04-26");
  return shian_setup_run (store, unit->record.id, import, error);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean *done = user_data;
  shian_session_run_finish (SHIAN_SESSION (source), result, &error);
  g_assert_no_error (error);
  *done = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

void
app_fixture_set_up (ShianSession *session, const char *unit)
{
  gboolean done = FALSE;
  shian_session_run_async (session, set_up, g_strdup (unit), g_free, NULL, done_cb, &done);
  app_fixture_wait (is_true, &done);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);
    if (g_file_test (child, G_FILE_TEST_IS_DIR))
      remove_folder (child);
    else
      g_remove (child);
  }
  g_rmdir (path);
}

void
app_fixture_close (ShianSession *session)
{
  g_autofree char *folder = g_path_get_dirname (shian_session_get_path (session));
  app_fixture_settle (session);
  shian_session_close (session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_add_weak_pointer (G_OBJECT (session), (gpointer *) &session);
  g_object_unref (session);
  g_assert_null (session);
  remove_folder (folder);
}

GtkWidget *
app_fixture_show (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 700);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  return window;
}

gboolean
app_fixture_key (GtkWidget *widget, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (widget);
  gboolean taken = FALSE;
  for (guint i = 0; !taken && i < g_list_model_get_n_items (all); i++) {
    g_autoptr (GtkEventController) one = g_list_model_get_item (all, i);
    if (GTK_IS_EVENT_CONTROLLER_KEY (one))
      g_signal_emit_by_name (one, "key-pressed", keyval, 0, state, &taken);
  }
  return taken;
}

static gboolean
gave_up_cb (gpointer data)
{
  g_error ("waited in vain");
  return G_SOURCE_REMOVE;
}

void
app_fixture_wait (AppCondition condition, gpointer data)
{
  guint guard = g_timeout_add_seconds (60, gave_up_cb, NULL);
  while (!condition (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (guard);
}

static gboolean
no_work (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

void
app_fixture_settle (ShianSession *session)
{
  gboolean done = FALSE;
  shian_session_run_async (session, no_work, NULL, NULL, NULL, done_cb, &done);
  app_fixture_wait (is_true, &done);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static GtkWidget *
find (GtkWidget *root, const char *id)
{
  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (root)), id) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find (child, id);
    if (found != NULL)
      return found;
  }
  return NULL;
}

GtkWidget *
app_fixture_find (GtkWidget *root, const char *id)
{
  GtkWidget *found = find (root, id);
  if (found == NULL)
    g_test_message ("no widget “%s”", id);
  g_assert_nonnull (found);
  return found;
}

/* The first below @root, or itself, for which @holds. */
static GtkWidget *
search (GtkWidget *root, gboolean (*holds) (GtkWidget *widget, const char *text), const char *text)
{
  GtkWidget *found = holds (root, text) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = search (child, holds, text);
  return found;
}

static gboolean
is_label (GtkWidget *widget, const char *text)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

static gboolean
is_button (GtkWidget *widget, const char *text)
{
  return GTK_IS_BUTTON (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), text) == 0;
}

gboolean
app_fixture_says (GtkWidget *root, const char *text)
{
  return search (root, is_label, text) != NULL;
}

GtkWidget *
app_fixture_find_button (GtkWidget *root, const char *label)
{
  return search (root, is_button, label);
}

typedef struct {
  GType type;
  GtkWidget *found;
} Wanted;

static gboolean
has_window (gpointer data)
{
  Wanted *wanted = data;
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *window = windows; window != NULL; window = window->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (window->data, wanted->type))
      wanted->found = window->data;
  return wanted->found != NULL;
}

GtkWidget *
app_fixture_wait_window (GType type)
{
  Wanted wanted = { .type = type };

  app_fixture_wait (has_window, &wanted);
  return wanted.found;
}
