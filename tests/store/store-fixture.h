/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A store in a folder of its own, and small records to fill it with. */
#pragma once

#include "checklist/checklist-records.h"
#include "plan/plan-records.h"
#include "store/store.h"
#include "units/unit.h"

G_BEGIN_DECLS

typedef struct {
  char *folder;
  char *path;
  ShianStore *store;
} StoreFixture;

/* An empty store with every register's schema, open for writing. */
void store_fixture_set_up (StoreFixture *fixture, gconstpointer unused);
void store_fixture_tear_down (StoreFixture *fixture, gconstpointer unused);
void store_fixture_reopen (StoreFixture *fixture);

/* Opens @path with every register's schema; the caller looks at @error. */
ShianStore *fixture_open (const char *path, ShianStoreFlags flags, GError **error);

/* Opens, expecting @code; returns the message. (transfer full) */
char *fixture_assert_refused (const char *path, ShianStoreFlags flags, int code);

/* A folder of its own and a path in it where nothing lies yet. */
typedef struct {
  char *folder;
  char *path;
} Place;
void place_set_up (Place *place, gconstpointer unused);
void place_tear_down (Place *place, gconstpointer unused);

GBytes *fixture_read_bytes (const char *path);

/* Refused with @code, untouched, and with nothing put beside it. Returns the message. */
char *fixture_assert_left_alone (const char *path, ShianStoreFlags flags, int code,
                                 gboolean nothing_beside);

/* A closed store with @n_settings settings of half a kilobyte. */
void fixture_make_store (const char *path, guint n_settings);

void fixture_remove_tree (const char *path);
guint fixture_count_files (const char *folder);
gint64 fixture_integer (ShianStore *store, const char *sql);

/* Saves, asserting that it went well. */
void fixture_save (ShianStore *store, const ShianRecordType *type, gpointer record);

/* A setting: the smallest record there is. (transfer full) */
char *fixture_add_setting (ShianStore *store, const char *name, const char *value);

ShianUnit *fixture_add_unit (ShianStore *store, gint64 number, const char *name, int kind,
                             gboolean member, const char *expands);

/* A plan of @year with one section and one measure; ids only. */
typedef struct {
  char *plan;
  char *section;
  char *measure;
  gint64 n_tasks;
} FixturePlan;
FixturePlan *fixture_add_plan (ShianStore *store, gint64 year, const char *issued);
void fixture_plan_free (FixturePlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FixturePlan, fixture_plan_free)

/* The new task's id. (transfer full) */
char *fixture_add_task (ShianStore *store, FixturePlan *plan, const char *text);
void fixture_add_responsibility (ShianStore *store, FixturePlan *plan, const char *task,
                                 gint64 number, const char *unit_name, int role);
char *fixture_add_point (ShianStore *store, FixturePlan *plan, const char *task, gint64 number,
                         const char *text);

G_END_DECLS
