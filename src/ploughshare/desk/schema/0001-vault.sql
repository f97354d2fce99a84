-- The vault: everything of the desk on this machine, in one encrypted file.
-- Ids, hashes and keys are blobs; `wall` and clocks are milliseconds since 1970; days are text.

-- One row per thing that exists once: this machine's keys, the desk's root, cursors at the relay.
CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Desk events (docs/protocol.md, section 7), each once, as signed. `stream` is a case id, or x'' for the team.
CREATE TABLE event (
    number    INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE,
    stream    BLOB NOT NULL,
    raw       BLOB NOT NULL,
    signature BLOB NOT NULL
) STRICT;
CREATE INDEX event_by_stream ON event (stream);

-- Our own events, sealed once, waiting for the relay's receipt: sealed bytes never change between tries.
CREATE TABLE outgoing_event (
    number INTEGER PRIMARY KEY,
    id     BLOB NOT NULL UNIQUE REFERENCES event (id),
    sealed BLOB NOT NULL
) STRICT;

-- Records from the relay that cannot be opened yet: a key or a roster is still to come.
CREATE TABLE held_record (
    number  INTEGER PRIMARY KEY,
    hash    BLOB NOT NULL UNIQUE,
    kind    INTEGER NOT NULL,
    mailbox BLOB NOT NULL,
    day     TEXT NOT NULL,
    data    BLOB NOT NULL
) STRICT;

-- What lists need of a case without folding it anew; rebuilt from `event` at any time.
CREATE TABLE case_summary (
    stream       BLOB PRIMARY KEY,
    status       TEXT NOT NULL,
    code         TEXT NOT NULL,
    last_wall    INTEGER NOT NULL,
    set_digest   BLOB NOT NULL,
    state_digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX case_summary_by_code ON case_summary (code);

-- Symmetric keys of a case (or of the team: stream x''), and the age seed letters are sealed to.
CREATE TABLE event_key (
    tag    BLOB PRIMARY KEY,
    stream BLOB NOT NULL,
    key    BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX event_key_by_stream ON event_key (stream);
CREATE TABLE letter_key (
    stream BLOB PRIMARY KEY,
    seed   BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Rosters as signed, and every member they ever named.
CREATE TABLE roster (
    version INTEGER PRIMARY KEY,
    signed  BLOB NOT NULL
) STRICT;
CREATE TABLE member (
    id        BLOB PRIMARY KEY,
    name      TEXT NOT NULL,
    sign      BLOB NOT NULL,
    recipient TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Key wraps for colleagues, sealed once, waiting for the relay's receipt; deleted then.
CREATE TABLE outgoing_wrap (
    number INTEGER PRIMARY KEY,
    member BLOB NOT NULL,
    sealed BLOB NOT NULL
) STRICT;

-- Replies, sealed once, kept until the relay's receipt; the key keeps one press from becoming two.
CREATE TABLE outgoing_reply (
    key     BLOB PRIMARY KEY,
    stream  BLOB NOT NULL,
    mailbox BLOB NOT NULL,
    hash    BLOB NOT NULL UNIQUE,
    seq     INTEGER NOT NULL,
    sealed  BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- What is searched: which event a text came from; the texts themselves stay in `event`.
CREATE TABLE search_entry (
    number INTEGER PRIMARY KEY,
    stream BLOB NOT NULL,
    event  BLOB NOT NULL UNIQUE,
    wall   INTEGER NOT NULL
) STRICT;
CREATE INDEX search_entry_by_stream ON search_entry (stream);
-- Stemmed words, and names and numbers by three letters. Contentless: no second copy of any text. A word
-- deleted from such an index stays in its segments (FTS5's secure-delete does not reach them) until
-- 'optimize' or 'delete-all', so whatever deletes from here must run one of them.
CREATE VIRTUAL TABLE search_stem USING fts5 (
    text, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
);
CREATE VIRTUAL TABLE search_exact USING fts5 (
    text, content = '', contentless_delete = 1, tokenize = "trigram"
);
