-- SPDX-License-Identifier: GPL-3.0-or-later
-- Lists narrowed by anything the list offers are counted and skipped through from the index alone, and
-- go by name or by the end of the licence as well as by town. An index covers a count only when it
-- holds the column of its own condition too.
DROP INDEX subject_kind;
DROP INDEX subject_town;
DROP INDEX subject_name;
DROP INDEX subject_expiry;
CREATE INDEX subject_kind ON subject (kind, town, name, id, key_area, status, deleted)
  WHERE deleted = 0;
CREATE INDEX subject_town ON subject (town, name, id, kind, key_area, status, deleted)
  WHERE deleted = 0;
CREATE INDEX subject_name ON subject (name, id, town, kind, key_area, status, deleted)
  WHERE deleted = 0;
CREATE INDEX subject_expiry ON subject (licence_expiry, id, town, kind, key_area, status, deleted)
  WHERE deleted = 0;
