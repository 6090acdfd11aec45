/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/filter-chips.h"

typedef struct {
  GtkToggleButton *button;
  GtkLabel *number;
  char *title;
  guint count;
} Chip;

struct _ShianFilterChips {
  GtkWidget parent_instance;

  GtkWidget *flow;
  GArray *chips; /* Chip */
  guint chosen;
};

G_DEFINE_FINAL_TYPE (ShianFilterChips, shian_filter_chips, GTK_TYPE_WIDGET)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static Chip *
get_chip (ShianFilterChips *self, guint chip)
{
  return &g_array_index (self->chips, Chip, chip);
}

static void
chip_clear (gpointer data)
{
  g_free (((Chip *) data)->title);
}

static void
show_chip (ShianFilterChips *self, guint chip)
{
  Chip *one = get_chip (self, chip);
  GtkWidget *child = gtk_widget_get_parent (GTK_WIDGET (one->button));

  gtk_widget_set_visible (child, one->count > 0 || chip == 0 || chip == self->chosen);
}

static void
toggled_cb (ShianFilterChips *self, GtkToggleButton *button)
{
  guint before = self->chosen;

  if (!gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < self->chips->len; i++)
    if (get_chip (self, i)->button == button)
      self->chosen = i;
  show_chip (self, before);
  if (self->chosen != before)
    g_signal_emit (self, signals[CHOSEN], 0);
}

static GtkWidget *
make_content (Chip *chip)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (chip->title);

  chip->number = GTK_LABEL (gtk_label_new ("0"));
  gtk_widget_add_css_class (GTK_WIDGET (chip->number), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (chip->number), "chip-count");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (chip->number));
  return box;
}

void
shian_filter_chips_add (ShianFilterChips *self, const char *title)
{
  Chip chip = { .title = g_strdup (title) };
  GtkWidget *child;

  chip.button = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  gtk_button_set_child (GTK_BUTTON (chip.button), make_content (&chip));
  gtk_widget_add_css_class (GTK_WIDGET (chip.button), "chip");
  gtk_widget_add_css_class (GTK_WIDGET (chip.button), "flat");
  if (self->chips->len > 0)
    gtk_toggle_button_set_group (chip.button, get_chip (self, 0)->button);
  gtk_flow_box_append (GTK_FLOW_BOX (self->flow), GTK_WIDGET (chip.button));
  child = gtk_widget_get_parent (GTK_WIDGET (chip.button));
  gtk_widget_set_focusable (child, FALSE);
  g_array_append_val (self->chips, chip);
  gtk_toggle_button_set_active (chip.button, self->chips->len == 1);
  g_signal_connect_object (chip.button, "toggled", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
  shian_filter_chips_set_count (self, self->chips->len - 1, 0);
}

void
shian_filter_chips_set_count (ShianFilterChips *self, guint chip, guint count)
{
  Chip *one = get_chip (self, chip);
  g_autofree char *number = g_strdup_printf ("%u", count);
  g_autofree char *name = g_strdup_printf ("%s %u", one->title, count);

  one->count = count;
  gtk_label_set_text (one->number, number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (one->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  show_chip (self, chip);
}

guint
shian_filter_chips_get_count (ShianFilterChips *self, guint chip)
{
  return get_chip (self, chip)->count;
}

guint
shian_filter_chips_get_chosen (ShianFilterChips *self)
{
  return self->chosen;
}

void
shian_filter_chips_set_chosen (ShianFilterChips *self, guint chip)
{
  g_return_if_fail (chip < self->chips->len);
  gtk_toggle_button_set_active (get_chip (self, chip)->button, TRUE);
}

static void
shian_filter_chips_dispose (GObject *object)
{
  g_clear_pointer (&SHIAN_FILTER_CHIPS (object)->flow, gtk_widget_unparent);
  G_OBJECT_CLASS (shian_filter_chips_parent_class)->dispose (object);
}

static void
shian_filter_chips_finalize (GObject *object)
{
  g_array_unref (SHIAN_FILTER_CHIPS (object)->chips);
  G_OBJECT_CLASS (shian_filter_chips_parent_class)->finalize (object);
}

static void
shian_filter_chips_class_init (ShianFilterChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = shian_filter_chips_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_filter_chips_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[CHOSEN] = g_signal_new ("chosen", SHIAN_TYPE_FILTER_CHIPS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
shian_filter_chips_init (ShianFilterChips *self)
{
  self->chips = g_array_new (FALSE, TRUE, sizeof (Chip));
  g_array_set_clear_func (self->chips, chip_clear);
  /* Wraps where the text is large and the window small. */
  self->flow = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (self->flow), 2);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->flow), 6);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->flow), 0);
  gtk_widget_set_halign (self->flow, GTK_ALIGN_START);
  gtk_widget_set_parent (self->flow, GTK_WIDGET (self));
}
