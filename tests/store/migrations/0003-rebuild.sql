-- SPDX-License-Identifier: GPL-3.0-or-later
-- A table that others point to, made anew with another rule.
CREATE TABLE school_new (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  address TEXT NOT NULL
) STRICT;
INSERT INTO school_new SELECT id, name, address FROM school;
DROP TABLE school;
ALTER TABLE school_new RENAME TO school;
CREATE INDEX school_name ON school (name);
