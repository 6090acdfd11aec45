-- SPDX-License-Identifier: GPL-3.0-or-later
ALTER TABLE school ADD COLUMN address TEXT;
UPDATE school SET address = name || '院内';
