-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE half (x TEXT) STRICT;
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
INSERT INTO half SELECT hex (zeroblob (500)) FROM n;
DELETE FROM canteen;
SELECT die ();
