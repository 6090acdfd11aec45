/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/subject-bar.h"

#include "app/filter-chips.h"
#include "app/template.h"

#include <glib/gi18n-lib.h>

#define N_STATUSES (SHIAN_SUBJECT_BANNED + 1)

struct _ShianSubjectBar {
  GtkWidget parent_instance;

  ShianSession *session;
  ShianSubjectView view;
  char *words;
  char **towns;
  gboolean filling; /* the choices follow the data, not the user */
  guint asked;      /* serial number of the last count asked for */

  ShianFilterChips *chips;
  GtkFlowBox *choices;
  GtkDropDown *kind;
  GtkDropDown *town;
  GtkDropDown *key_area;
  GtkDropDown *order;
  GtkLabel *more;
};

enum { NARROWED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ShianSubjectBar, shian_subject_bar, GTK_TYPE_WIDGET)

/* Counts: of a whole register they take longer than a list may wait, so the worker makes them. */

typedef struct {
  ShianSubjectBar *bar;
  guint serial;
  ShianSubjectView *view;
  char *words;
  gint64 counts[N_STATUSES];
} Count;

static void
count_free (gpointer data)
{
  Count *count = data;

  g_object_unref (count->bar);
  shian_subject_view_free (count->view);
  g_free (count->words);
  g_free (count);
}

static gboolean
count_found (ShianStore *store, Count *count, GError **error)
{
  gboolean more;
  g_autoptr (GPtrArray) found = shian_subject_view_search (store, count->view, count->words,
                                                           SHIAN_SUBJECT_FOUND_MAX, &more, error);

  for (guint i = 0; found != NULL && i < found->len; i++)
    count->counts[((const ShianSubject *) found->pdata[i])->status]++;
  return found != NULL;
}

static gboolean
count_work (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Count *count = data;

  if (*count->words != '\0')
    return count_found (store, count, error);
  return shian_subject_view_count_statuses (store, count->view, count->counts, error);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  const Count *count = data;
  ShianSubjectBar *self = count->bar;
  gint64 all = 0;

  if (!shian_session_run_finish (SHIAN_SESSION (source), result, NULL) || self->chips == NULL ||
      count->serial != self->asked)
    return;
  for (guint i = 0; i < N_STATUSES; i++) {
    shian_filter_chips_set_count (self->chips, i + 1, (guint) count->counts[i]);
    all += count->counts[i];
  }
  shian_filter_chips_set_count (self->chips, 0, (guint) all);
}

static void
ask_counts (ShianSubjectBar *self)
{
  Count *count;

  if (self->session == NULL)
    return;
  count = g_new0 (Count, 1);
  count->bar = g_object_ref (self);
  count->serial = ++self->asked;
  count->view = shian_subject_view_copy (&self->view);
  count->view->status = -1;
  count->words = g_strdup (self->words);
  shian_session_run_async (self->session, count_work, count, count_free, NULL, counted_cb, count);
}

/* Narrowing */

static void
narrowed (ShianSubjectBar *self)
{
  if (self->filling)
    return;
  ask_counts (self);
  g_signal_emit (self, signals[NARROWED], 0);
}

static void
status_chosen_cb (ShianSubjectBar *self)
{
  self->view.status = (int) shian_filter_chips_get_chosen (self->chips) - 1;
  narrowed (self);
}

static void
chosen_cb (ShianSubjectBar *self)
{
  guint town = gtk_drop_down_get_selected (self->town);

  if (self->filling)
    return;
  self->view.kind = (int) gtk_drop_down_get_selected (self->kind) - 1;
  self->view.key_area = (int) gtk_drop_down_get_selected (self->key_area) - 1;
  self->view.order = (ShianSubjectOrder) gtk_drop_down_get_selected (self->order);
  g_free (self->view.town);
  self->view.town = town > 0 && self->towns != NULL ? g_strdup (self->towns[town - 1]) : NULL;
  narrowed (self);
}

/* Choices */

static void
offer_field (GtkDropDown *choice, const char *all, const char *field)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_string_list_append (titles, all);
  for (const ShianChoice *one = shian_subject_field (field)->choices; one->key != NULL; one++)
    gtk_string_list_append (titles, _ (one->title));
  gtk_drop_down_set_model (choice, G_LIST_MODEL (titles));
}

static void
offer_orders (ShianSubjectBar *self)
{
  const char *const orders[] = { _ ("By town"), _ ("By name"), _ ("By end of licence"), NULL };
  g_autoptr (GtkStringList) titles = gtk_string_list_new (orders);

  gtk_drop_down_set_model (self->order, G_LIST_MODEL (titles));
}

/* A town nobody is in any more is let go. */
static void
offer_towns (ShianSubjectBar *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint chosen = 0;

  gtk_string_list_append (titles, _ ("All towns"));
  for (guint i = 0; self->towns != NULL && self->towns[i] != NULL; i++) {
    gtk_string_list_append (titles, self->towns[i]);
    if (g_strcmp0 (self->towns[i], self->view.town) == 0)
      chosen = i + 1;
  }
  if (chosen == 0)
    g_clear_pointer (&self->view.town, g_free);
  self->filling = TRUE;
  gtk_drop_down_set_model (self->town, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->town, chosen);
  self->filling = FALSE;
}

static gboolean
same_towns (char **a, char **b)
{
  return a != NULL && b != NULL && g_strv_equal ((const char *const *) a, (const char *const *) b);
}

void
shian_subject_bar_load (ShianSubjectBar *self, ShianSession *session)
{
  ShianStore *reader = shian_session_get_reader (session);
  g_auto (GStrv) towns = reader != NULL ? shian_subject_towns (reader, NULL) : NULL;

  g_set_object (&self->session, session);
  if (!same_towns (towns, self->towns)) {
    g_strfreev (self->towns);
    self->towns = g_steal_pointer (&towns);
    offer_towns (self);
  }
  ask_counts (self);
}

const ShianSubjectView *
shian_subject_bar_get_view (ShianSubjectBar *self)
{
  return &self->view;
}

const char *
shian_subject_bar_get_words (ShianSubjectBar *self)
{
  return self->words;
}

void
shian_subject_bar_set_words (ShianSubjectBar *self, const char *words)
{
  g_autofree char *stripped = g_strstrip (g_strdup (words));

  if (g_str_equal (stripped, self->words))
    return;
  g_free (self->words);
  self->words = g_steal_pointer (&stripped);
  narrowed (self);
}

void
shian_subject_bar_set_more (ShianSubjectBar *self, gboolean more)
{
  g_autofree char *text = g_strdup_printf (
      _ ("More than %d are found; these are the first. Type more to narrow them down."),
      SHIAN_SUBJECT_FOUND_MAX);

  gtk_label_set_text (self->more, text);
  gtk_widget_set_visible (GTK_WIDGET (self->more), more);
}

gboolean
shian_subject_bar_reset (ShianSubjectBar *self)
{
  if (!shian_subject_view_is_narrowed (&self->view))
    return FALSE;
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->kind, 0);
  gtk_drop_down_set_selected (self->town, 0);
  gtk_drop_down_set_selected (self->key_area, 0);
  shian_filter_chips_set_chosen (self->chips, 0);
  self->filling = FALSE;
  self->view.status = -1;
  chosen_cb (self);
  return TRUE;
}

/* Object */

static void
shian_subject_bar_dispose (GObject *object)
{
  ShianSubjectBar *self = SHIAN_SUBJECT_BAR (object);

  self->filling = TRUE;
  self->chips = NULL;
  g_clear_object (&self->session);
  shian_template_dispose (GTK_WIDGET (object));
  G_OBJECT_CLASS (shian_subject_bar_parent_class)->dispose (object);
}

static void
shian_subject_bar_finalize (GObject *object)
{
  ShianSubjectBar *self = SHIAN_SUBJECT_BAR (object);

  g_free (self->view.town);
  g_free (self->words);
  g_strfreev (self->towns);
  G_OBJECT_CLASS (shian_subject_bar_parent_class)->finalize (object);
}

static void
shian_subject_bar_class_init (ShianSubjectBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SHIAN_TYPE_FILTER_CHIPS);
  G_OBJECT_CLASS (klass)->dispose = shian_subject_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_subject_bar_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/subject-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectBar, chips);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectBar, choices);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectBar, kind);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectBar, town);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectBar, key_area);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectBar, order);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectBar, more);
  gtk_widget_class_bind_template_callback (widget_class, status_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  signals[NARROWED] = g_signal_new ("narrowed", SHIAN_TYPE_SUBJECT_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
shian_subject_bar_init (ShianSubjectBar *self)
{
  const ShianSubjectView all = SHIAN_SUBJECT_VIEW_ALL;

  self->view = all;
  self->words = g_strdup ("");
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  shian_filter_chips_add (self->chips, _ ("All"));
  for (const ShianChoice *one = shian_subject_field ("status")->choices; one->key != NULL; one++)
    shian_filter_chips_add (self->chips, _ (one->title));
  offer_field (self->kind, _ ("All kinds"), "kind");
  offer_field (self->key_area, _ ("All areas"), "key_area");
  offer_orders (self);
  offer_towns (self);
  self->filling = FALSE;
}
