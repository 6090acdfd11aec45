/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/canteen-card.h"

#include "app/inspection-order.h"
#include "app/line-list.h"
#include "app/template.h"
#include "base/date.h"
#include "inspection/inspection-list.h"
#include "subjects/subject-register.h"

#include <glib/gi18n-lib.h>

struct _ShianCanteenCard {
  GtkWidget parent_instance;

  ShianSession *session;
  char *subject;
  GtkStack *stack;
  GtkLabel *name;
  GtkLabel *facts;
  GtkWidget *new;
  ShianLineList *inspections;
  ShianInspectionOrderForm *order;
};

G_DEFINE_FINAL_TYPE (ShianCanteenCard, shian_canteen_card, GTK_TYPE_WIDGET)

enum { OPEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
add_fact (GString *facts, const ShianSubject *subject, const char *name)
{
  g_autofree char *value = shian_field_display (shian_subject_field (name), subject);

  if (*value != '\0')
    g_string_append_printf (facts, "%s%s", facts->len > 0 ? " · " : "", value);
}

static void
show_subject (ShianCanteenCard *self, const ShianSubject *subject)
{
  static const char *const FACTS[] = { "town",    "stage",   "supply", "contractor",
                                       "address", "contact", "phone",  "status" };
  g_autoptr (GString) facts = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (FACTS); i++)
    add_fact (facts, subject, FACTS[i]);
  gtk_label_set_text (self->name, subject->name);
  gtk_label_set_text (self->facts, facts->str);
}

/* Inspections */

static ShianLine *
make_line (const ShianInspectionRow *row)
{
  static const char *const LOOKS[] = { NULL, "done", "in_progress", "lagging" };
  const ShianInspection *inspection = row->inspection;
  gboolean draft = inspection->state == SHIAN_INSPECTION_DRAFT;
  g_autofree char *day = shian_date_iso_to_chinese (inspection->made_on);
  g_autofree char *title =
      g_strdup_printf ("%s  %s", day, _ (SHIAN_INSPECTION_KIND_CHOICES[inspection->kind].title));
  g_autofree char *open = row->n_findings > 0 ? g_strdup_printf (_ ("%u findings, %u open"),
                                                                 row->n_findings, row->n_open)
                                              : g_strdup (_ ("no findings"));
  g_autofree char *below = g_strjoin (" · ", row->inspectors, open, row->template_title, NULL);
  const ShianLineText text = { .id = inspection->record.id,
                               .title = title,
                               .below = below,
                               .state = draft ? _ ("Under way") : row->result_title,
                               .look = draft ? "in_progress" : LOOKS[inspection->result] };

  return shian_line_new (&text);
}

static void
show_inspections (ShianCanteenCard *self)
{
  ShianInspectionQuery query = SHIAN_INSPECTION_QUERY_ALL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);

  query.subject = self->subject;
  rows = shian_inspection_list (shian_session_get_reader (self->session), &query, NULL);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    g_ptr_array_add (lines, make_line (rows->pdata[i]));
  shian_line_list_set_lines (self->inspections, lines);
}

void
shian_canteen_card_show (ShianCanteenCard *self, ShianSession *session, const char *subject)
{
  g_autoptr (ShianSubject) record =
      subject != NULL ? shian_subject_load (shian_session_get_reader (session), subject, NULL)
                      : NULL;
  gboolean same = g_strcmp0 (self->subject, subject) == 0;

  g_set_object (&self->session, session);
  if (!same) {
    g_free (self->subject);
    self->subject = g_strdup (subject);
  }
  if (record == NULL) {
    gtk_stack_set_visible_child_name (self->stack, "nothing");
    return;
  }
  if (!same || g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "new") != 0)
    gtk_stack_set_visible_child_name (self->stack, "card");
  show_subject (self, record);
  show_inspections (self);
}

const char *
shian_canteen_card_get_subject (ShianCanteenCard *self)
{
  return self->subject;
}

static void
opened_cb (ShianCanteenCard *self)
{
  const char *id = shian_line_list_get_selected (self->inspections);

  if (id != NULL)
    g_signal_emit (self, signals[OPEN], 0, id);
}

void
shian_canteen_card_ask_new (ShianCanteenCard *self)
{
  if (self->subject == NULL)
    return;
  shian_inspection_order_show (self->order, self->session, self->subject);
  gtk_stack_set_visible_child_name (self->stack, "new");
  gtk_widget_grab_focus (GTK_WIDGET (self->order));
}

void
shian_canteen_card_ask_form (ShianCanteenCard *self, const char *serial, const char *template)
{
  shian_canteen_card_ask_new (self);
  if (self->subject != NULL)
    shian_inspection_order_set_form (self->order, serial, template);
}

gboolean
shian_canteen_card_back (ShianCanteenCard *self)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "new") != 0)
    return FALSE;
  gtk_stack_set_visible_child_name (self->stack, "card");
  gtk_widget_grab_focus (self->new);
  return TRUE;
}

static void
made_cb (ShianCanteenCard *self, const char *id)
{
  gtk_stack_set_visible_child_name (self->stack, "card");
  g_signal_emit (self, signals[OPEN], 0, id);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SHIAN_CANTEEN_CARD (widget)->new);
}

static void
shian_canteen_card_dispose (GObject *object)
{
  shian_template_dispose (GTK_WIDGET (object));
  G_OBJECT_CLASS (shian_canteen_card_parent_class)->dispose (object);
}

static void
shian_canteen_card_finalize (GObject *object)
{
  ShianCanteenCard *self = SHIAN_CANTEEN_CARD (object);

  g_clear_object (&self->session);
  g_free (self->subject);
  G_OBJECT_CLASS (shian_canteen_card_parent_class)->finalize (object);
}

static void
shian_canteen_card_class_init (ShianCanteenCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SHIAN_TYPE_LINE_LIST);
  g_type_ensure (SHIAN_TYPE_INSPECTION_ORDER);
  G_OBJECT_CLASS (klass)->dispose = shian_canteen_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_canteen_card_finalize;
  widget_class->grab_focus = grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/canteen-card.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianCanteenCard, stack);
  gtk_widget_class_bind_template_child (widget_class, ShianCanteenCard, name);
  gtk_widget_class_bind_template_child (widget_class, ShianCanteenCard, facts);
  gtk_widget_class_bind_template_child (widget_class, ShianCanteenCard, new);
  gtk_widget_class_bind_template_child (widget_class, ShianCanteenCard, inspections);
  gtk_widget_class_bind_template_child (widget_class, ShianCanteenCard, order);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, made_cb);
  gtk_widget_class_bind_template_callback (widget_class, shian_canteen_card_ask_new);
  gtk_widget_class_bind_template_callback (widget_class, shian_canteen_card_back);
  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
shian_canteen_card_init (ShianCanteenCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
