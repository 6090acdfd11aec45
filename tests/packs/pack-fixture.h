/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A data file with the built-in plan and some work entered, and workbooks read back as tables. */
#pragma once

#include "checklist/checklist.h"
#include "packs/pack-result.h"

G_BEGIN_DECLS

typedef struct {
  char *folder;
  ShianStore *store;
  ShianUnitDirectory *directory;
  const ShianUnit *unit; /* 区教育局 */
  ShianPeriod period;    /* 2024Q2 */
} PackFixture;

PackFixture *pack_fixture_new (void);
void pack_fixture_free (PackFixture *fixture);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PackFixture, pack_fixture_free)

/** pack_fixture_checklist: of the unit and period, freshly loaded. */
ShianChecklist *pack_fixture_checklist (PackFixture *fixture);

/** pack_fixture_enter: progress of task @i of the checklist; @figure may be NAN, texts NULL. */
void pack_fixture_enter (PackFixture *fixture, guint i, const char *period, ShianStatus status,
                         const char *text, double figure, const char *problems);

/** pack_fixture_add_evidence: a file of that name with task @i. */
void pack_fixture_add_evidence (PackFixture *fixture, guint i, const char *name);

/** pack_fixture_keep: copies @path to $SHIAN_KEEP when that is set, to be looked at. */
void pack_fixture_keep (const char *path);

/** PackTable: the cells of one sheet. */
typedef struct _PackTable PackTable;
PackTable *pack_table_load (const char *path, const char *sheet);
void pack_table_free (PackTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PackTable, pack_table_free)

/** pack_table_kind, _text, _number: of the cell at @row and @column, from 1; missing is EMPTY, NULL
 * and NAN. */
ShianCellKind pack_table_kind (const PackTable *table, guint row, guint column);
const char *pack_table_text (const PackTable *table, guint row, guint column);
double pack_table_number (const PackTable *table, guint row, guint column);
/** pack_table_find: the first row whose column A has that text, or whose number it is; 0 if none. */
guint pack_table_find (const PackTable *table, const char *text);
guint pack_table_last_row (const PackTable *table);

G_END_DECLS
