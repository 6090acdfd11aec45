-- SPDX-License-Identifier: GPL-3.0-or-later
-- Regulated premises. seq is the row's own number, which no clean-up of the file changes: the search
-- index refers to it. A code that does not check out is kept as it was given.

CREATE TABLE subject (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length (id) = 36),
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  kind TEXT NOT NULL CHECK (kind IN ('campus_canteen', 'meal_supplier', 'hospital_canteen',
                                     'elder_canteen', 'site_canteen', 'office_canteen', 'workshop',
                                     'eatery', 'stall', 'producer', 'seller')),
  name TEXT NOT NULL,
  operator TEXT,
  credit_code TEXT,
  licence TEXT,
  licence_expiry TEXT CHECK (licence_expiry IS NULL OR length (licence_expiry) = 10),
  address TEXT,
  town TEXT,
  village TEXT,
  contact TEXT,
  phone TEXT,
  key_area TEXT NOT NULL CHECK (key_area IN ('none', 'campus', 'hospital', 'station', 'mall',
                                             'market')),
  risk TEXT NOT NULL CHECK (risk IN ('unknown', 'a', 'b', 'c', 'd')),
  tier TEXT NOT NULL CHECK (tier IN ('unknown', 'a', 'b', 'c', 'd')),
  cadre TEXT,
  status TEXT NOT NULL CHECK (status IN ('operating', 'suspended', 'closed', 'banned')),
  status_reason TEXT,
  status_from TEXT CHECK (status_from IS NULL OR length (status_from) = 10),
  status_until TEXT CHECK (status_until IS NULL OR length (status_until) = 10),
  stage TEXT NOT NULL CHECK (stage IN ('unknown', 'kindergarten', 'primary', 'junior', 'senior',
                                       'nine_year', 'whole', 'vocational', 'university',
                                       'special')),
  ownership TEXT NOT NULL CHECK (ownership IN ('unknown', 'public', 'private')),
  supply TEXT NOT NULL CHECK (supply IN ('unknown', 'own', 'contracted', 'delivered', 'portioned')),
  contractor TEXT,
  diners INTEGER,
  director TEXT,
  officer TEXT,
  bright_kitchen TEXT NOT NULL CHECK (bright_kitchen IN ('unknown', 'none', 'window', 'video',
                                                         'internet', 'online')),
  note TEXT,
  merged_into TEXT
) STRICT;
-- Lists go by town and name, over all kinds or within one.
CREATE INDEX subject_kind ON subject (kind, town, name, id) WHERE deleted = 0;
CREATE INDEX subject_town ON subject (town, name, id) WHERE deleted = 0;
CREATE INDEX subject_credit_code ON subject (credit_code) WHERE deleted = 0 AND credit_code IS NOT NULL;
CREATE INDEX subject_licence ON subject (licence) WHERE deleted = 0 AND licence IS NOT NULL;
CREATE INDEX subject_expiry ON subject (licence_expiry) WHERE deleted = 0 AND licence_expiry IS NOT NULL;

-- Pieces of names, codes and readings as words parted by blanks, for a tokenizer every SQLite has.
-- It holds no text of its own; rowid is subject.seq.
CREATE VIRTUAL TABLE subject_search USING fts5 (words, content = '', columnsize = 0, detail = none,
                                                tokenize = 'ascii');
