/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/own-unit.h"

#include "app/template.h"
#include "app/unit-item.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>

struct _ShianOwnUnit {
  GtkWidget parent_instance;

  GtkLabel *heading;
  GtkDropDown *kind;
  GtkCheckButton *member;
  GtkWidget *add;
  GtkLabel *refusal;

  ShianSession *session;
  char *name;
};

enum { ADDED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ShianOwnUnit, shian_own_unit, GTK_TYPE_WIDGET)

/* Whoever sets up the program for a unit is not a collective name. */
#define LAST_KIND SHIAN_UNIT_PARK

static gboolean
save_unit (ShianStore *store, gpointer data, GError **error)
{
  return shian_unit_save (store, data, error);
}

static gboolean
work (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return shian_store_transact (store, _ ("New unit"), save_unit, data, error);
}

static void
refuse (ShianOwnUnit *self, const char *message)
{
  gtk_label_set_text (self->refusal, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), message != NULL);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ShianOwnUnit) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = shian_session_run_finish (SHIAN_SESSION (source), result, &error);
  if (self->session == NULL) /* the window is gone */
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  refuse (self, saved ? NULL : error->message);
  if (saved) {
    g_autofree char *name = g_strdup (self->name);
    g_signal_emit (self, signals[ADDED], 0, name);
  } else {
    gtk_widget_grab_focus (self->add); /* going grey took the keys away */
  }
}

static gboolean
may_be_new (ShianOwnUnit *self)
{
  return g_utf8_strlen (self->name, -1) > 1 && !g_str_is_ascii (self->name) &&
         shian_unit_directory_find (shian_session_get_directory (self->session), self->name) ==
             NULL;
}

static void
shian_own_unit_dispose (GObject *object)
{
  ShianOwnUnit *self = SHIAN_OWN_UNIT (object);
  shian_template_dispose (GTK_WIDGET (self));
  g_clear_object (&self->session);
  G_OBJECT_CLASS (shian_own_unit_parent_class)->dispose (object);
}

static void
shian_own_unit_finalize (GObject *object)
{
  g_free (SHIAN_OWN_UNIT (object)->name);
  G_OBJECT_CLASS (shian_own_unit_parent_class)->finalize (object);
}

static gboolean
shian_own_unit_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SHIAN_OWN_UNIT (widget)->kind));
}

static void
shian_own_unit_class_init (ShianOwnUnitClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = shian_own_unit_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_own_unit_finalize;
  widget_class->grab_focus = shian_own_unit_grab_focus;
  signals[ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/own-unit.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianOwnUnit, heading);
  gtk_widget_class_bind_template_child (widget_class, ShianOwnUnit, kind);
  gtk_widget_class_bind_template_child (widget_class, ShianOwnUnit, member);
  gtk_widget_class_bind_template_child (widget_class, ShianOwnUnit, add);
  gtk_widget_class_bind_template_child (widget_class, ShianOwnUnit, refusal);
  gtk_widget_class_bind_template_callback (widget_class, shian_own_unit_add);
}

static void
shian_own_unit_init (ShianOwnUnit *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  self->name = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int kind = SHIAN_UNIT_OFFICE; kind <= LAST_KIND; kind++)
    gtk_string_list_append (kinds, shian_unit_kind_title (kind));
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (kinds));
}

GtkWidget *
shian_own_unit_new (ShianSession *session)
{
  ShianOwnUnit *self = g_object_new (SHIAN_TYPE_OWN_UNIT, "visible", FALSE, NULL);
  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

void
shian_own_unit_set_name (ShianOwnUnit *self, const char *typed)
{
  g_autofree char *name = shian_text_strip (typed);
  g_autofree char *heading = g_strdup_printf (_ ("“%s” is not in the directory"), name);
  g_return_if_fail (SHIAN_IS_OWN_UNIT (self));
  if (!g_str_equal (name, self->name)) {
    g_free (self->name);
    self->name = g_steal_pointer (&name);
    gtk_drop_down_set_selected (self->kind, (guint) shian_own_unit_guess_kind (self->name));
    refuse (self, NULL);
  }
  gtk_label_set_text (self->heading, heading);
  gtk_widget_set_visible (GTK_WIDGET (self), may_be_new (self));
}

void
shian_own_unit_add (ShianOwnUnit *self)
{
  ShianUnit *unit;
  g_return_if_fail (SHIAN_IS_OWN_UNIT (self));
  if (!may_be_new (self))
    return;
  unit = shian_unit_new ();
  unit->short_name = g_strdup (self->name);
  unit->kind = (int) gtk_drop_down_get_selected (self->kind);
  unit->member = gtk_check_button_get_active (self->member);
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  shian_session_run_async (self->session, work, unit, (GDestroyNotify) shian_unit_free, NULL,
                           saved_cb, g_object_ref (self));
}

int
shian_own_unit_guess_kind (const char *name)
{
  /* How names of such units end. */
  static const struct {
    const char *end;
    int kind;
  } ENDS[] = {
    { "镇", SHIAN_UNIT_TOWN },           { "乡", SHIAN_UNIT_TOWN },
    { "镇政府", SHIAN_UNIT_TOWN },       { "乡政府", SHIAN_UNIT_TOWN },
    { "镇人民政府", SHIAN_UNIT_TOWN },   { "乡人民政府", SHIAN_UNIT_TOWN },
    { "街道", SHIAN_UNIT_STREET },       { "街道办", SHIAN_UNIT_STREET },
    { "街道办事处", SHIAN_UNIT_STREET }, { "园区", SHIAN_UNIT_PARK },
    { "园", SHIAN_UNIT_PARK },           { "开发区", SHIAN_UNIT_PARK },
    { "示范区", SHIAN_UNIT_PARK },       { "园管委会", SHIAN_UNIT_PARK },
    { "区管委会", SHIAN_UNIT_PARK },     { "法院", SHIAN_UNIT_JUDICIAL },
    { "检察院", SHIAN_UNIT_JUDICIAL },
  };
  g_return_val_if_fail (name != NULL, SHIAN_UNIT_DEPARTMENT);
  for (gsize i = 0; i < G_N_ELEMENTS (ENDS); i++)
    if (g_str_has_suffix (name, ENDS[i].end))
      return ENDS[i].kind;
  return g_str_has_prefix (name, "区委") ? SHIAN_UNIT_PARTY : SHIAN_UNIT_DEPARTMENT;
}
