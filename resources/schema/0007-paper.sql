-- SPDX-License-Identifier: GPL-3.0-or-later
-- A printed form may come to nothing: its number is kept and marked void, never given again. And what
-- is keyed in from paper a second time stands beside the answers until both agree.

ALTER TABLE form_print ADD COLUMN voided_on TEXT
  CHECK (voided_on IS NULL OR length (voided_on) = 10);
DROP INDEX form_print_out;
CREATE INDEX form_print_out ON form_print (printed_on, serial)
  WHERE deleted = 0 AND returned_on IS NULL AND voided_on IS NULL;

CREATE TABLE second_answer (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36),
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  inspection TEXT NOT NULL REFERENCES inspection (id) ON DELETE RESTRICT,
  template_item TEXT NOT NULL REFERENCES template_item (id) ON DELETE RESTRICT,
  verdict TEXT NOT NULL CHECK (verdict IN ('none', 'conforming', 'not_conforming',
                                           'not_applicable')),
  figure REAL,
  value TEXT
) STRICT;
CREATE UNIQUE INDEX second_answer_key ON second_answer (inspection, template_item);
CREATE INDEX second_answer_template_item ON second_answer (template_item);
