-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE batch (
  id TEXT PRIMARY KEY NOT NULL,
  at INTEGER NOT NULL,
  label TEXT NOT NULL,
  setup INTEGER NOT NULL,
  undoes TEXT REFERENCES batch (id)
) STRICT;
CREATE TABLE history (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  batch TEXT NOT NULL REFERENCES batch (id),
  record_type TEXT NOT NULL,
  record_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  action TEXT NOT NULL,
  before TEXT,
  after TEXT NOT NULL,
  undone_by TEXT REFERENCES batch (id)
) STRICT;
CREATE TABLE setting (
  id TEXT PRIMARY KEY NOT NULL,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted INTEGER NOT NULL,
  name TEXT NOT NULL,
  value TEXT
) STRICT;
CREATE TABLE school (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
CREATE TABLE canteen (
  id INTEGER PRIMARY KEY,
  school INTEGER NOT NULL REFERENCES school (id) ON DELETE RESTRICT,
  name TEXT NOT NULL
) STRICT;
INSERT INTO school VALUES (1, '静海一中'), (2, '静海六中');
INSERT INTO canteen VALUES (1, 1, '一食堂'), (2, 1, '二食堂'), (3, 2, '食堂');
