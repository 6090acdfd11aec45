/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps of a finding: which state allows which, what each needs, what it changes. */
#include "base/clock.h"
#include "base/date.h"
#include "base/error.h"
#include "base/text.h"
#include "inspection/finding-private.h"
#include "inspection/photo.h"
#include "store/save.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BIT(state) (1u << (state))
#define STAYS (-1)

/* From which states a step leads where. */
static const struct {
  ShianFindingEventKind kind;
  guint from;
  int to;
} RULES[] = {
  { SHIAN_EVENT_CORRECTED, BIT (SHIAN_FINDING_OPEN), SHIAN_FINDING_RECHECK },
  { SHIAN_EVENT_REPLIED, BIT (SHIAN_FINDING_OPEN), SHIAN_FINDING_REPLIED },
  { SHIAN_EVENT_RECHECK, BIT (SHIAN_FINDING_OPEN) | BIT (SHIAN_FINDING_REPLIED),
    SHIAN_FINDING_RECHECK },
  { SHIAN_EVENT_CLOSED, BIT (SHIAN_FINDING_RECHECK), SHIAN_FINDING_CLOSED },
  { SHIAN_EVENT_FAILED,
    BIT (SHIAN_FINDING_OPEN) | BIT (SHIAN_FINDING_REPLIED) | BIT (SHIAN_FINDING_RECHECK),
    SHIAN_FINDING_FAILED },
  { SHIAN_EVENT_EXTENDED, BIT (SHIAN_FINDING_OPEN), STAYS },
  { SHIAN_EVENT_REORDERED, BIT (SHIAN_FINDING_FAILED), SHIAN_FINDING_OPEN },
  { SHIAN_EVENT_STEPPED_UP, BIT (SHIAN_FINDING_FAILED), STAYS },
};

typedef struct {
  ShianFinding *finding;
  ShianFindingEventKind kind;
  ShianFindingStep step;
} Work;

static gboolean
refuse (const Work *work, const char *why, GError **error)
{
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID, _ ("Finding %s: %s"), work->finding->label,
               why);
  return FALSE;
}

static gboolean
refuse_state (const Work *work, guint from, GError **error)
{
  g_autoptr (GString) states = g_string_new (NULL);

  for (int i = 0; i < SHIAN_FINDING_N_STATES; i++)
    if ((from & BIT (i)) != 0)
      g_string_append_printf (states, "%s“%s”", states->len > 0 ? ", " : "",
                              _ (SHIAN_FINDING_STATE_CHOICES[i].title));
  g_set_error (error, SHIAN_ERROR, SHIAN_ERROR_INVALID,
               _ ("Finding %s is in the state “%s”; “%s” is possible only from %s"),
               work->finding->label, _ (SHIAN_FINDING_STATE_CHOICES[work->finding->state].title),
               _ (SHIAN_EVENT_CHOICES[work->kind].title), states->str);
  return FALSE;
}

static gboolean
move_state (Work *work, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (RULES); i++) {
    if (RULES[i].kind != work->kind)
      continue;
    if ((RULES[i].from & BIT (work->finding->state)) == 0)
      return refuse_state (work, RULES[i].from, error);
    if (RULES[i].to != STAYS)
      work->finding->state = RULES[i].to;
    return TRUE;
  }
  return refuse (work, _ ("this is no step a person takes"), error);
}

static void
set_text (char **member, const char *text)
{
  g_free (*member);
  *member = g_strdup (text);
}

static gboolean
names_include (const char *names, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (names != NULL ? names : "", "、", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (shian_text_equal_folded (parts[i], name))
      return TRUE;
  return FALSE;
}

/* Somebody else than who found it, with something to show for it. */
static gboolean
check_closing (ShianStore *store, const Work *work, GError **error)
{
  gboolean has_files = work->step.files != NULL && work->step.files[0] != NULL;

  if (names_include (work->finding->found_by, work->step.person))
    return refuse (work, _ ("it must be closed by another person than the one who found it"),
                   error);
  return has_files || shian_photo_count_evidence (store, work->finding->record.id) > 0 ||
         refuse (work, _ ("closing needs evidence: add a photo or a document first"), error);
}

static gboolean
read_deadline (const Work *work, char **due, GError **error)
{
  GDate date;

  if (work->step.due == NULL)
    return TRUE;
  if (!shian_date_parse (work->step.due, &date, error))
    return FALSE;
  *due = shian_date_to_iso (&date);
  return TRUE;
}

/* A day given, or working days from the old deadline (extension) or from the day of the order. */
static gboolean
new_deadline (ShianStore *store, Work *work, const char *from, GError **error)
{
  ShianFinding *finding = work->finding;
  g_autofree char *due = NULL;
  g_autofree char *old = g_strdup (finding->due);

  if (!read_deadline (work, &due, error))
    return FALSE;
  if (due == NULL && work->step.days <= 0)
    return refuse (work, _ ("a new deadline is needed: a date, or a number of working days"),
                   error);
  if (due != NULL) {
    set_text (&finding->due, due);
    set_text (&finding->due_reason, NULL);
  } else {
    finding->days = work->step.days;
    shian_finding_set_deadline (store, finding, from);
  }
  if (work->kind == SHIAN_EVENT_EXTENDED && g_strcmp0 (finding->due, old) <= 0)
    return refuse (work, _ ("the new deadline is not later than the old one"), error);
  if (strcmp (finding->due, work->step.on) < 0)
    return refuse (work, _ ("the new deadline is over already"), error);
  return TRUE;
}

static gboolean
extend (ShianStore *store, Work *work, GError **error)
{
  ShianFinding *finding = work->finding;
  g_autofree char *from = g_strdup (finding->due != NULL ? finding->due : work->step.on);

  if (shian_text_is_empty (work->step.second) || shian_text_is_empty (work->step.text))
    return refuse (work, _ ("an extension needs who approved it, and a reason"), error);
  finding->n_extensions = MAX (0, finding->n_extensions) + 1;
  return new_deadline (store, work, from, error);
}

static gboolean
step_up (Work *work, GError **error)
{
  const char *next = work->step.next != NULL ? work->step.next : "";

  if (!g_str_equal (next, "letter") && !g_str_equal (next, "case"))
    return refuse (work, _ ("the next step is a letter or a case"), error);
  set_text (&work->finding->next_step, next);
  return TRUE;
}

/* What the step changes beside the state. */
static gboolean
apply (ShianStore *store, Work *work, GError **error)
{
  ShianFinding *finding = work->finding;
  g_autofree char *people = shian_text_is_empty (work->step.second)
                                ? g_strdup (work->step.person)
                                : g_strconcat (work->step.person, "、", work->step.second, NULL);

  switch (work->kind) {
  case SHIAN_EVENT_CORRECTED:
    finding->on_the_spot = TRUE;
    set_text (&finding->replied_on, work->step.on);
    return TRUE;
  case SHIAN_EVENT_REPLIED:
    set_text (&finding->replied_on, work->step.on);
    return !shian_text_is_empty (work->step.text) ||
           refuse (work, _ ("a reply says what was done"), error);
  case SHIAN_EVENT_RECHECK:
  case SHIAN_EVENT_FAILED:
    set_text (&finding->rechecked_on, work->step.on);
    set_text (&finding->rechecked_by, people);
    return TRUE;
  case SHIAN_EVENT_CLOSED:
    set_text (&finding->closed_on, work->step.on);
    set_text (&finding->closed_by, people);
    return check_closing (store, work, error);
  case SHIAN_EVENT_EXTENDED:
    return extend (store, work, error);
  case SHIAN_EVENT_REORDERED:
    set_text (&finding->replied_on, NULL);
    return new_deadline (store, work, work->step.on, error);
  case SHIAN_EVENT_STEPPED_UP:
    return step_up (work, error);
  case SHIAN_EVENT_RAISED:
  case SHIAN_EVENT_WITHDRAWN:
  default:
    return FALSE;
  }
}

static gboolean
add_files (ShianStore *store, const Work *work, GError **error)
{
  ShianPhotoTarget target = { .finding = work->finding->record.id, .purpose = SHIAN_PHOTO_AFTER };

  for (guint i = 0; work->step.files != NULL && work->step.files[i] != NULL; i++) {
    g_autoptr (ShianPhoto) photo = shian_photo_add (store, &target, work->step.files[i], 0, error);
    if (photo == NULL)
      return FALSE;
  }
  return TRUE;
}

static gboolean
take_inside (ShianStore *store, gpointer data, GError **error)
{
  Work *work = data;
  int before = work->finding->state;

  return move_state (work, error) && apply (store, work, error) &&
         shian_store_save (store, &SHIAN_FINDING_TYPE, work->finding, error) &&
         shian_finding_add_event (store, work->finding, work->kind, before, &work->step, error) &&
         add_files (store, work, error);
}

ShianFinding *
shian_finding_take_step (ShianStore *store, const char *id, ShianFindingEventKind kind,
                         const ShianFindingStep *step, GError **error)
{
  g_autoptr (ShianFinding) finding = shian_finding_find (store, id, error);
  Work work = { finding, kind, *step };
  g_autofree char *label = NULL;
  g_autofree char *on = NULL;
  GDate date;

  if (finding == NULL || (step->on != NULL && !shian_date_parse (step->on, &date, error)))
    return NULL;
  on = step->on != NULL ? shian_date_to_iso (&date) : shian_clock_today_iso ();
  work.step.on = on;
  if (shian_text_is_empty (step->person)) {
    refuse (&work, _ ("say who does this"), error);
    return NULL;
  }
  if (strcmp (on, finding->found_on) < 0) {
    refuse (&work, _ ("this day lies before the finding"), error);
    return NULL;
  }
  label = g_strdup_printf ("%s: %s", finding->label, _ (SHIAN_EVENT_CHOICES[kind].title));
  if (!shian_store_transact (store, label, take_inside, &work, error))
    return NULL;
  return g_steal_pointer (&finding);
}
