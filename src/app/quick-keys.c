/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/quick-keys.h"

#include "app/cut-tip.h"
#include "app/template.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _ShianQuickKeys {
  GtkWidget parent_instance;

  const ShianInspectionSheet *sheet;
  ShianQuickEntry entry;
  char *typed; /* of the answer on its way */
  int at;      /* the item named without an answer; -1 for none */

  GtkEntry *field;
  GtkLabel *said;
};

G_DEFINE_FINAL_TYPE (ShianQuickKeys, shian_quick_keys, GTK_TYPE_WIDGET)

enum { GO, ANSWER, LEAVE, N_SIGNALS };
static guint signals[N_SIGNALS];

static const ShianTemplateItem *
item_at (ShianQuickKeys *self, guint index)
{
  return self->sheet->book->items->pdata[index];
}

static void
say (ShianQuickKeys *self, const char *text, gboolean wrong)
{
  gtk_label_set_text (self->said, text);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->said), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->said), "error");
}

/* What the field waits for. */
static void
prompt (ShianQuickKeys *self)
{
  gtk_entry_set_placeholder_text (self->field,
                                  self->at < 0 ? _ ("Number and answer, as 37 2") : _ ("Answer"));
}

void
shian_quick_keys_set_sheet (ShianQuickKeys *self, const ShianInspectionSheet *sheet)
{
  gboolean same = self->sheet != NULL && sheet != NULL && self->at >= 0 &&
                  (guint) self->at < sheet->book->items->len;

  self->sheet = sheet;
  if (!same)
    self->at = -1;
  prompt (self);
}

static void
named (ShianQuickKeys *self, guint index)
{
  const ShianTemplateItem *item = item_at (self, index);
  g_autofree char *text = g_strdup_printf ("%s  %s", item->code, item->text);

  self->at = (int) index;
  say (self, text, FALSE);
  prompt (self);
  g_signal_emit (self, signals[GO], 0, index);
}

static void
answered (ShianQuickKeys *self, const char *typed)
{
  guint index = self->entry.index;

  g_free (self->typed);
  self->typed = g_strdup (typed);
  self->at = -1;
  prompt (self);
  say (self, item_at (self, index)->code, FALSE);
  g_signal_emit (self, signals[ANSWER], 0, index);
}

void
shian_quick_keys_take (ShianQuickKeys *self, const char *typed)
{
  g_autofree char *kept = g_strdup (typed);
  g_autoptr (GError) error = NULL;

  if (self->sheet == NULL)
    return;
  shian_quick_entry_clear (&self->entry);
  if (!shian_quick_entry_read (self->sheet, kept, self->at, &self->entry, &error)) {
    say (self, error->message, TRUE);
    gtk_editable_select_region (GTK_EDITABLE (self->field), 0, -1);
    return;
  }
  gtk_editable_set_text (GTK_EDITABLE (self->field), "");
  if (self->entry.answers)
    answered (self, kept);
  else
    named (self, self->entry.index);
}

const ShianQuickEntry *
shian_quick_keys_get_entry (ShianQuickKeys *self)
{
  return &self->entry;
}

/* Typing goes on meanwhile: only an empty field gets back what was refused. */
void
shian_quick_keys_stored (ShianQuickKeys *self, const GError *error)
{
  g_autofree char *text = NULL;

  if (self->said == NULL)
    return;
  if (error == NULL) {
    if (self->at < 0 && self->typed != NULL &&
        !gtk_widget_has_css_class (GTK_WIDGET (self->said), "error")) {
      text = g_strdup_printf (_ ("Stored: %s"), self->typed);
      say (self, text, FALSE);
    }
    return;
  }
  say (self, error->message, TRUE);
  if (*gtk_editable_get_text (GTK_EDITABLE (self->field)) == '\0' && self->typed != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->field), self->typed);
}

const char *
shian_quick_keys_get_said (ShianQuickKeys *self)
{
  return gtk_label_get_text (self->said);
}

static void
activate_cb (ShianQuickKeys *self)
{
  shian_quick_keys_take (self, gtk_editable_get_text (GTK_EDITABLE (self->field)));
}

/* Esc first lets go of the item named, then of the field; never of the whole inspection. */
static gboolean
pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
            ShianQuickKeys *self)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  if (self->at >= 0 || *gtk_editable_get_text (GTK_EDITABLE (self->field)) != '\0') {
    self->at = -1;
    gtk_editable_set_text (GTK_EDITABLE (self->field), "");
    say (self, "", FALSE);
    prompt (self);
    return GDK_EVENT_STOP;
  }
  g_signal_emit (self, signals[LEAVE], 0);
  return GDK_EVENT_STOP;
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SHIAN_QUICK_KEYS (widget)->field));
}

static void
shian_quick_keys_dispose (GObject *object)
{
  ShianQuickKeys *self = SHIAN_QUICK_KEYS (object);

  shian_template_dispose (GTK_WIDGET (self));
  self->said = NULL;
  G_OBJECT_CLASS (shian_quick_keys_parent_class)->dispose (object);
}

static void
shian_quick_keys_finalize (GObject *object)
{
  ShianQuickKeys *self = SHIAN_QUICK_KEYS (object);

  shian_quick_entry_clear (&self->entry);
  g_free (self->typed);
  G_OBJECT_CLASS (shian_quick_keys_parent_class)->finalize (object);
}

static void
shian_quick_keys_class_init (ShianQuickKeysClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = shian_quick_keys_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_quick_keys_finalize;
  widget_class->grab_focus = grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/quick-keys.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianQuickKeys, field);
  gtk_widget_class_bind_template_child (widget_class, ShianQuickKeys, said);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  signals[GO] = g_signal_new ("go", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[ANSWER] = g_signal_new ("answer", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[LEAVE] = g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
shian_quick_keys_init (ShianQuickKeys *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->at = -1;
  self->entry = (ShianQuickEntry){ .input = SHIAN_ANSWER_INPUT_NONE };
  gtk_widget_init_template (GTK_WIDGET (self));
  shian_cut_tip (self->said);
  prompt (self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
