/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings (问题) of every kind in one register, what happened to each, and pictures. */
#pragma once

#include "base/record.h"

G_BEGIN_DECLS

typedef enum {
  SHIAN_SOURCE_INSPECTION,
  SHIAN_SOURCE_SUPERVISION, /* 督查 */
  SHIAN_SOURCE_SAMPLING,    /* 抽检 */
  SHIAN_SOURCE_COMPLAINT,   /* 投诉举报 */
  SHIAN_SOURCE_ASSIGNED,    /* 上级交办 */
  SHIAN_SOURCE_OTHER,
} ShianFindingSource;

typedef enum {
  SHIAN_FINDING_OPEN,    /* 待整改 */
  SHIAN_FINDING_REPLIED, /* 已回复 */
  SHIAN_FINDING_RECHECK, /* 待复查 */
  SHIAN_FINDING_CLOSED,  /* 已销号 */
  SHIAN_FINDING_FAILED,  /* 复查不合格 */
  SHIAN_FINDING_N_STATES,
} ShianFindingState;
extern const ShianChoice SHIAN_FINDING_STATE_CHOICES[];
extern const ShianChoice SHIAN_FINDING_SOURCE_CHOICES[];

/** ShianFinding:
 * @label: number in the register: year, hyphen, serial
 * @inspection: (nullable): first version of the inspection it was found in
 * @item: (nullable): identity of the item; @item_code as printed then
 * @found_by: names, parted by 、
 * @auto_text: the wording was made by the program and follows the answer's note
 * @days: working days allowed; @due and @due_reason follow from it
 * @on_the_spot: put right during the inspection
 * @next_step: (nullable): after a failed recheck: letter or case */
typedef struct {
  ShianRecord record;
  char *subject;
  char *label;
  int source; /* ShianFindingSource */
  char *source_text;
  char *inspection;
  char *item;
  char *item_code;
  char *heading;
  char *text;
  gboolean auto_text;
  int severity; /* ShianSeverity */
  char *basis;
  char *action;
  char *found_on;
  char *found_by;
  gint64 days;
  char *due;
  char *due_reason;
  char *responsible;
  gboolean on_the_spot;
  int state; /* ShianFindingState */
  char *replied_on;
  char *rechecked_on;
  char *rechecked_by;
  char *closed_on;
  char *closed_by;
  gint64 n_extensions;
  char *next_step;
} ShianFinding;
SHIAN_DECLARE_RECORD (ShianFinding, shian_finding, SHIAN_FINDING_TYPE)

typedef enum {
  SHIAN_EVENT_RAISED,
  SHIAN_EVENT_CORRECTED, /* on the spot */
  SHIAN_EVENT_REPLIED,
  SHIAN_EVENT_RECHECK, /* recheck arranged */
  SHIAN_EVENT_CLOSED,
  SHIAN_EVENT_FAILED,
  SHIAN_EVENT_EXTENDED,
  SHIAN_EVENT_REORDERED, /* after a failed recheck: a new time to put it right */
  SHIAN_EVENT_STEPPED_UP,
  SHIAN_EVENT_WITHDRAWN, /* a correction of the inspection took the answer back */
} ShianFindingEventKind;
extern const ShianChoice SHIAN_EVENT_CHOICES[];

/** ShianFindingEvent: one transition. @person did it; @second agreed: the second rechecker or who
 * approved. @due: the deadline from then on. */
typedef struct {
  ShianRecord record;
  char *finding;
  gint64 number;
  int kind; /* ShianFindingEventKind */
  int state_before;
  int state_after;
  char *made_on;
  char *person;
  char *second;
  char *text;
  char *due;
} ShianFindingEvent;
SHIAN_DECLARE_RECORD (ShianFindingEvent, shian_finding_event, SHIAN_FINDING_EVENT_TYPE)

typedef enum {
  SHIAN_PHOTO_SCENE,
  SHIAN_PHOTO_BEFORE,
  SHIAN_PHOTO_AFTER,
  SHIAN_PHOTO_DOCUMENT,
  SHIAN_PHOTO_SIGNATURE,
} ShianPhotoPurpose;
extern const ShianChoice SHIAN_PHOTO_CHOICES[];

/** ShianPhoto: a picture kept beside the store. Of an inspection, of one of its items, or of a
 * finding. @taken_at: from the picture itself, “YYYY-MM-DD HH:MM:SS”; NULL when it does not say. */
typedef struct {
  ShianRecord record;
  char *inspection;
  char *item;
  char *finding;
  int purpose; /* ShianPhotoPurpose */
  char *name;
  char *sha256;
  gint64 size;
  char *original_sha256;
  char *taken_at;
  char *note;
} ShianPhoto;
SHIAN_DECLARE_RECORD (ShianPhoto, shian_photo, SHIAN_PHOTO_TYPE)

G_END_DECLS
