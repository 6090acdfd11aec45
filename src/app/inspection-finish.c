/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/inspection-finish.h"

#include "app/field-group.h"
#include "app/inspection-job.h"
#include "app/message.h"
#include "app/reveal.h"
#include "app/signature-pad.h"
#include "app/template.h"
#include "inspection/finish.h"
#include "store/attachment.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define MAX_ITEMS_LISTED 12
#define INDEX "shian-index" /* of the item plus one, on a line of what is missing */

/* In the order they are offered. */
static const ShianSignature SIGNATURES[] = { SHIAN_SIGNATURE_NONE, SHIAN_SIGNATURE_PAPER,
                                             SHIAN_SIGNATURE_DRAWN, SHIAN_SIGNATURE_REFUSED };

struct _ShianInspectionFinish {
  GtkWidget parent_instance;

  ShianSession *session;
  char *inspection;
  gboolean locked;
  gboolean setting;
  guint n_missing;
  ShianFieldGroup *group;

  GtkLabel *result;
  GtkWidget *lacking;
  GtkListBox *missing;
  GtkWidget *said;
  GtkWidget *words;
  GtkWidget *signing;
  GtkWidget *signed_by;
  GtkWidget *refused;
  GtkCheckButton *notice_given;
  GtkCheckButton *recusal_asked;
  GtkTextView *opinion;
  GtkTextView *premises_comment;
  GtkEntry *ended_at;
  GtkDropDown *signature;
  GtkEntry *signer;
  ShianSignaturePad *pad;
  GtkEntry *refusal;
  GtkEntry *witness;
  GtkLabel *problem;
  GtkWidget *buttons;
  GtkWidget *finish;
};

G_DEFINE_FINAL_TYPE (ShianInspectionFinish, shian_inspection_finish, GTK_TYPE_WIDGET)

enum { JUMP, LEAVE, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
show_problem (ShianInspectionFinish *self, const char *message)
{
  gtk_label_set_text (self->problem, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), message != NULL);
}

/* What is missing */

static void
add_missing (ShianInspectionFinish *self, const char *text, guint index)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_data (G_OBJECT (row), INDEX, GUINT_TO_POINTER (index));
  gtk_list_box_append (self->missing, row);
}

static void
add_open_items (ShianInspectionFinish *self, const ShianInspectionSheet *sheet)
{
  guint n = 0;

  for (guint i = 0; i < sheet->book->items->len && n < MAX_ITEMS_LISTED; i++) {
    const ShianTemplateItem *item = sheet->book->items->pdata[i];
    g_autofree char *text = g_strdup_printf ("→ %s  %s", item->code, item->text);
    if (!shian_inspection_sheet_applies (sheet, i) ||
        shian_inspection_sheet_answer (sheet, i) != NULL)
      continue;
    add_missing (self, text, i + 1);
    n++;
  }
}

static void
clear_missing (ShianInspectionFinish *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->missing, 0)) != NULL)
    gtk_list_box_remove (self->missing, GTK_WIDGET (row));
}

static guint
count_missing (ShianInspectionFinish *self)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (self->missing, (int) n) != NULL)
    n++;
  return n;
}

/* The paper must not move away from under the pen: a line that signing makes needless is ticked off
 * as long as the pen may come down again. */
static void
hold_place (ShianInspectionFinish *self, guint before)
{
  if (!self->locked && count_missing (self) < before && shian_signature_pad_is_in_use (self->pad) &&
      shian_signature_pad_is_signed (self->pad))
    add_missing (self, _ ("✓ Signed"), 0);
}

static void
show_missing (ShianInspectionFinish *self, const ShianInspectionSheet *sheet)
{
  g_autoptr (GPtrArray) missing = shian_inspection_missing (sheet);
  ShianTally tally = shian_inspection_sheet_tally (sheet, NULL);
  guint before = count_missing (self);

  clear_missing (self);
  self->n_missing = self->locked ? 0 : missing->len;
  for (guint i = 0; i < self->n_missing; i++)
    add_missing (self, missing->pdata[i], 0);
  if (self->n_missing > 0 && tally.unanswered > 0 &&
      sheet->inspection->kind != SHIAN_INSPECTION_UNANNOUNCED)
    add_open_items (self, sheet);
  hold_place (self, before);
  gtk_widget_set_visible (self->lacking, count_missing (self) > 0);
  gtk_widget_set_sensitive (self->finish, self->n_missing == 0);
}

static ShianSignature
chosen_signature (ShianInspectionFinish *self)
{
  guint at = gtk_drop_down_get_selected (self->signature);
  return at < G_N_ELEMENTS (SIGNATURES) ? SIGNATURES[at] : SHIAN_SIGNATURE_NONE;
}

/* An item is gone to; for all else the fields are right below. */
static void
missing_cb (ShianInspectionFinish *self, GtkListBoxRow *row)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), INDEX));

  if (index > 0)
    g_signal_emit (self, signals[JUMP], 0, index - 1);
  else if (!gtk_check_button_get_active (self->notice_given))
    gtk_widget_grab_focus (GTK_WIDGET (self->notice_given));
  else if (!gtk_check_button_get_active (self->recusal_asked))
    gtk_widget_grab_focus (GTK_WIDGET (self->recusal_asked));
  else if (chosen_signature (self) == SHIAN_SIGNATURE_DRAWN)
    gtk_widget_grab_focus (GTK_WIDGET (self->pad));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->signature));
}

/* Saving */

static void
saved_cb (GObject *owner, GHashTable *changes, const GError *error)
{
  ShianInspectionFinish *self = SHIAN_INSPECTION_FINISH (owner);

  if (self->group == NULL)
    return;
  shian_field_group_saved (self->group, changes, error);
  show_problem (self, error != NULL ? error->message : NULL);
}

static void
save_cb (ShianInspectionFinish *self, GHashTable *changes)
{
  shian_inspection_job_change (self->session, self->inspection, changes, G_OBJECT (self), saved_cb);
}

static void
show_signing (ShianInspectionFinish *self)
{
  ShianSignature signature = chosen_signature (self);

  gtk_widget_set_visible (self->signed_by,
                          signature == SHIAN_SIGNATURE_PAPER || signature == SHIAN_SIGNATURE_DRAWN);
  gtk_widget_set_visible (GTK_WIDGET (self->pad), signature == SHIAN_SIGNATURE_DRAWN);
  gtk_widget_set_visible (self->refused, signature == SHIAN_SIGNATURE_REFUSED);
}

static void
signature_cb (ShianInspectionFinish *self)
{
  g_autoptr (GHashTable) changes = NULL;

  show_signing (self);
  if (self->setting || self->session == NULL)
    return;
  /* What was drawn is stored before another way is chosen: storing it chooses the screen. */
  shian_signature_pad_flush (self->pad);
  if (chosen_signature (self) == SHIAN_SIGNATURE_DRAWN)
    shian_reveal (GTK_WIDGET (self->pad));
  changes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (changes, g_strdup ("signature"),
                       g_strdup (SHIAN_SIGNATURE_CHOICES[chosen_signature (self)].key));
  save_cb (self, changes);
}

void
shian_inspection_finish_set_signature (ShianInspectionFinish *self, ShianSignature signature)
{
  for (guint i = 0; i < G_N_ELEMENTS (SIGNATURES); i++)
    if (SIGNATURES[i] == signature)
      gtk_drop_down_set_selected (self->signature, i);
}

static void
signed_cb (GObject *owner, GHashTable *changes, const GError *error)
{
  ShianInspectionFinish *self = SHIAN_INSPECTION_FINISH (owner);

  if (self->group == NULL)
    return;
  shian_signature_pad_saved (self->pad, error);
  show_problem (self, error != NULL ? error->message : NULL);
}

static void
sign_cb (ShianInspectionFinish *self, GBytes *drawing)
{
  shian_inspection_job_sign (self->session, self->inspection, drawing, G_OBJECT (self), signed_cb);
}

static void
cleared_cb (ShianInspectionFinish *self)
{
  shian_message_show_action (GTK_WIDGET (self), _ ("Signature taken away"), _ ("Undo"), "win.undo");
}

static void
finished_cb (GObject *owner, GHashTable *changes, const GError *error)
{
  ShianInspectionFinish *self = SHIAN_INSPECTION_FINISH (owner);

  show_problem (self, error != NULL ? error->message : NULL);
  if (error == NULL)
    shian_message_show (GTK_WIDGET (self), _ ("The inspection is finished and locked"));
}

void
shian_inspection_finish_run (ShianInspectionFinish *self)
{
  shian_inspection_finish_flush (self);
  shian_inspection_job_finish (self->session, self->inspection, G_OBJECT (self), finished_cb);
}

static void
removed_cb (GObject *owner, GHashTable *changes, const GError *error)
{
  ShianInspectionFinish *self = SHIAN_INSPECTION_FINISH (owner);

  if (error != NULL) {
    shian_message_error (GTK_WIDGET (self), _ ("The inspection was not removed"), error);
    return;
  }
  shian_message_show_action (GTK_WIDGET (self), _ ("Inspection removed"), _ ("Undo"), "win.undo");
  g_signal_emit (self, signals[LEAVE], 0);
}

static void
remove_cb (ShianInspectionFinish *self)
{
  shian_inspection_job_remove (self->session, self->inspection, G_OBJECT (self), removed_cb);
}

/* Showing */

static void
add_count (GString *text, const char *words, guint n)
{
  if (n > 0)
    /* Translators: one more count in a line of counts: what is counted, how many */
    g_string_append_printf (text, _ (", %s %u"), words, n);
}

/* Every item is in one of the counts, so that they add up to all that are on the form. */
static void
show_result (ShianInspectionFinish *self, const ShianInspectionSheet *sheet)
{
  ShianTally tally = shian_inspection_sheet_tally (sheet, NULL);
  g_autofree char *title =
      tally.result != SHIAN_RESULT_NONE
          ? shian_template_result_title (sheet->book->edition, (guint) tally.result - 1)
          : g_strdup (_ (SHIAN_RESULT_CHOICES[SHIAN_RESULT_NONE].title));
  /* With items left it may yet be another. */
  g_autofree char *result = tally.unanswered > 0 && tally.result != SHIAN_RESULT_NONE
                                ? g_strdup_printf (_ ("so far: %s"), title)
                                : g_strdup_printf (_ ("Result: %s"), title);
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: the result, then counts */
  g_string_printf (text, _ ("%s · %u items: %u conforming, %u not conforming (%u key)"), result,
                   tally.items, tally.conforming, tally.not_conforming, tally.key);
  add_count (text, _ ("encouraged and not done"), tally.advice);
  add_count (text, C_ ("count", "not applicable"), tally.not_applicable);
  add_count (text, _ ("only recorded"), tally.recorded);
  add_count (text, C_ ("count", "unanswered"), tally.unanswered);
  gtk_label_set_text (self->result, text->str);
}

static void
lock (ShianInspectionFinish *self)
{
  gtk_widget_set_sensitive (self->said, !self->locked);
  gtk_widget_set_sensitive (self->words, !self->locked);
  gtk_widget_set_sensitive (self->signing, !self->locked);
  gtk_widget_set_sensitive (self->signed_by, !self->locked);
  gtk_widget_set_sensitive (self->refused, !self->locked);
  gtk_widget_set_visible (self->buttons, !self->locked);
}

static void
show_drawing (ShianInspectionFinish *self, const ShianPhoto *drawing)
{
  g_autofree char *path =
      drawing != NULL
          ? shian_attachment_path (shian_session_get_reader (self->session), drawing->sha256)
          : NULL;

  shian_signature_pad_show (self->pad, drawing != NULL ? drawing->sha256 : NULL, path,
                            self->locked);
}

void
shian_inspection_finish_show (ShianInspectionFinish *self, ShianSession *session,
                              const ShianInspectionSheet *sheet)
{
  const ShianInspection *inspection = sheet->inspection;

  g_set_object (&self->session, session);
  self->locked = inspection->state != SHIAN_INSPECTION_DRAFT;
  self->setting = TRUE;
  if (g_strcmp0 (self->inspection, inspection->record.id) != 0) {
    g_free (self->inspection);
    self->inspection = g_strdup (inspection->record.id);
    shian_field_group_load (self->group, inspection);
    shian_signature_pad_reset (self->pad);
  } else {
    shian_field_group_merge (self->group, inspection);
  }
  shian_inspection_finish_set_signature (self, (ShianSignature) inspection->signature);
  self->setting = FALSE;
  show_signing (self);
  show_drawing (self, sheet->signature);
  show_result (self, sheet);
  show_missing (self, sheet);
  lock (self);
}

guint
shian_inspection_finish_get_n_missing (ShianInspectionFinish *self)
{
  return self->n_missing;
}

void
shian_inspection_finish_flush (ShianInspectionFinish *self)
{
  if (self->inspection == NULL || self->locked)
    return;
  shian_field_group_flush (self->group);
  shian_signature_pad_flush (self->pad);
}

gboolean
shian_inspection_finish_is_dirty (ShianInspectionFinish *self)
{
  return self->inspection != NULL && !self->locked &&
         (shian_field_group_is_dirty (self->group) || shian_signature_pad_is_dirty (self->pad));
}

/* Object */

static void
shian_inspection_finish_dispose (GObject *object)
{
  ShianInspectionFinish *self = SHIAN_INSPECTION_FINISH (object);

  g_clear_object (&self->group);
  shian_template_dispose (GTK_WIDGET (self));
  G_OBJECT_CLASS (shian_inspection_finish_parent_class)->dispose (object);
}

static void
shian_inspection_finish_finalize (GObject *object)
{
  ShianInspectionFinish *self = SHIAN_INSPECTION_FINISH (object);

  g_clear_object (&self->session);
  g_free (self->inspection);
  G_OBJECT_CLASS (shian_inspection_finish_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shian/Shian/ui/inspection-finish.ui");
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionFinish, result);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionFinish, lacking);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionFinish, missing);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionFinish, said);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionFinish, words);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionFinish, signing);
  gtk_widget_class_bind_template_child_full (widget_class, "signed", FALSE,
                                             G_STRUCT_OFFSET (ShianInspectionFinish, signed_by));
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionFinish, refused);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionFinish, notice_given);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionFinish, recusal_asked);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionFinish, opinion);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionFinish, premises_comment);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionFinish, ended_at);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionFinish, signature);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionFinish, signer);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionFinish, pad);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionFinish, refusal);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionFinish, witness);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionFinish, problem);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionFinish, buttons);
  gtk_widget_class_bind_template_child (widget_class, ShianInspectionFinish, finish);
  gtk_widget_class_bind_template_callback (widget_class, missing_cb);
  gtk_widget_class_bind_template_callback (widget_class, signature_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_cb);
  gtk_widget_class_bind_template_callback (widget_class, cleared_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, shian_inspection_finish_run);
}

static void
shian_inspection_finish_class_init (ShianInspectionFinishClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = shian_inspection_finish_dispose;
  G_OBJECT_CLASS (klass)->finalize = shian_inspection_finish_finalize;
  g_type_ensure (ADW_TYPE_CLAMP);
  g_type_ensure (SHIAN_TYPE_SIGNATURE_PAD);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  signals[JUMP] = g_signal_new ("jump", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[LEAVE] = g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_fields (ShianInspectionFinish *self)
{
  shian_field_group_add (self->group, "notice_given", GTK_WIDGET (self->notice_given));
  shian_field_group_add (self->group, "recusal_asked", GTK_WIDGET (self->recusal_asked));
  shian_field_group_add (self->group, "opinion", GTK_WIDGET (self->opinion));
  shian_field_group_add (self->group, "premises_comment", GTK_WIDGET (self->premises_comment));
  shian_field_group_add (self->group, "ended_at", GTK_WIDGET (self->ended_at));
  shian_field_group_add (self->group, "signer", GTK_WIDGET (self->signer));
  shian_field_group_add (self->group, "refusal", GTK_WIDGET (self->refusal));
  shian_field_group_add (self->group, "witness", GTK_WIDGET (self->witness));
}

static void
shian_inspection_finish_init (ShianInspectionFinish *self)
{
  g_autoptr (GtkStringList) list = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  list = gtk_string_list_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (SIGNATURES); i++)
    gtk_string_list_append (list, _ (SHIAN_SIGNATURE_CHOICES[SIGNATURES[i]].title));
  self->setting = TRUE;
  gtk_drop_down_set_model (self->signature, G_LIST_MODEL (list));
  self->setting = FALSE;
  self->group = shian_field_group_new (&SHIAN_INSPECTION_TYPE);
  add_fields (self);
  g_signal_connect_swapped (self->group, "save", G_CALLBACK (save_cb), self);
  g_signal_connect_swapped (self->group, "problem", G_CALLBACK (show_problem), self);
}
