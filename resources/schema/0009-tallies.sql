-- SPDX-License-Identifier: GPL-3.0-or-later
-- How many premises and findings there are of each sort, kept by the file itself with every change, so
-- that a list of a million rows opens without counting them. “store check” compares them with the rows.
-- No town is the empty text, which is never stored as a town.
CREATE TABLE subject_tally (
  kind TEXT NOT NULL,
  town TEXT NOT NULL,
  key_area TEXT NOT NULL,
  status TEXT NOT NULL,
  expires INTEGER NOT NULL CHECK (expires IN (0, 1)), -- whether the end of the licence is known
  n INTEGER NOT NULL CHECK (n >= 0),
  PRIMARY KEY (kind, town, key_area, status, expires)
) STRICT, WITHOUT ROWID;
INSERT INTO subject_tally
  SELECT kind, coalesce (town, ''), key_area, status, licence_expiry IS NOT NULL, count(*)
  FROM subject WHERE deleted = 0 GROUP BY 1, 2, 3, 4, 5;

CREATE TRIGGER subject_tally_insert AFTER INSERT ON subject WHEN NEW.deleted = 0
BEGIN
  INSERT INTO subject_tally VALUES (NEW.kind, coalesce (NEW.town, ''), NEW.key_area, NEW.status,
                                    NEW.licence_expiry IS NOT NULL, 1)
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER subject_tally_update AFTER UPDATE ON subject
  WHEN NEW.deleted IS NOT OLD.deleted OR NEW.kind IS NOT OLD.kind OR NEW.town IS NOT OLD.town OR
       NEW.key_area IS NOT OLD.key_area OR NEW.status IS NOT OLD.status OR
       (NEW.licence_expiry IS NULL) IS NOT (OLD.licence_expiry IS NULL)
BEGIN
  UPDATE subject_tally SET n = n - 1
    WHERE OLD.deleted = 0 AND kind = OLD.kind AND town = coalesce (OLD.town, '') AND
          key_area = OLD.key_area AND status = OLD.status AND
          expires = (OLD.licence_expiry IS NOT NULL);
  INSERT INTO subject_tally
    SELECT NEW.kind, coalesce (NEW.town, ''), NEW.key_area, NEW.status,
           NEW.licence_expiry IS NOT NULL, 1 WHERE NEW.deleted = 0
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER subject_tally_delete AFTER DELETE ON subject WHEN OLD.deleted = 0
BEGIN
  UPDATE subject_tally SET n = n - 1
    WHERE kind = OLD.kind AND town = coalesce (OLD.town, '') AND key_area = OLD.key_area AND
          status = OLD.status AND expires = (OLD.licence_expiry IS NOT NULL);
END;

CREATE TABLE finding_tally (
  state TEXT PRIMARY KEY NOT NULL,
  n INTEGER NOT NULL CHECK (n >= 0)
) STRICT, WITHOUT ROWID;
INSERT INTO finding_tally SELECT state, count(*) FROM finding WHERE deleted = 0 GROUP BY state;

CREATE TRIGGER finding_tally_insert AFTER INSERT ON finding WHEN NEW.deleted = 0
BEGIN
  INSERT INTO finding_tally VALUES (NEW.state, 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER finding_tally_update AFTER UPDATE ON finding
  WHEN NEW.deleted IS NOT OLD.deleted OR NEW.state IS NOT OLD.state
BEGIN
  UPDATE finding_tally SET n = n - 1 WHERE OLD.deleted = 0 AND state = OLD.state;
  INSERT INTO finding_tally SELECT NEW.state, 1 WHERE NEW.deleted = 0
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER finding_tally_delete AFTER DELETE ON finding WHEN OLD.deleted = 0
BEGIN
  UPDATE finding_tally SET n = n - 1 WHERE state = OLD.state;
END;
-- What it was made for is counted without it.
DROP INDEX finding_removed;
