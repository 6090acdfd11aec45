/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/inspection-job.h"

#include "app/field-group.h"
#include "inspection/finish.h"
#include "inspection/form-print.h"
#include "inspection/second-keying.h"
#include "inspection/signature.h"

#include <math.h>

typedef struct _Job Job;
typedef gboolean (*JobFunc) (ShianStore *store, Job *job, GError **error);

/* Strings of the order, the step and the target live in @kept. */
struct _Job {
  JobFunc func;
  char *id;
  char *row;
  char *reason;
  GHashTable *changes;
  ShianInspectionOrder order;
  ShianAnswerInput input;
  ShianFindingEventKind kind;
  ShianFindingStep step;
  ShianPhotoTarget target;
  char **names; /* inspectors, files, paths */
  GBytes *drawing;
  GPtrArray *kept;
  char *made;
  GObject *owner;
  ShianRecordDone done;
  ShianInspectionMade made_done;
};

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->id);
  g_free (job->row);
  g_free (job->reason);
  g_clear_pointer (&job->changes, g_hash_table_unref);
  g_strfreev (job->names);
  g_clear_pointer (&job->drawing, g_bytes_unref);
  g_ptr_array_unref (job->kept);
  g_free (job->made);
  g_clear_object (&job->owner);
  g_free (job);
}

static Job *
job_new (JobFunc func, const char *id, GObject *owner, ShianRecordDone done)
{
  Job *job = g_new0 (Job, 1);

  job->func = func;
  job->id = g_strdup (id);
  job->kept = g_ptr_array_new_with_free_func (g_free);
  job->owner = owner != NULL ? g_object_ref (owner) : NULL;
  job->done = done;
  return job;
}

static const char *
keep (Job *job, const char *text)
{
  char *copy = g_strdup (text);

  if (copy != NULL)
    g_ptr_array_add (job->kept, copy);
  return copy;
}

static gboolean
run (ShianStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  return job->func (store, job, error);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;

  shian_session_run_finish (SHIAN_SESSION (source), result, &error);
  if (job->done != NULL)
    job->done (job->owner, job->changes, error);
  if (job->made_done != NULL)
    job->made_done (job->owner, job->made, error);
}

static void
start (ShianSession *session, Job *job)
{
  shian_session_run_async (session, run, job, job_free, NULL, done_cb, job);
}

/* Inspections */

static gboolean
take_made (Job *job, ShianInspection *inspection)
{
  if (inspection == NULL)
    return FALSE;
  job->made = g_strdup (inspection->record.id);
  return TRUE;
}

static gboolean
begin (ShianStore *store, Job *job, GError **error)
{
  g_autoptr (ShianInspection) inspection = shian_inspection_begin (store, &job->order, error);
  return take_made (job, inspection);
}

void
shian_inspection_job_begin (ShianSession *session, const ShianInspectionOrder *order,
                            GObject *owner, ShianInspectionMade done)
{
  Job *job = job_new (begin, NULL, owner, NULL);

  job->made_done = done;
  job->names = g_strdupv ((char **) order->inspectors);
  job->order = *order;
  job->order.subject = keep (job, order->subject);
  job->order.template = keep (job, order->template);
  job->order.made_on = keep (job, order->made_on);
  job->order.started_at = keep (job, order->started_at);
  job->order.facts = keep (job, order->facts);
  job->order.scope = keep (job, order->scope);
  job->order.recheck_of = keep (job, order->recheck_of);
  job->order.form = keep (job, order->form);
  job->order.inspectors = (const char *const *) job->names;
  start (session, job);
}

static gboolean
correct (ShianStore *store, Job *job, GError **error)
{
  g_autoptr (ShianInspection) inspection =
      shian_inspection_correct (store, job->id, job->reason, error);
  return take_made (job, inspection);
}

void
shian_inspection_job_correct (ShianSession *session, const char *inspection, const char *reason,
                              GObject *owner, ShianInspectionMade done)
{
  Job *job = job_new (correct, inspection, owner, NULL);

  job->reason = g_strdup (reason);
  job->made_done = done;
  start (session, job);
}

static ShianAnswer *
copy_answer (const ShianInspectionSheet *sheet, const char *row)
{
  for (guint i = 0; i < sheet->book->items->len; i++) {
    const ShianTemplateItem *item = sheet->book->items->pdata[i];
    if (g_strcmp0 (item->record.id, row) == 0 && sheet->answers->pdata[i] != NULL)
      return shian_answer_copy (sheet->answers->pdata[i]);
  }
  return shian_answer_new ();
}

/* What stands in the store, with the changes on top. (transfer full) */
static ShianAnswer *
mix_answer (ShianStore *store, const Job *job, GError **error)
{
  g_autoptr (ShianInspectionSheet) sheet = shian_inspection_sheet_load (store, job->id, error);
  g_autoptr (ShianAnswer) mixed = sheet != NULL ? copy_answer (sheet, job->row) : NULL;

  if (mixed == NULL)
    return NULL;
  if (g_hash_table_contains (job->changes, "figure") ||
      g_hash_table_contains (job->changes, "value"))
    mixed->verdict = SHIAN_VERDICT_NONE;
  if (!shian_changes_apply (job->changes, &SHIAN_ANSWER_TYPE, mixed, error))
    return NULL;
  return g_steal_pointer (&mixed);
}

static gboolean
answer (ShianStore *store, Job *job, GError **error)
{
  g_autoptr (ShianAnswer) mixed = mix_answer (store, job, error);
  g_autoptr (ShianAnswer) given = NULL;
  ShianAnswerInput input = SHIAN_ANSWER_INPUT_NONE;

  if (mixed == NULL)
    return FALSE;
  input.verdict = (ShianVerdict) mixed->verdict;
  input.figure = mixed->figure;
  input.value = mixed->value;
  input.note = mixed->note != NULL ? mixed->note : "";
  given = shian_answer_give (store, job->id, job->row, &input, error);
  return given != NULL;
}

void
shian_inspection_job_answer (ShianSession *session, const char *inspection, const char *row,
                             GHashTable *changes, GObject *owner, ShianRecordDone done)
{
  Job *job = job_new (answer, inspection, owner, done);

  job->row = g_strdup (row);
  job->changes = g_hash_table_ref (changes);
  start (session, job);
}

static gboolean
change (ShianStore *store, Job *job, GError **error)
{
  g_autoptr (ShianInspection) inspection = shian_inspection_load_draft (store, job->id, error);

  return inspection != NULL &&
         shian_changes_apply (job->changes, &SHIAN_INSPECTION_TYPE, inspection, error) &&
         shian_inspection_save (store, inspection, error);
}

void
shian_inspection_job_change (ShianSession *session, const char *inspection, GHashTable *changes,
                             GObject *owner, ShianRecordDone done)
{
  Job *job = job_new (change, inspection, owner, done);

  job->changes = g_hash_table_ref (changes);
  start (session, job);
}

static gboolean
set_inspectors (ShianStore *store, Job *job, GError **error)
{
  return shian_inspection_set_inspectors (store, job->id, (const char *const *) job->names, error);
}

void
shian_inspection_job_set_inspectors (ShianSession *session, const char *inspection,
                                     const char *const *names, GObject *owner, ShianRecordDone done)
{
  Job *job = job_new (set_inspectors, inspection, owner, done);

  job->names = g_strdupv ((char **) names);
  start (session, job);
}

static gboolean
finish (ShianStore *store, Job *job, GError **error)
{
  return shian_inspection_finish (store, job->id, error);
}

void
shian_inspection_job_finish (ShianSession *session, const char *inspection, GObject *owner,
                             ShianRecordDone done)
{
  start (session, job_new (finish, inspection, owner, done));
}

static gboolean
remove_inspection (ShianStore *store, Job *job, GError **error)
{
  return shian_inspection_remove (store, job->id, error);
}

void
shian_inspection_job_remove (ShianSession *session, const char *inspection, GObject *owner,
                             ShianRecordDone done)
{
  start (session, job_new (remove_inspection, inspection, owner, done));
}

/* Paper */

static gboolean
give_second (ShianStore *store, Job *job, GError **error)
{
  return shian_second_keying_give (store, job->id, job->row, &job->input, error);
}

static gboolean
give (ShianStore *store, Job *job, GError **error)
{
  g_autoptr (ShianAnswer) answer = shian_answer_give (store, job->id, job->row, &job->input, error);
  return answer != NULL;
}

void
shian_inspection_job_key (ShianSession *session, const char *inspection, const char *row,
                          const ShianAnswerInput *input, gboolean second, GObject *owner,
                          ShianRecordDone done)
{
  Job *job = job_new (second ? give_second : give, inspection, owner, done);

  job->row = g_strdup (row);
  job->input = *input;
  job->input.value = keep (job, input->value);
  job->input.note = keep (job, input->note);
  start (session, job);
}

static gboolean
keep_first (ShianStore *store, Job *job, GError **error)
{
  return shian_second_keying_keep (store, job->id, job->row, FALSE, error);
}

static gboolean
keep_second (ShianStore *store, Job *job, GError **error)
{
  return shian_second_keying_keep (store, job->id, job->row, TRUE, error);
}

void
shian_inspection_job_keep (ShianSession *session, const char *inspection, const char *row,
                           gboolean second, GObject *owner, ShianRecordDone done)
{
  Job *job = job_new (second ? keep_second : keep_first, inspection, owner, done);

  job->row = g_strdup (row);
  start (session, job);
}

static gboolean
return_form (ShianStore *store, Job *job, GError **error)
{
  return shian_form_print_return (store, job->reason, job->id, error);
}

void
shian_print_job_return (ShianSession *session, const char *serial, const char *inspection,
                        GObject *owner, ShianRecordDone done)
{
  Job *job = job_new (return_form, inspection, owner, done);

  job->reason = g_strdup (serial);
  start (session, job);
}

static gboolean
void_form (ShianStore *store, Job *job, GError **error)
{
  return shian_form_print_void (store, job->id, job->reason, error);
}

void
shian_print_job_void (ShianSession *session, const char *serial, const char *reason, GObject *owner,
                      ShianRecordDone done)
{
  Job *job = job_new (void_form, serial, owner, done);

  job->reason = g_strdup (reason);
  start (session, job);
}

/* Findings */

static gboolean
change_finding (ShianStore *store, Job *job, GError **error)
{
  g_autoptr (ShianFinding) finding = shian_finding_find (store, job->id, error);

  return finding != NULL &&
         shian_changes_apply (job->changes, &SHIAN_FINDING_TYPE, finding, error) &&
         shian_finding_save (store, finding, error);
}

void
shian_finding_job_change (ShianSession *session, const char *finding, GHashTable *changes,
                          GObject *owner, ShianRecordDone done)
{
  Job *job = job_new (change_finding, finding, owner, done);

  job->changes = g_hash_table_ref (changes);
  start (session, job);
}

static gboolean
take_step (ShianStore *store, Job *job, GError **error)
{
  g_autoptr (ShianFinding) finding =
      shian_finding_take_step (store, job->id, job->kind, &job->step, error);
  return finding != NULL;
}

void
shian_finding_job_step (ShianSession *session, const char *finding, ShianFindingEventKind kind,
                        const ShianFindingStep *step, GObject *owner, ShianRecordDone done)
{
  Job *job = job_new (take_step, finding, owner, done);

  job->kind = kind;
  job->names = g_strdupv ((char **) step->files);
  job->step = *step;
  job->step.person = keep (job, step->person);
  job->step.second = keep (job, step->second);
  job->step.text = keep (job, step->text);
  job->step.on = keep (job, step->on);
  job->step.due = keep (job, step->due);
  job->step.next = keep (job, step->next);
  job->step.files = (const char *const *) job->names;
  start (session, job);
}

/* Pictures */

static gboolean
add_photos (ShianStore *store, Job *job, GError **error)
{
  g_autoptr (GError) first = NULL;
  guint elsewhere = 0;

  for (guint i = 0; job->names[i] != NULL; i++) {
    g_autoptr (ShianPhoto) photo =
        shian_photo_add (store, &job->target, job->names[i], 0, first == NULL ? &first : NULL);
    elsewhere += photo != NULL && shian_photo_used_elsewhere (store, photo) > 0;
  }
  g_hash_table_insert (job->changes, g_strdup (SHIAN_PHOTO_ELSEWHERE),
                       g_strdup_printf ("%u", elsewhere));
  if (first == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&first));
  return FALSE;
}

void
shian_photo_job_add (ShianSession *session, const ShianPhotoTarget *target,
                     const char *const *paths, GObject *owner, ShianRecordDone done)
{
  Job *job = job_new (add_photos, NULL, owner, done);

  job->changes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  job->names = g_strdupv ((char **) paths);
  job->target = *target;
  job->target.inspection = keep (job, target->inspection);
  job->target.item = keep (job, target->item);
  job->target.finding = keep (job, target->finding);
  start (session, job);
}

static gboolean
remove_photo (ShianStore *store, Job *job, GError **error)
{
  return shian_photo_remove (store, job->id, error);
}

void
shian_photo_job_remove (ShianSession *session, const char *photo, GObject *owner,
                        ShianRecordDone done)
{
  start (session, job_new (remove_photo, photo, owner, done));
}

/* Signatures */

static gboolean
sign (ShianStore *store, Job *job, GError **error)
{
  g_autoptr (ShianPhoto) photo = NULL;

  if (job->drawing == NULL)
    return shian_signature_clear (store, job->id, error);
  photo = shian_signature_set (store, job->id, job->drawing, error);
  return photo != NULL;
}

void
shian_inspection_job_sign (ShianSession *session, const char *inspection, GBytes *drawing,
                           GObject *owner, ShianRecordDone done)
{
  Job *job = job_new (sign, inspection, owner, done);

  job->drawing = drawing != NULL ? g_bytes_ref (drawing) : NULL;
  start (session, job);
}
