/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/subject-page.h"

#include "app/message.h"
#include "app/subject-bar.h"
#include "app/subject-card.h"
#include "app/subject-duplicates-view.h"
#include "app/subject-export.h"
#include "app/subject-import-window.h"
#include "app/subject-table.h"

#include <glib/gi18n-lib.h>

struct _ShianSubjectPage {
  ShianPage parent_instance;

  gboolean loaded; /* nothing is read before somebody looks */

  GtkStack *stack;
  GtkStack *rows;
  GtkPaned *paned;
  ShianSubjectBar *bar;
  ShianSubjectTable *table;
  AdwBin *record;
  ShianSubjectCard *card; /* NULL until first needed */
  AdwBin *place;
  ShianSubjectDuplicatesView *duplicates; /* NULL until first needed */
};

G_DEFINE_FINAL_TYPE (ShianSubjectPage, shian_subject_page, SHIAN_TYPE_PAGE)

static ShianSession *
get_session (ShianSubjectPage *self)
{
  return shian_page_get_session (SHIAN_PAGE (self));
}

/* The card */

static ShianSubjectCard *
get_card (ShianSubjectPage *self)
{
  if (self->card == NULL) {
    self->card = g_object_new (SHIAN_TYPE_SUBJECT_CARD, NULL);
    adw_bin_set_child (self->record, GTK_WIDGET (self->card));
  }
  return self->card;
}

static void
selected_cb (ShianSubjectPage *self)
{
  const ShianSubject *subject = shian_subject_table_get_selected (self->table);

  if (subject != NULL || self->card != NULL)
    shian_subject_card_show (get_card (self), get_session (self), subject);
}

static void
opened_cb (ShianSubjectPage *self)
{
  if (shian_subject_table_get_selected (self->table) == NULL)
    return;
  selected_cb (self);
  gtk_widget_grab_focus (shian_subject_card_get_field (self->card, "name"));
}

static gboolean
has_new (ShianSubjectPage *self)
{
  return self->card != NULL && shian_subject_card_get_subject (self->card) != NULL &&
         shian_subject_card_is_new (self->card);
}

/* Loading */

static guint
count_rows (ShianSubjectPage *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (shian_subject_table_get_model (self->table)));
}

static gboolean
is_all (ShianSubjectPage *self)
{
  return !shian_subject_view_is_narrowed (shian_subject_bar_get_view (self->bar)) &&
         *shian_subject_bar_get_words (self->bar) == '\0';
}

static gboolean
shows_duplicates (ShianSubjectPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "duplicates") == 0;
}

static void
show_extent (ShianSubjectPage *self)
{
  gboolean none = count_rows (self) == 0;

  gtk_stack_set_visible_child_name (self->rows, none ? "none" : "some");
  if (!shows_duplicates (self))
    gtk_stack_set_visible_child_name (self->stack,
                                      none && is_all (self) && !has_new (self) ? "empty" : "list");
  shian_subject_bar_set_more (
      self->bar, shian_subject_model_get_more (shian_subject_table_get_model (self->table)));
}

static void
complain (ShianSubjectPage *self, const GError *error)
{
  if (error != NULL)
    shian_message_show (GTK_WIDGET (self), error->message);
}

static void
narrowed_cb (ShianSubjectPage *self)
{
  g_autoptr (GError) error = NULL;

  if (!self->loaded)
    return;
  shian_subject_table_show (self->table, shian_session_get_reader (get_session (self)),
                            shian_subject_bar_get_view (self->bar),
                            shian_subject_bar_get_words (self->bar), &error);
  complain (self, error);
  show_extent (self);
}

/* The card keeps what it shows, even where the list now leaves it out; only what was removed goes. */
static void
follow_card (ShianSubjectPage *self)
{
  const ShianSubject *subject;
  const ShianSubject *selected = shian_subject_table_get_selected (self->table);

  if (self->card == NULL)
    return;
  shian_subject_card_reload (self->card);
  if (has_new (self))
    return;
  subject = shian_subject_card_get_subject (self->card);
  if (subject != NULL && subject->record.deleted)
    shian_subject_card_show (self->card, get_session (self), subject = NULL);
  if (subject == NULL ||
      (selected != NULL && g_str_equal (selected->record.id, subject->record.id)))
    return;
  if (!shian_subject_table_select (self->table, subject))
    shian_subject_table_unselect (self->table);
}

static void
refresh (ShianPage *page)
{
  ShianSubjectPage *self = SHIAN_SUBJECT_PAGE (page);
  g_autoptr (GError) error = NULL;

  if (!self->loaded || shian_session_get_reader (get_session (self)) == NULL)
    return;
  shian_subject_bar_load (self->bar, get_session (self));
  shian_subject_table_refresh (self->table, &error);
  complain (self, error);
  follow_card (self);
  show_extent (self);
  if (shows_duplicates (self))
    shian_subject_duplicates_view_search (self->duplicates, get_session (self));
}

static void
shown (ShianPage *page)
{
  ShianSubjectPage *self = SHIAN_SUBJECT_PAGE (page);

  if (self->loaded || shian_session_get_reader (get_session (self)) == NULL)
    return;
  self->loaded = TRUE;
  shian_subject_bar_load (self->bar, get_session (self));
  narrowed_cb (self);
}

/* The window's wishes */

static void
flush (ShianPage *page)
{
  ShianSubjectPage *self = SHIAN_SUBJECT_PAGE (page);

  if (self->card != NULL)
    shian_subject_card_flush (self->card);
}

static gboolean
is_dirty (ShianPage *page)
{
  ShianSubjectPage *self = SHIAN_SUBJECT_PAGE (page);
  return self->card != NULL && shian_subject_card_is_dirty (self->card) && !has_new (self);
}

static void
search (ShianPage *page, const char *text)
{
  shian_subject_bar_set_words (SHIAN_SUBJECT_PAGE (page)->bar, text);
}

static gboolean
focus_is_in_card (ShianSubjectPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->record));
}

static void
leave_duplicates (ShianSubjectPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "list");
  show_extent (self);
  shian_subject_table_focus (self->table);
}

/* Esc: from new premises without a name to the row before, from the card to the list, there from a
 * narrowed list to the whole. */
static gboolean
back (ShianPage *page)
{
  ShianSubjectPage *self = SHIAN_SUBJECT_PAGE (page);
  gboolean in_card = focus_is_in_card (self);

  if (shows_duplicates (self)) {
    leave_duplicates (self);
    return TRUE;
  }
  if (has_new (self)) {
    flush (page);
    if (*gtk_editable_get_text (GTK_EDITABLE (shian_subject_card_get_field (self->card, "name"))) ==
        '\0') {
      shian_subject_card_show (self->card, get_session (self),
                               shian_subject_table_get_selected (self->table));
      show_extent (self);
      in_card = TRUE;
    }
  }
  if (in_card)
    shian_subject_table_focus (self->table);
  return in_card || shian_subject_bar_reset (self->bar);
}

static gboolean
export_whole (ShianPage *page)
{
  ShianSubjectPage *self = SHIAN_SUBJECT_PAGE (page);
  const ShianSubjectView all = SHIAN_SUBJECT_VIEW_ALL;
  gint64 counts[SHIAN_SUBJECT_VIEW_PARTS] = { 0 };

  shian_subject_view_count (shian_session_get_reader (get_session (self)), &all, counts, NULL);
  if (counts[0] + counts[1] == 0)
    return FALSE;
  shian_subject_export (GTK_WIDGET (self), get_session (self), NULL, NULL);
  return TRUE;
}

static gboolean
export_seen (ShianPage *page)
{
  ShianSubjectPage *self = SHIAN_SUBJECT_PAGE (page);
  ShianSubjectModel *model = shian_subject_table_get_model (self->table);

  if (count_rows (self) == 0)
    return FALSE;
  shian_subject_export (GTK_WIDGET (self), get_session (self), shian_subject_model_get_view (model),
                        shian_subject_model_get_words (model));
  return TRUE;
}

/* Actions */

/* What the list is narrowed to is what the new one most likely is. */
static void
new_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ShianSubjectPage *self = SHIAN_SUBJECT_PAGE (widget);
  const ShianSubjectView *view = shian_subject_bar_get_view (self->bar);
  g_autoptr (ShianSubject) fresh = NULL;

  if (!gtk_widget_get_mapped (widget))
    return;
  fresh = shian_subject_new ();
  flush (SHIAN_PAGE (self));
  fresh->kind = MAX (view->kind, 0);
  fresh->town = g_strdup (view->town);
  fresh->key_area = MAX (view->key_area, 0);
  gtk_stack_set_visible_child_name (self->stack, "list");
  shian_subject_table_unselect (self->table);
  shian_subject_card_show_new (get_card (self), get_session (self), fresh);
}

static void
import_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  flush (SHIAN_PAGE (widget));
  shian_subject_import_choose (widget, get_session (SHIAN_SUBJECT_PAGE (widget)));
}

static void
duplicates_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ShianSubjectPage *self = SHIAN_SUBJECT_PAGE (widget);

  flush (SHIAN_PAGE (self));
  if (self->duplicates == NULL) {
    self->duplicates = g_object_new (SHIAN_TYPE_SUBJECT_DUPLICATES_VIEW, NULL);
    g_signal_connect_object (self->duplicates, "leave", G_CALLBACK (leave_duplicates), self,
                             G_CONNECT_SWAPPED);
    adw_bin_set_child (self->place, GTK_WIDGET (self->duplicates));
  }
  gtk_stack_set_visible_child_name (self->stack, "duplicates");
  shian_subject_duplicates_view_search (self->duplicates, get_session (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->duplicates));
}

static void
copied_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  guint n = MIN (count_rows (SHIAN_SUBJECT_PAGE (widget)), SHIAN_SUBJECT_TABLE_COPY_MAX);
  g_autofree char *text =
      n < count_rows (SHIAN_SUBJECT_PAGE (widget))
          ? g_strdup_printf (_ ("The first %u rows copied as a table; export gives all"), n)
          : g_strdup_printf (ngettext ("%u row copied as a table", "%u rows copied as a table", n),
                             n);

  shian_message_show (widget, text);
}

static void
step_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  shian_subject_table_step (SHIAN_SUBJECT_PAGE (widget)->table, g_variant_get_int32 (parameter));
}

/* Object */

static void
shian_subject_page_constructed (GObject *object)
{
  ShianSubjectPage *self = SHIAN_SUBJECT_PAGE (object);

  G_OBJECT_CLASS (shian_subject_page_parent_class)->constructed (object);
  g_signal_connect_object (get_session (self), "changed", G_CALLBACK (shian_page_refresh_soon),
                           self, G_CONNECT_SWAPPED);
}

static void
shian_subject_page_dispose (GObject *object)
{
  SHIAN_SUBJECT_PAGE (object)->card = NULL;
  SHIAN_SUBJECT_PAGE (object)->duplicates = NULL;
  SHIAN_SUBJECT_PAGE (object)->loaded = FALSE;
  G_OBJECT_CLASS (shian_subject_page_parent_class)->dispose (object);
}

static gboolean
shian_subject_page_grab_focus (GtkWidget *widget)
{
  ShianSubjectPage *self = SHIAN_SUBJECT_PAGE (widget);

  if (shows_duplicates (self))
    return gtk_widget_grab_focus (GTK_WIDGET (self->duplicates));
  return shian_subject_table_focus (self->table);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/subject-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectPage, rows);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectPage, paned);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectPage, bar);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectPage, table);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectPage, record);
  gtk_widget_class_bind_template_child (widget_class, ShianSubjectPage, place);
  gtk_widget_class_bind_template_callback (widget_class, narrowed_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "subjects.new", NULL, new_cb);
  gtk_widget_class_install_action (widget_class, "subjects.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "subjects.duplicates", NULL, duplicates_cb);
  gtk_widget_class_install_action (widget_class, "subjects.copied", NULL, copied_cb);
  gtk_widget_class_install_action (widget_class, "subjects.step", "i", step_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "subjects.step", "i",
                                       -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "subjects.step",
                                       "i", 1);
}

static void
shian_subject_page_class_init (ShianSubjectPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  ShianPageClass *page_class = SHIAN_PAGE_CLASS (klass);

  g_type_ensure (SHIAN_TYPE_SUBJECT_BAR);
  g_type_ensure (SHIAN_TYPE_SUBJECT_TABLE);
  object_class->constructed = shian_subject_page_constructed;
  object_class->dispose = shian_subject_page_dispose;
  widget_class->grab_focus = shian_subject_page_grab_focus;
  page_class->flush = flush;
  page_class->is_dirty = is_dirty;
  page_class->search = search;
  page_class->export_seen = export_seen;
  page_class->export_whole = export_whole;
  page_class->back = back;
  page_class->shown = shown;
  page_class->refresh = refresh;
  bind_template (widget_class);
  add_keys (widget_class);
}

/* Wherever the keys are in the window, as long as the page is in view. */
static void
add_new_key (ShianSubjectPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_n, GDK_CONTROL_MASK),
                        gtk_named_action_new ("subjects.new")));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
shian_subject_page_init (ShianSubjectPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_new_key (self);
}

GtkWidget *
shian_subject_page_new (ShianSession *session)
{
  return g_object_new (SHIAN_TYPE_SUBJECT_PAGE, "session", session, NULL);
}
