-- SPDX-License-Identifier: GPL-3.0-or-later
-- Every record table begins alike: a UUIDv7, the number of saves, two UTC times in microseconds and
-- the tombstone. Tables have the names and columns of their descriptors; a test holds them together.

CREATE TABLE setting (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36),
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  name TEXT NOT NULL,
  value TEXT
) STRICT;
CREATE UNIQUE INDEX setting_name ON setting (name);

-- One thing the user did: what undo takes back as a whole.
CREATE TABLE batch (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36),
  at INTEGER NOT NULL,
  label TEXT NOT NULL,
  setup INTEGER NOT NULL CHECK (setup IN (0, 1)), -- filling a new file: not for undo
  undoes TEXT REFERENCES batch (id) ON DELETE RESTRICT
) STRICT;

-- What it did to each record. before and after hold the changed fields as JSON.
CREATE TABLE history (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  batch TEXT NOT NULL REFERENCES batch (id) ON DELETE RESTRICT,
  record_type TEXT NOT NULL,
  record_id TEXT NOT NULL CHECK (length (record_id) = 36),
  revision INTEGER NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('create', 'change', 'remove', 'restore')),
  before TEXT,
  after TEXT NOT NULL,
  undone_by TEXT REFERENCES batch (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX history_record ON history (record_id, sequence);
CREATE INDEX history_batch ON history (batch, sequence);

CREATE TABLE unit (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36),
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  number INTEGER NOT NULL,
  short_name TEXT NOT NULL,
  full_name TEXT,
  aliases TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('office', 'department', 'party', 'judicial', 'town', 'street',
                                     'park', 'collective')),
  member INTEGER NOT NULL CHECK (member IN (0, 1)),
  expands TEXT,
  note TEXT
) STRICT;
CREATE UNIQUE INDEX unit_short_name ON unit (short_name) WHERE deleted = 0;

CREATE TABLE plan (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36),
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
  title TEXT NOT NULL,
  issued TEXT CHECK (issued IS NULL OR length (issued) = 10),
  source_name TEXT NOT NULL,
  source_sha256 TEXT NOT NULL CHECK (length (source_sha256) = 64),
  source TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX plan_year ON plan (year) WHERE deleted = 0;

CREATE TABLE section (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36),
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  plan TEXT NOT NULL REFERENCES plan (id) ON DELETE RESTRICT,
  number INTEGER NOT NULL,
  title TEXT
) STRICT;
CREATE INDEX section_plan ON section (plan, number);

CREATE TABLE measure (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36),
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  plan TEXT NOT NULL REFERENCES plan (id) ON DELETE RESTRICT,
  section TEXT NOT NULL REFERENCES section (id) ON DELETE RESTRICT,
  number INTEGER NOT NULL,
  title TEXT
) STRICT;
CREATE INDEX measure_plan ON measure (plan, number);

CREATE TABLE task (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36),
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  plan TEXT NOT NULL REFERENCES plan (id) ON DELETE RESTRICT,
  measure TEXT NOT NULL REFERENCES measure (id) ON DELETE RESTRICT,
  number INTEGER NOT NULL,
  text TEXT NOT NULL,
  clause TEXT,
  source_start INTEGER,
  source_end INTEGER
) STRICT;
CREATE INDEX task_plan ON task (plan);

CREATE TABLE point (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36),
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  plan TEXT NOT NULL REFERENCES plan (id) ON DELETE RESTRICT,
  task TEXT NOT NULL REFERENCES task (id) ON DELETE RESTRICT,
  number INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX point_plan ON point (plan);

CREATE TABLE responsibility (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36),
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  plan TEXT NOT NULL REFERENCES plan (id) ON DELETE RESTRICT,
  task TEXT NOT NULL REFERENCES task (id) ON DELETE RESTRICT,
  number INTEGER NOT NULL,
  unit_name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('lead', 'responsible', 'assigned', 'support'))
) STRICT;
CREATE INDEX responsibility_plan ON responsibility (plan);

-- Figures found in a task's text, offered as its targets.
CREATE TABLE quantity (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36),
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  plan TEXT NOT NULL REFERENCES plan (id) ON DELETE RESTRICT,
  task TEXT NOT NULL REFERENCES task (id) ON DELETE RESTRICT,
  number INTEGER NOT NULL,
  text TEXT NOT NULL,
  value REAL,
  unit TEXT,
  what TEXT
) STRICT;
CREATE INDEX quantity_plan ON quantity (plan);

-- Dates found in a task's text, offered as its deadline.
CREATE TABLE plan_date (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36),
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  plan TEXT NOT NULL REFERENCES plan (id) ON DELETE RESTRICT,
  task TEXT NOT NULL REFERENCES task (id) ON DELETE RESTRICT,
  number INTEGER NOT NULL,
  text TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('days', 'month_end', 'day', 'year_end', 'quarterly', 'monthly',
                                     'half_year')),
  amount INTEGER,
  day TEXT CHECK (day IS NULL OR length (day) = 10)
) STRICT;
CREATE INDEX plan_date_plan ON plan_date (plan);

CREATE TABLE obligation (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36),
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  plan TEXT NOT NULL REFERENCES plan (id) ON DELETE RESTRICT,
  number INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('implementation_plan', 'quarterly_report', 'annual_report')),
  days INTEGER,
  recipient TEXT,
  text TEXT
) STRICT;
CREATE INDEX obligation_plan ON obligation (plan);

-- A unit's own steps towards a task.
CREATE TABLE step (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36),
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  task TEXT NOT NULL REFERENCES task (id) ON DELETE RESTRICT,
  unit TEXT NOT NULL REFERENCES unit (id) ON DELETE RESTRICT,
  number INTEGER NOT NULL,
  text TEXT NOT NULL,
  owner TEXT,
  due TEXT CHECK (due IS NULL OR length (due) = 10),
  done INTEGER NOT NULL CHECK (done IN (0, 1)),
  done_on TEXT CHECK (done_on IS NULL OR length (done_on) = 10)
) STRICT;
CREATE INDEX step_unit ON step (unit, task, number);

CREATE TABLE progress (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36),
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  task TEXT NOT NULL REFERENCES task (id) ON DELETE RESTRICT,
  unit TEXT NOT NULL REFERENCES unit (id) ON DELETE RESTRICT,
  period TEXT NOT NULL CHECK (length (period) IN (4, 6)),
  status TEXT NOT NULL CHECK (status IN ('not_started', 'in_progress', 'done', 'lagging',
                                         'not_involved')),
  text TEXT,
  figure REAL,
  figure_total REAL,
  problems TEXT,
  next_plan TEXT,
  reporter TEXT,
  remark TEXT
) STRICT;
CREATE UNIQUE INDEX progress_key ON progress (unit, period, task) WHERE deleted = 0;
CREATE INDEX progress_task ON progress (task, unit, period);

CREATE TABLE tick (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36),
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  point TEXT NOT NULL REFERENCES point (id) ON DELETE RESTRICT,
  unit TEXT NOT NULL REFERENCES unit (id) ON DELETE RESTRICT,
  done INTEGER NOT NULL CHECK (done IN (0, 1)),
  done_on TEXT CHECK (done_on IS NULL OR length (done_on) = 10)
) STRICT;
CREATE UNIQUE INDEX tick_key ON tick (unit, point) WHERE deleted = 0;

CREATE TABLE evidence (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36),
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  task TEXT NOT NULL REFERENCES task (id) ON DELETE RESTRICT,
  unit TEXT NOT NULL REFERENCES unit (id) ON DELETE RESTRICT,
  period TEXT NOT NULL CHECK (length (period) IN (4, 6)),
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length (sha256) = 64),
  size INTEGER NOT NULL CHECK (size > 0),
  original_sha256 TEXT CHECK (original_sha256 IS NULL OR length (original_sha256) = 64),
  note TEXT
) STRICT;
CREATE INDEX evidence_unit ON evidence (unit, task, period);

-- A unit that holds a task only through a collective may say that it does not concern it.
CREATE TABLE involvement (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36),
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  task TEXT NOT NULL REFERENCES task (id) ON DELETE RESTRICT,
  unit TEXT NOT NULL REFERENCES unit (id) ON DELETE RESTRICT,
  reason TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX involvement_key ON involvement (unit, task) WHERE deleted = 0;
