/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forms/inspection-form.h"

static void
free_item (gpointer data)
{
  ShianFormItem *item = data;

  g_free (item->number);
  g_free (item->text);
  g_free (item->basis);
  g_free (item->unit);
  g_free (item->limit);
  g_strfreev (item->choices);
  g_free (item->value);
  g_free (item->note);
  g_free (item);
}

static void
free_group (gpointer data)
{
  ShianFormGroup *group = data;

  g_free (group->title);
  g_ptr_array_unref (group->items);
  g_free (group);
}

static void
free_field (gpointer data)
{
  ShianFormField *field = data;

  g_free (field->label);
  g_free (field->value);
  g_free (field);
}

static void
free_finding (gpointer data)
{
  ShianFormFinding *finding = data;

  g_free (finding->number);
  g_free (finding->item);
  g_free (finding->text);
  g_free (finding->basis);
  g_free (finding->action);
  g_free (finding->deadline);
  g_free (finding->responsible);
  g_free (finding->state);
  g_free (finding->result);
  g_ptr_array_unref (finding->before);
  g_ptr_array_unref (finding->after);
  g_free (finding);
}

ShianInspectionForm *
shian_inspection_form_new (void)
{
  ShianInspectionForm *form = g_new0 (ShianInspectionForm, 1);

  form->fields = g_ptr_array_new_with_free_func (free_field);
  form->groups = g_ptr_array_new_with_free_func (free_group);
  form->findings = g_ptr_array_new_with_free_func (free_finding);
  return form;
}

void
shian_inspection_form_free (ShianInspectionForm *form)
{
  if (form == NULL)
    return;
  g_free (form->title);
  g_free (form->edition);
  g_free (form->legend);
  g_free (form->code);
  g_free (form->premises);
  g_free (form->date);
  g_free (form->kind);
  g_ptr_array_unref (form->fields);
  g_ptr_array_unref (form->groups);
  g_ptr_array_unref (form->findings);
  g_strfreev (form->results);
  g_free (form->result);
  g_free (form->opinion);
  g_free (form->comment);
  g_free (form->inspectors);
  g_free (form->notice);
  g_free (form->receipt);
  g_clear_object (&form->signature);
  g_free (form->signed_on);
  g_free (form->signer);
  g_free (form->public_note);
  g_free (form);
}

ShianFormField *
shian_inspection_form_add_field (ShianInspectionForm *form, const char *label, const char *value,
                                 gboolean wide)
{
  ShianFormField *field;

  g_return_val_if_fail (form != NULL && label != NULL, NULL);
  field = g_new0 (ShianFormField, 1);
  field->label = g_strdup (label);
  field->value = g_strdup (value);
  field->wide = wide;
  g_ptr_array_add (form->fields, field);
  return field;
}

ShianFormGroup *
shian_inspection_form_add_group (ShianInspectionForm *form, const char *title)
{
  ShianFormGroup *group;

  g_return_val_if_fail (form != NULL, NULL);
  group = g_new0 (ShianFormGroup, 1);
  group->title = g_strdup (title);
  group->items = g_ptr_array_new_with_free_func (free_item);
  g_ptr_array_add (form->groups, group);
  return group;
}

ShianFormItem *
shian_form_group_add_item (ShianFormGroup *group)
{
  ShianFormItem *item;

  g_return_val_if_fail (group != NULL, NULL);
  item = g_new0 (ShianFormItem, 1);
  g_ptr_array_add (group->items, item);
  return item;
}

ShianFormFinding *
shian_inspection_form_add_finding (ShianInspectionForm *form)
{
  ShianFormFinding *finding;

  g_return_val_if_fail (form != NULL, NULL);
  finding = g_new0 (ShianFormFinding, 1);
  finding->before = g_ptr_array_new_with_free_func (g_object_unref);
  finding->after = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (form->findings, finding);
  return finding;
}
