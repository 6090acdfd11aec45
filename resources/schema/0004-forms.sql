-- SPDX-License-Identifier: GPL-3.0-or-later
-- Forms that were printed, each with the number it bears, so that paper which comes back finds its
-- record and paper which does not come back is missed. A number is never given twice.

CREATE TABLE form_print (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36),
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  serial TEXT NOT NULL,
  paper TEXT NOT NULL CHECK (paper IN ('inspection', 'result', 'findings', 'recheck')),
  subject TEXT REFERENCES subject (id) ON DELETE RESTRICT,
  template TEXT REFERENCES template (id) ON DELETE RESTRICT,
  inspection TEXT REFERENCES inspection (id) ON DELETE RESTRICT,
  copies INTEGER NOT NULL,
  printed_on TEXT NOT NULL CHECK (length (printed_on) = 10),
  returned_on TEXT CHECK (returned_on IS NULL OR length (returned_on) = 10),
  note TEXT
) STRICT;
CREATE UNIQUE INDEX form_print_serial ON form_print (serial);
CREATE INDEX form_print_out ON form_print (printed_on, serial)
  WHERE deleted = 0 AND returned_on IS NULL;
CREATE INDEX form_print_subject ON form_print (subject) WHERE subject IS NOT NULL;
CREATE INDEX form_print_inspection ON form_print (inspection) WHERE inspection IS NOT NULL;
CREATE INDEX form_print_template ON form_print (template) WHERE template IS NOT NULL;
