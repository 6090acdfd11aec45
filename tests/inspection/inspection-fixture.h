/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A data file with premises to inspect. Today is 20 May 2024. */
#pragma once

#include "inspection/draft.h"
#include "inspection/finding-list.h"
#include "inspection/finish.h"
#include "store-fixture.h"
#include "subjects/subject.h"

G_BEGIN_DECLS

typedef struct {
  char *folder;
  char *path;
  ShianStore *store;
  char *subject; /* a primary school's canteen, own kitchen, 400 diners */
} InspectionFixture;

void inspection_fixture_set_up (InspectionFixture *fixture, gconstpointer unused);
void inspection_fixture_tear_down (InspectionFixture *fixture, gconstpointer unused);

/* A draft by 甲 and 乙. (transfer full) */
ShianInspection *fixture_begin (InspectionFixture *fixture, const char *facts);

/* Answers the item numbered @code with @text as a person would; asserts that it went well.
 * (transfer full) */
ShianAnswer *fixture_answer (InspectionFixture *fixture, const char *inspection, const char *code,
                             const char *text, const char *note);

/* The same, expecting a refusal that says @says. */
void fixture_answer_refused (InspectionFixture *fixture, const char *inspection, const char *code,
                             const char *text, const char *says);

/* Answers everything not yet answered so that it conforms. */
void fixture_answer_rest (InspectionFixture *fixture, const char *inspection);

/* Signs on paper and finishes; asserts that it went well. */
void fixture_finish (InspectionFixture *fixture, const char *inspection);

/* Asserts and clears: an error of this program with @code that says @says. */
void fixture_assert_error (GError **error, int code, const char *says);

/* Writes @text into the fixture's folder. (transfer full) */
char *fixture_write (InspectionFixture *fixture, const char *name, const char *text);

/** fixture_assert_adds_up: the opinion names every item of the form in one count or another. */
void fixture_assert_adds_up (const ShianInspectionSheet *sheet);

/** fixture_run_writer: answer-writer with @what ("answers" or "second"), killed at a random moment; the
 * store must be closed. What it acknowledged. (transfer full) */
char *fixture_run_writer (InspectionFixture *fixture, const char *inspection, const char *what,
                          guint round, GRand *random);

G_END_DECLS
