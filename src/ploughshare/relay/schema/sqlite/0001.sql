-- Everything a relay keeps (docs/protocol.md §6.9). Ids, ciphertext, hashes of ciphertext, and days.
-- There is no column for an address, an agent, a name or a time of day, and there must never be one.
-- A day is the number of days since 2020-01-01, UTC. An index is never given twice.

-- One desk, and the next free index of each of its lists.
CREATE TABLE desk (
    id          BLOB    PRIMARY KEY CHECK (length(id) = 16),
    next_record INTEGER NOT NULL DEFAULT 1 CHECK (next_record > 0),  -- letters, replies, keys of all mailboxes
    next_event  INTEGER NOT NULL DEFAULT 1 CHECK (next_event > 0),
    next_wrap   INTEGER NOT NULL DEFAULT 1 CHECK (next_wrap > 0),
    opened_day  INTEGER NOT NULL DEFAULT 0,  -- the day that opened_count counts
    opened_count INTEGER NOT NULL DEFAULT 0  -- mailboxes opened that day; a quota against floods
) STRICT;

-- The newest roster of a desk, as its root key signed it. Older ones are not kept.
CREATE TABLE roster (
    desk    BLOB    PRIMARY KEY REFERENCES desk (id),
    version INTEGER NOT NULL CHECK (version > 0),
    day     INTEGER NOT NULL,
    hash    BLOB    NOT NULL CHECK (length(hash) = 32),  -- SHA-256 of body, for the receipt
    body    BLOB    NOT NULL
) STRICT;

-- A person's mailbox at one desk. Its id says nothing of who the person is.
CREATE TABLE mailbox (
    desk       BLOB    NOT NULL REFERENCES desk (id),
    id         BLOB    NOT NULL CHECK (length(id) = 16),
    next_place INTEGER NOT NULL DEFAULT 1 CHECK (next_place > 0),
    last_day   INTEGER NOT NULL,  -- day of its newest record; expiry counts from here
    PRIMARY KEY (desk, id)
) STRICT;

-- A sealed letter (kind 2), reply (3) or case key grant (1).
CREATE TABLE record (
    id        INTEGER PRIMARY KEY,
    desk      BLOB    NOT NULL,
    position  INTEGER NOT NULL,  -- index in what the desk collects
    mailbox   BLOB    NOT NULL,
    place     INTEGER NOT NULL,  -- index in what the person fetches; counts this mailbox alone
    kind      INTEGER NOT NULL CHECK (kind IN (1, 2, 3)),
    by_person INTEGER NOT NULL CHECK (by_person IN (0, 1)),
    day       INTEGER NOT NULL,
    hash      BLOB    NOT NULL CHECK (length(hash) = 32),
    body      BLOB    NOT NULL,
    UNIQUE (desk, position),
    UNIQUE (desk, mailbox, place),
    UNIQUE (desk, mailbox, hash),
    FOREIGN KEY (desk, mailbox) REFERENCES mailbox (desk, id)
) STRICT;

-- A sealed event among the members of a desk. Equal-sized random bytes in one stream.
CREATE TABLE event (
    id       INTEGER PRIMARY KEY,
    desk     BLOB    NOT NULL REFERENCES desk (id),
    position INTEGER NOT NULL,
    day      INTEGER NOT NULL,
    hash     BLOB    NOT NULL CHECK (length(hash) = 32),
    body     BLOB    NOT NULL,
    UNIQUE (desk, position),
    UNIQUE (desk, hash)
) STRICT;

-- Keys sealed to one member of a desk; deleted once the member has taken them.
CREATE TABLE wrap (
    id       INTEGER PRIMARY KEY,
    desk     BLOB    NOT NULL REFERENCES desk (id),
    member   BLOB    NOT NULL CHECK (length(member) = 16),
    position INTEGER NOT NULL,
    day      INTEGER NOT NULL,
    hash     BLOB    NOT NULL CHECK (length(hash) = 32),
    body     BLOB    NOT NULL,
    UNIQUE (desk, position),
    UNIQUE (desk, member, hash)
) STRICT;
