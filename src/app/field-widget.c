/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/field-widget.h"

#include "base/date.h"
#include "base/text.h"

static char *
get_view_text (GtkTextView *view)
{
  GtkTextIter start, end;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static char *
get_choice_key (GtkDropDown *choice, const ShianField *field)
{
  guint position = gtk_drop_down_get_selected (choice);
  return position != GTK_INVALID_LIST_POSITION ? g_strdup (field->choices[position].key) : NULL;
}

char *
shian_field_widget_get_text (GtkWidget *widget, const ShianField *field)
{
  g_autofree char *raw = NULL;

  if (GTK_IS_CHECK_BUTTON (widget))
    return g_strdup (gtk_check_button_get_active (GTK_CHECK_BUTTON (widget)) ? "1" : "0");
  if (GTK_IS_DROP_DOWN (widget))
    return get_choice_key (GTK_DROP_DOWN (widget), field);
  if (GTK_IS_TEXT_VIEW (widget)) {
    raw = get_view_text (GTK_TEXT_VIEW (widget));
    return (field->flags & SHIAN_FIELD_MULTILINE) != 0 ? g_steal_pointer (&raw)
                                                       : shian_text_strip (raw);
  }
  raw = g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget)));
  if (field->kind == SHIAN_FIELD_REAL || field->kind == SHIAN_FIELD_INTEGER)
    return shian_text_fold (raw);
  return shian_text_strip (raw);
}

static void
set_view_text (GtkTextView *view, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autofree char *now = get_view_text (view);

  if (g_strcmp0 (now, text) == 0)
    return;
  /* Undo must not reach back into another record's text. */
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
}

static void
set_entry_text (GtkEditable *editable, const ShianField *field, const char *value)
{
  g_autofree char *text =
      field->kind == SHIAN_FIELD_DATE ? shian_date_iso_to_chinese (value) : g_strdup (value);

  if (g_strcmp0 (gtk_editable_get_text (editable), text) == 0)
    return;
  gtk_editable_set_enable_undo (editable, FALSE);
  gtk_editable_set_text (editable, text);
  gtk_editable_set_enable_undo (editable, TRUE);
}

void
shian_field_widget_set_text (GtkWidget *widget, const ShianField *field, const char *value)
{
  const char *text = value != NULL ? value : "";
  int choice;

  if (GTK_IS_CHECK_BUTTON (widget)) {
    gtk_check_button_set_active (GTK_CHECK_BUTTON (widget), g_strcmp0 (text, "1") == 0);
  } else if (GTK_IS_DROP_DOWN (widget)) {
    choice = shian_choice_find (field->choices, text);
    gtk_drop_down_set_selected (GTK_DROP_DOWN (widget), choice >= 0 ? (guint) choice : 0);
  } else if (GTK_IS_TEXT_VIEW (widget)) {
    set_view_text (GTK_TEXT_VIEW (widget), text);
  } else {
    set_entry_text (GTK_EDITABLE (widget), field, text);
  }
}
