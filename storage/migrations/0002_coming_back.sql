-- What a prospect sends beside answers, which message gave which answer, when to write again, and receipts.

CREATE TABLE attachments (
    id         INTEGER PRIMARY KEY,
    person     INTEGER NOT NULL,
    lead       INTEGER REFERENCES leads (id),
    batch      INTEGER,
    album      TEXT,
    kind       TEXT    NOT NULL,
    unique_id  TEXT    NOT NULL,
    sealed     BLOB    NOT NULL,
    created_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX attachments_once ON attachments (person, unique_id, ifnull(lead, 0));
CREATE INDEX attachments_by_lead ON attachments (lead) WHERE lead IS NOT NULL;
CREATE INDEX attachments_in_a_row ON attachments (person) WHERE batch IS NOT NULL;

CREATE TABLE sayings (
    person     INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    question   TEXT    NOT NULL,
    lead       INTEGER,
    said_at    INTEGER NOT NULL,
    PRIMARY KEY (person, message_id)
) WITHOUT ROWID;
CREATE INDEX sayings_by_age ON sayings (said_at);

CREATE TABLE reminders (
    id         INTEGER PRIMARY KEY,
    subject    TEXT    NOT NULL,
    kind       TEXT    NOT NULL,
    person     INTEGER NOT NULL,
    due_at     INTEGER NOT NULL,
    state      TEXT    NOT NULL CHECK (state IN ('waiting', 'done', 'declined')),
    ended_at   INTEGER,
    UNIQUE (subject, kind)
);
CREATE INDEX reminders_due ON reminders (due_at) WHERE state = 'waiting';
CREATE INDEX reminders_of_person ON reminders (person);

-- 1: its lead was made; NULL: not known, it was saved before there was this column.
ALTER TABLE sessions ADD COLUMN sent INTEGER;
CREATE INDEX sessions_drafts ON sessions (updated_at) WHERE sent IS NOT 1;

ALTER TABLE leads ADD COLUMN delivered_at INTEGER;
ALTER TABLE leads ADD COLUMN taken_at INTEGER;
-- Of earlier leads it is known when they were taken; a card that stands in the group came soon after its lead.
UPDATE leads SET taken_at = (SELECT max(at) FROM lead_history WHERE lead = leads.id AND event = 'taken');
UPDATE leads SET delivered_at = created_at
    WHERE taken_at IS NOT NULL OR EXISTS (SELECT 1 FROM places WHERE name = 'lead:' || leads.id || ':card');
ALTER TABLE consents ADD COLUMN withdrawn_at INTEGER;
CREATE INDEX consents_of_person ON consents (person);
CREATE INDEX consents_of_lead ON consents (lead);
