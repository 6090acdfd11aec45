-- SPDX-License-Identifier: GPL-3.0-or-later
-- Lists that come in name premises, and not always a town or a code.
CREATE INDEX subject_name ON subject (name) WHERE deleted = 0;
