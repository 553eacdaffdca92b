-- Personal data is sealed (BLOB columns named sealed, raw, payload); times are unix seconds.

CREATE TABLE people (
    id          INTEGER PRIMARY KEY,
    telegram_id INTEGER NOT NULL UNIQUE,
    wrapped_key BLOB    NOT NULL,
    created_at  INTEGER NOT NULL
);

CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE inbox (
    update_id   INTEGER PRIMARY KEY,
    chat        INTEGER NOT NULL,
    person      INTEGER NOT NULL,
    raw         BLOB,
    state       TEXT    NOT NULL CHECK (state IN ('waiting', 'done', 'quarantined')),
    attempts    INTEGER NOT NULL DEFAULT 0,
    fault       TEXT,
    received_at INTEGER NOT NULL,
    handled_at  INTEGER
);
CREATE INDEX inbox_open ON inbox (state, update_id) WHERE state <> 'done';
CREATE INDEX inbox_handled ON inbox (handled_at) WHERE state = 'done';

CREATE TABLE sessions (
    person     INTEGER PRIMARY KEY,
    sealed     BLOB    NOT NULL,
    updated_at INTEGER NOT NULL
);

CREATE TABLE leads (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    submission  TEXT    NOT NULL UNIQUE,
    person      INTEGER NOT NULL,
    status      TEXT    NOT NULL,
    owner       INTEGER,
    owner_name  BLOB,
    revision    INTEGER NOT NULL DEFAULT 0,
    nonce       TEXT    NOT NULL,
    model       TEXT    NOT NULL,
    confidence  TEXT    NOT NULL,
    priority    TEXT    NOT NULL,
    points      INTEGER NOT NULL,
    language    TEXT    NOT NULL,
    rules_version TEXT  NOT NULL,
    questionnaire_version TEXT NOT NULL,
    due_at      INTEGER NOT NULL,
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    sealed      BLOB    NOT NULL
);
CREATE INDEX leads_by_person ON leads (person);
CREATE INDEX leads_by_status ON leads (status, created_at);

CREATE TABLE lead_history (
    id          INTEGER PRIMARY KEY,
    lead        INTEGER NOT NULL REFERENCES leads (id),
    at          INTEGER NOT NULL,
    actor       INTEGER NOT NULL,
    event       TEXT    NOT NULL,
    from_status TEXT    NOT NULL,
    to_status   TEXT    NOT NULL
);
CREATE INDEX history_of_lead ON lead_history (lead, id);

CREATE TABLE consents (
    id        INTEGER PRIMARY KEY,
    person    INTEGER NOT NULL,
    lead      INTEGER NOT NULL REFERENCES leads (id),
    version   TEXT    NOT NULL,
    text_hash TEXT    NOT NULL,
    language  TEXT    NOT NULL,
    given_at  INTEGER NOT NULL
);

CREATE TABLE outbox (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    chat       TEXT    NOT NULL,
    person     INTEGER NOT NULL,
    lead       INTEGER,
    care       TEXT    NOT NULL CHECK (care IN ('A', 'B', 'C', 'D', 'E')),
    rank       INTEGER NOT NULL,
    place      TEXT,
    edits      TEXT,
    payload    BLOB,
    state      TEXT    NOT NULL CHECK (state IN ('pending', 'sending', 'retry', 'sent', 'unknown', 'dead', 'dropped')),
    attempts   INTEGER NOT NULL DEFAULT 0,
    uncertain  INTEGER NOT NULL DEFAULT 0,
    not_before REAL    NOT NULL DEFAULT 0,
    created_at REAL    NOT NULL,
    started_at REAL,
    ended_at   REAL,
    message_id INTEGER,
    fault      TEXT
);
CREATE INDEX outbox_open ON outbox (state, id) WHERE state IN ('pending', 'sending', 'retry', 'unknown', 'dead');
CREATE INDEX outbox_ended ON outbox (ended_at) WHERE state IN ('sent', 'dropped');
CREATE INDEX outbox_edits ON outbox (edits) WHERE edits IS NOT NULL AND state IN ('pending', 'retry');

CREATE INDEX outbox_started ON outbox (chat, started_at) WHERE started_at IS NOT NULL;
CREATE INDEX outbox_places ON outbox (place) WHERE place IS NOT NULL AND state = 'pending';

CREATE TABLE places (
    name       TEXT    PRIMARY KEY,
    chat_id    INTEGER NOT NULL,
    message_id INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE pauses (
    chat  TEXT PRIMARY KEY,
    until REAL NOT NULL
) WITHOUT ROWID;
