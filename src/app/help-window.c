/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/help-window.h"

#include "app/markdown-view.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FOLDER "/io/github/shian/Shian/manual/"

typedef struct {
  char *name;
  char *title;
  char *text;
  char *folded;
} Chapter;

struct _ShianHelpWindow {
  AdwWindow parent_instance;

  GtkSearchEntry *search;
  GtkListBox *chapters;
  GtkScrolledWindow *scroller;
  GtkBox *text;

  GPtrArray *all; /* Chapter, in order */
  char *found;    /* folded; NULL for no search */
};

G_DEFINE_FINAL_TYPE (ShianHelpWindow, shian_help_window, ADW_TYPE_WINDOW)

static void
chapter_free (gpointer data)
{
  Chapter *chapter = data;
  g_free (chapter->name);
  g_free (chapter->title);
  g_free (chapter->text);
  g_free (chapter->folded);
  g_free (chapter);
}

/* The first heading. */
static char *
find_title (const char *text, const char *name)
{
  const char *heading = g_str_has_prefix (text, "# ") ? text : strstr (text, "\n# ");
  const char *end;
  if (heading == NULL)
    return g_strdup (name);
  heading = strchr (heading, '#') + 2;
  end = strchr (heading, '\n');
  return end != NULL ? g_strndup (heading, (gsize) (end - heading)) : g_strdup (heading);
}

static Chapter *
load_chapter (const char *name)
{
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  Chapter *chapter = g_new0 (Chapter, 1);
  chapter->name = g_strdup (name);
  chapter->text = g_strndup (bytes != NULL ? g_bytes_get_data (bytes, NULL) : "",
                             bytes != NULL ? g_bytes_get_size (bytes) : 0);
  chapter->title = find_title (chapter->text, name);
  chapter->folded = shian_text_fold (chapter->text);
  return chapter;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
load_all (ShianHelpWindow *self)
{
  g_auto (GStrv) names =
      g_resources_enumerate_children (FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  guint n = names != NULL ? g_strv_length (names) : 0;
  if (n > 0)
    qsort (names, n, sizeof (char *), compare_names);
  for (guint i = 0; i < n; i++)
    if (g_str_has_suffix (names[i], ".md"))
      g_ptr_array_add (self->all, load_chapter (names[i]));
}

static const Chapter *
chosen (ShianHelpWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->chapters);
  return row != NULL ? g_object_get_data (G_OBJECT (row), "chapter") : NULL;
}

/* After the new text has got its size. */
static gboolean
scroll_to (gpointer data)
{
  GtkWidget *block = data;
  GtkWidget *scroller = gtk_widget_get_ancestor (block, GTK_TYPE_SCROLLED_WINDOW);
  graphene_point_t origin;
  if (scroller != NULL && gtk_widget_compute_point (block, gtk_widget_get_parent (block),
                                                    &GRAPHENE_POINT_INIT (0, 0), &origin))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                              origin.y);
  return G_SOURCE_REMOVE;
}

static void
selected_cb (ShianHelpWindow *self)
{
  const Chapter *chapter = chosen (self);
  GtkWidget *first;
  if (chapter == NULL)
    return;
  first = shian_markdown_view_fill (self->text, chapter->text, FOLDER, self->found);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  if (first != NULL)
    g_idle_add_full (G_PRIORITY_LOW, scroll_to, g_object_ref (first), g_object_unref);
}

static void
append_chapter (ShianHelpWindow *self, Chapter *chapter)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (chapter->title);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_data (G_OBJECT (row), "chapter", chapter);
  gtk_list_box_append (self->chapters, row);
}

static void
list_chapters (ShianHelpWindow *self)
{
  GtkListBoxRow *row;
  while ((row = gtk_list_box_get_row_at_index (self->chapters, 0)) != NULL)
    gtk_list_box_remove (self->chapters, GTK_WIDGET (row));
  for (guint i = 0; i < self->all->len; i++) {
    Chapter *chapter = g_ptr_array_index (self->all, i);
    if (self->found == NULL || strstr (chapter->folded, self->found) != NULL)
      append_chapter (self, chapter);
  }
  gtk_list_box_select_row (self->chapters, gtk_list_box_get_row_at_index (self->chapters, 0));
}

static void
typed_cb (ShianHelpWindow *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_free (self->found);
  self->found = shian_text_is_empty (typed) ? NULL : shian_text_fold (typed);
  list_chapters (self);
}

/* Esc in the box, which keeps the key to itself: first the words go, then the window. */
static void
search_left_cb (ShianHelpWindow *self)
{
  if (shian_text_is_empty (gtk_editable_get_text (GTK_EDITABLE (self->search))))
    gtk_window_close (GTK_WINDOW (self));
  else
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
shian_help_window_finalize (GObject *object)
{
  ShianHelpWindow *self = SHIAN_HELP_WINDOW (object);
  g_ptr_array_unref (self->all);
  g_free (self->found);
  G_OBJECT_CLASS (shian_help_window_parent_class)->finalize (object);
}

static void
shian_help_window_class_init (ShianHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = shian_help_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianHelpWindow, search);
  gtk_widget_class_bind_template_child (widget_class, ShianHelpWindow, chapters);
  gtk_widget_class_bind_template_child (widget_class, ShianHelpWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, ShianHelpWindow, text);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
shian_help_window_init (ShianHelpWindow *self)
{
  self->all = g_ptr_array_new_with_free_func (chapter_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  load_all (self);
  list_chapters (self);
}

GtkWidget *
shian_help_window_new (void)
{
  return g_object_new (SHIAN_TYPE_HELP_WINDOW, NULL);
}

void
shian_help_window_open (ShianHelpWindow *self, const char *page)
{
  /* Pages without a chapter of their own. */
  const char *name = g_strcmp0 (page, "settings") == 0 ? "data" : page;
  GtkListBoxRow *row;
  g_return_if_fail (SHIAN_IS_HELP_WINDOW (self));
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->chapters, i)) != NULL; i++) {
    const Chapter *chapter = g_object_get_data (G_OBJECT (row), "chapter");
    if (name != NULL && strstr (chapter->name, name) != NULL) {
      gtk_list_box_select_row (self->chapters, row);
      return;
    }
  }
}

void
shian_help_window_search (ShianHelpWindow *self, const char *text)
{
  g_return_if_fail (SHIAN_IS_HELP_WINDOW (self));
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  typed_cb (self);
}

guint
shian_help_window_get_n_chapters (ShianHelpWindow *self)
{
  guint n = 0;
  g_return_val_if_fail (SHIAN_IS_HELP_WINDOW (self), 0);
  while (gtk_list_box_get_row_at_index (self->chapters, (int) n) != NULL)
    n++;
  return n;
}

const char *
shian_help_window_get_title (ShianHelpWindow *self)
{
  const Chapter *chapter = chosen (self);
  return chapter != NULL ? chapter->title : NULL;
}

void
shian_help_window_present (GtkWindow *parent, const char *page)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  GtkWidget *help = NULL;
  for (GList *item = windows; item != NULL; item = item->next)
    if (SHIAN_IS_HELP_WINDOW (item->data))
      help = item->data;
  if (help == NULL) {
    help = shian_help_window_new ();
    gtk_window_set_transient_for (GTK_WINDOW (help), parent);
    gtk_window_set_destroy_with_parent (GTK_WINDOW (help), TRUE);
  }
  shian_help_window_open (SHIAN_HELP_WINDOW (help), page);
  gtk_window_present (GTK_WINDOW (help));
}
