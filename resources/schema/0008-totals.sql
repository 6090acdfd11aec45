-- SPDX-License-Identifier: GPL-3.0-or-later
-- Registers of a hundred thousand rows are counted and paged from indexes alone. An index covers a count
-- only when it holds the column of its own condition too.
DROP INDEX finding_state;
CREATE INDEX finding_state ON finding (state, due, id, deleted) WHERE deleted = 0;
CREATE INDEX finding_removed ON finding (id, deleted) WHERE deleted = 1;
DROP INDEX inspection_subject;
CREATE INDEX inspection_subject ON inspection (subject, made_on, state, deleted);

-- Whether a photo was used before.
CREATE INDEX photo_sha256 ON photo (sha256) WHERE deleted = 0;
