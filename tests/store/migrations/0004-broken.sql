-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE half (x INTEGER) STRICT;
DELETE FROM canteen;
INSERT INTO no_such_table VALUES (1);
