-- SPDX-License-Identifier: GPL-3.0-or-later
-- Inspection templates and their editions, inspections with one row for each answer, findings with
-- all that happened to them, pictures. What must never change again is guarded by triggers too.

CREATE TABLE template (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36),
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  edition TEXT NOT NULL,
  valid_from TEXT NOT NULL CHECK (valid_from IS NULL OR length (valid_from) = 10),
  valid_to TEXT CHECK (valid_to IS NULL OR length (valid_to) = 10),
  subject_kinds TEXT,
  legal TEXT,
  facts TEXT,
  rule TEXT NOT NULL CHECK (rule IN ('counts', 'rates')),
  key_max INTEGER NOT NULL,
  general_max INTEGER NOT NULL,
  rate_min REAL,
  result_titles TEXT NOT NULL,
  key_days INTEGER NOT NULL,
  general_days INTEGER NOT NULL,
  builtin INTEGER NOT NULL CHECK (builtin IN (0, 1)),
  note TEXT
) STRICT;
CREATE UNIQUE INDEX template_edition ON template (code, edition) WHERE deleted = 0;

CREATE TABLE template_item (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36),
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  template TEXT NOT NULL REFERENCES template (id) ON DELETE RESTRICT,
  number INTEGER NOT NULL,
  item TEXT NOT NULL,
  code TEXT NOT NULL,
  heading TEXT NOT NULL,
  text TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('verdict', 'number', 'text', 'date', 'choice')),
  severity TEXT NOT NULL CHECK (severity IN ('general', 'key', 'advice')),
  unit TEXT,
  low REAL,
  high REAL,
  low_open INTEGER NOT NULL CHECK (low_open IN (0, 1)),
  high_open INTEGER NOT NULL CHECK (high_open IN (0, 1)),
  choices TEXT,
  applies TEXT,
  basis TEXT,
  hint TEXT
) STRICT;
CREATE INDEX template_item_template ON template_item (template, number);

-- An edition may be hidden while nothing was made with it; its content never changes.
CREATE TRIGGER template_fixed BEFORE UPDATE ON template
  WHEN NEW.code IS NOT OLD.code OR NEW.title IS NOT OLD.title OR NEW.edition IS NOT OLD.edition OR
        NEW.valid_from IS NOT OLD.valid_from OR NEW.valid_to IS NOT OLD.valid_to OR
        NEW.subject_kinds IS NOT OLD.subject_kinds OR NEW.legal IS NOT OLD.legal OR
        NEW.facts IS NOT OLD.facts OR NEW.rule IS NOT OLD.rule OR NEW.key_max IS NOT OLD.key_max OR
        NEW.general_max IS NOT OLD.general_max OR NEW.rate_min IS NOT OLD.rate_min OR
        NEW.result_titles IS NOT OLD.result_titles OR NEW.key_days IS NOT OLD.key_days OR
        NEW.general_days IS NOT OLD.general_days OR NEW.builtin IS NOT OLD.builtin OR
        NEW.note IS NOT OLD.note
    OR (NEW.deleted = 1 AND EXISTS (SELECT 1 FROM inspection i WHERE i.template = OLD.id
                                    AND i.deleted = 0))
BEGIN
  SELECT RAISE (ABORT, 'an edition of a template never changes');
END;
CREATE TRIGGER template_item_fixed BEFORE UPDATE ON template_item
  WHEN NEW.template IS NOT OLD.template OR NEW.number IS NOT OLD.number OR
        NEW.item IS NOT OLD.item OR NEW.code IS NOT OLD.code OR NEW.heading IS NOT OLD.heading OR
        NEW.text IS NOT OLD.text OR NEW.kind IS NOT OLD.kind OR NEW.severity IS NOT OLD.severity OR
        NEW.unit IS NOT OLD.unit OR NEW.low IS NOT OLD.low OR NEW.high IS NOT OLD.high OR
        NEW.low_open IS NOT OLD.low_open OR NEW.high_open IS NOT OLD.high_open OR
        NEW.choices IS NOT OLD.choices OR NEW.applies IS NOT OLD.applies OR
        NEW.basis IS NOT OLD.basis OR NEW.hint IS NOT OLD.hint
BEGIN
  SELECT RAISE (ABORT, 'an edition of a template never changes');
END;

CREATE TABLE inspection (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36),
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  template TEXT NOT NULL REFERENCES template (id) ON DELETE RESTRICT,
  subject TEXT NOT NULL REFERENCES subject (id) ON DELETE RESTRICT,
  chain TEXT NOT NULL,
  version INTEGER NOT NULL,
  corrects TEXT REFERENCES inspection (id) ON DELETE RESTRICT,
  reason TEXT,
  recheck_of TEXT REFERENCES inspection (id) ON DELETE RESTRICT,
  kind TEXT NOT NULL CHECK (kind IN ('routine', 'special', 'unannounced', 'recheck')),
  state TEXT NOT NULL CHECK (state IN ('draft', 'finished', 'superseded')),
  made_on TEXT NOT NULL CHECK (made_on IS NULL OR length (made_on) = 10),
  ended_on TEXT CHECK (ended_on IS NULL OR length (ended_on) = 10),
  started_at TEXT,
  ended_at TEXT,
  scope TEXT,
  facts TEXT,
  notice_given INTEGER NOT NULL CHECK (notice_given IN (0, 1)),
  recusal_asked INTEGER NOT NULL CHECK (recusal_asked IN (0, 1)),
  result TEXT NOT NULL CHECK (result IN ('none', 'pass', 'middle', 'fail')),
  n_conforming INTEGER,
  n_key INTEGER,
  n_general INTEGER,
  n_advice INTEGER,
  n_not_applicable INTEGER,
  n_recorded INTEGER,
  n_unanswered INTEGER,
  opinion TEXT,
  premises_comment TEXT,
  signature TEXT NOT NULL CHECK (signature IN ('none', 'drawn', 'paper', 'refused')),
  signer TEXT,
  refusal TEXT,
  witness TEXT,
  premises TEXT
) STRICT;
CREATE INDEX inspection_subject ON inspection (subject, made_on);
CREATE INDEX inspection_day ON inspection (made_on, id) WHERE deleted = 0;
CREATE INDEX inspection_state ON inspection (state, made_on, subject) WHERE deleted = 0;
CREATE INDEX inspection_template ON inspection (template);
CREATE INDEX inspection_chain ON inspection (chain, version);
CREATE UNIQUE INDEX inspection_corrects ON inspection (corrects)
  WHERE deleted = 0 AND corrects IS NOT NULL;
CREATE INDEX inspection_recheck ON inspection (recheck_of) WHERE recheck_of IS NOT NULL;

-- A finished inspection is locked. Two things may still happen to it: a corrected version takes its
-- place, and its premises turn out to be a record kept twice.
CREATE TRIGGER inspection_locked BEFORE UPDATE ON inspection
  WHEN OLD.state <> 'draft' AND (NEW.deleted <> 0 OR NEW.state = 'draft' OR
        NEW.template IS NOT OLD.template OR NEW.chain IS NOT OLD.chain OR
        NEW.version IS NOT OLD.version OR NEW.corrects IS NOT OLD.corrects OR
        NEW.reason IS NOT OLD.reason OR NEW.recheck_of IS NOT OLD.recheck_of OR
        NEW.kind IS NOT OLD.kind OR NEW.made_on IS NOT OLD.made_on OR
        NEW.ended_on IS NOT OLD.ended_on OR NEW.started_at IS NOT OLD.started_at OR
        NEW.ended_at IS NOT OLD.ended_at OR NEW.scope IS NOT OLD.scope OR
        NEW.facts IS NOT OLD.facts OR NEW.notice_given IS NOT OLD.notice_given OR
        NEW.recusal_asked IS NOT OLD.recusal_asked OR NEW.result IS NOT OLD.result OR
        NEW.n_conforming IS NOT OLD.n_conforming OR NEW.n_key IS NOT OLD.n_key OR
        NEW.n_general IS NOT OLD.n_general OR NEW.n_advice IS NOT OLD.n_advice OR
        NEW.n_not_applicable IS NOT OLD.n_not_applicable OR NEW.n_recorded IS NOT OLD.n_recorded OR
        NEW.n_unanswered IS NOT OLD.n_unanswered OR NEW.opinion IS NOT OLD.opinion OR
        NEW.premises_comment IS NOT OLD.premises_comment OR NEW.signature IS NOT OLD.signature OR
        NEW.signer IS NOT OLD.signer OR NEW.refusal IS NOT OLD.refusal OR
        NEW.witness IS NOT OLD.witness OR NEW.premises IS NOT OLD.premises)
BEGIN
  SELECT RAISE (ABORT, 'a finished inspection is locked');
END;

CREATE TABLE inspector (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36),
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  inspection TEXT NOT NULL REFERENCES inspection (id) ON DELETE RESTRICT,
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  certificate TEXT
) STRICT;
CREATE INDEX inspector_inspection ON inspector (inspection, number);

CREATE TABLE answer (
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
  value TEXT,
  note TEXT
) STRICT;
CREATE UNIQUE INDEX answer_key ON answer (inspection, template_item);
CREATE INDEX answer_template_item ON answer (template_item);

CREATE TABLE finding (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36),
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  subject TEXT NOT NULL REFERENCES subject (id) ON DELETE RESTRICT,
  label TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('inspection', 'supervision', 'sampling', 'complaint',
                                         'assigned', 'other')),
  source_text TEXT,
  inspection TEXT REFERENCES inspection (id) ON DELETE RESTRICT,
  item TEXT,
  item_code TEXT,
  heading TEXT,
  text TEXT NOT NULL,
  auto_text INTEGER NOT NULL CHECK (auto_text IN (0, 1)),
  severity TEXT NOT NULL CHECK (severity IN ('general', 'key', 'advice')),
  basis TEXT,
  action TEXT,
  found_on TEXT NOT NULL CHECK (found_on IS NULL OR length (found_on) = 10),
  found_by TEXT NOT NULL,
  days INTEGER,
  due TEXT CHECK (due IS NULL OR length (due) = 10),
  due_reason TEXT,
  responsible TEXT,
  on_the_spot INTEGER NOT NULL CHECK (on_the_spot IN (0, 1)),
  state TEXT NOT NULL CHECK (state IN ('open', 'replied', 'recheck', 'closed', 'failed')),
  replied_on TEXT CHECK (replied_on IS NULL OR length (replied_on) = 10),
  rechecked_on TEXT CHECK (rechecked_on IS NULL OR length (rechecked_on) = 10),
  rechecked_by TEXT,
  closed_on TEXT CHECK (closed_on IS NULL OR length (closed_on) = 10),
  closed_by TEXT,
  n_extensions INTEGER,
  next_step TEXT
) STRICT;
CREATE UNIQUE INDEX finding_label ON finding (label);
CREATE INDEX finding_subject ON finding (subject, item, found_on);
CREATE INDEX finding_inspection ON finding (inspection) WHERE inspection IS NOT NULL;
CREATE INDEX finding_state ON finding (state, due) WHERE deleted = 0;
CREATE INDEX finding_day ON finding (found_on, id) WHERE deleted = 0;

CREATE TABLE finding_event (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36),
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  finding TEXT NOT NULL REFERENCES finding (id) ON DELETE RESTRICT,
  number INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('raised', 'corrected', 'replied', 'recheck', 'closed',
                                     'failed', 'extended', 'reordered', 'stepped_up', 'withdrawn')),
  state_before TEXT NOT NULL CHECK (state_before IN ('open', 'replied', 'recheck', 'closed',
                                                     'failed')),
  state_after TEXT NOT NULL CHECK (state_after IN ('open', 'replied', 'recheck', 'closed',
                                                   'failed')),
  made_on TEXT NOT NULL CHECK (made_on IS NULL OR length (made_on) = 10),
  person TEXT NOT NULL,
  second TEXT,
  text TEXT,
  due TEXT CHECK (due IS NULL OR length (due) = 10)
) STRICT;
CREATE INDEX finding_event_finding ON finding_event (finding, number);

CREATE TABLE photo (
  id TEXT PRIMARY KEY NOT NULL CHECK (length (id) = 36),
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  inspection TEXT REFERENCES inspection (id) ON DELETE RESTRICT,
  item TEXT,
  finding TEXT REFERENCES finding (id) ON DELETE RESTRICT,
  purpose TEXT NOT NULL CHECK (purpose IN ('scene', 'before', 'after', 'document', 'signature')),
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length (sha256) = 64),
  size INTEGER NOT NULL CHECK (size > 0),
  original_sha256 TEXT CHECK (original_sha256 IS NULL OR length (original_sha256) = 64),
  taken_at TEXT,
  note TEXT
) STRICT;
CREATE INDEX photo_inspection ON photo (inspection) WHERE inspection IS NOT NULL;
CREATE INDEX photo_finding ON photo (finding) WHERE finding IS NOT NULL;

-- What belongs to a finished inspection is locked with it; pictures of a finding still come later.
CREATE TRIGGER answer_locked_insert BEFORE INSERT ON answer
  WHEN (SELECT i.state FROM inspection i WHERE i.id = NEW.inspection) <> 'draft'
BEGIN
  SELECT RAISE (ABORT, 'a finished inspection is locked');
END;
CREATE TRIGGER answer_locked_update BEFORE UPDATE ON answer
  WHEN (SELECT i.state FROM inspection i WHERE i.id = NEW.inspection) <> 'draft'
BEGIN
  SELECT RAISE (ABORT, 'a finished inspection is locked');
END;
CREATE TRIGGER inspector_locked_insert BEFORE INSERT ON inspector
  WHEN (SELECT i.state FROM inspection i WHERE i.id = NEW.inspection) <> 'draft'
BEGIN
  SELECT RAISE (ABORT, 'a finished inspection is locked');
END;
CREATE TRIGGER inspector_locked_update BEFORE UPDATE ON inspector
  WHEN (SELECT i.state FROM inspection i WHERE i.id = NEW.inspection) <> 'draft'
BEGIN
  SELECT RAISE (ABORT, 'a finished inspection is locked');
END;
CREATE TRIGGER photo_locked_insert BEFORE INSERT ON photo
  WHEN (SELECT i.state FROM inspection i WHERE i.id = NEW.inspection) <> 'draft' AND NEW.finding IS NULL
BEGIN
  SELECT RAISE (ABORT, 'a finished inspection is locked');
END;
CREATE TRIGGER photo_locked_update BEFORE UPDATE ON photo
  WHEN (SELECT i.state FROM inspection i WHERE i.id = NEW.inspection) <> 'draft' AND NEW.finding IS NULL
BEGIN
  SELECT RAISE (ABORT, 'a finished inspection is locked');
END;
