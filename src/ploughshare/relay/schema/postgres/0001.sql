-- What a relay keeps (docs/protocol.md §6.9), in PostgreSQL. Ids, ciphertext, hashes of ciphertext, and days.
-- There is no column for an address, an agent, a name or a time of day, and there must never be one.
-- A day is the number of days since 2020-01-01, UTC. An index is never given twice.
--
-- PostgreSQL does not overwrite what is deleted, and its write-ahead log holds every row once more. So bodies
-- lie closed under a key of their mailbox, and hashes are keyed with it: once the key is gone from the two
-- small tables that are written anew after a deletion, what is left of the rows opens for nobody.

-- The relay as a whole: one row.
CREATE TABLE relay (
    one    boolean PRIMARY KEY DEFAULT true CHECK (one),
    secret bytea   NOT NULL CHECK (octet_length(secret) = 32)  -- signs challenges, for all processes alike
);

-- One desk, and the next free index of each of its lists. Whoever writes for a desk holds its row's lock until
-- the end of the transaction, so indexes become visible in order.
CREATE TABLE desk (
    id           bytea   PRIMARY KEY CHECK (octet_length(id) = 16),
    next_record  bigint  NOT NULL DEFAULT 1 CHECK (next_record > 0),  -- letters, replies, keys of all mailboxes
    next_event   bigint  NOT NULL DEFAULT 1 CHECK (next_event > 0),
    next_wrap    bigint  NOT NULL DEFAULT 1 CHECK (next_wrap > 0),
    kept_bytes   bigint  NOT NULL DEFAULT 0   -- of all that is kept for it, held against the operator's bound
) WITH (fillfactor = 50);

-- The newest roster of a desk, as its root key signed it. Older ones are not kept.
CREATE TABLE roster (
    desk    bytea   PRIMARY KEY REFERENCES desk (id),
    version bigint  NOT NULL CHECK (version > 0),
    day     integer NOT NULL,
    hash    bytea   NOT NULL CHECK (octet_length(hash) = 32),  -- SHA-256 of body, for the receipt
    body    bytea   NOT NULL
);

-- Keys of mailboxes and wraps; only ever inserted and deleted. Written anew as a whole after deletions.
CREATE TABLE shred_key (
    number bigint PRIMARY KEY,  -- random, so that it tells no order
    secret bytea  NOT NULL CHECK (octet_length(secret) = 32)
);

-- A person's mailbox at one desk; its id says nothing of who the person is. Only ever inserted and deleted,
-- and written anew as a whole after deletions.
CREATE TABLE mailbox (
    number bigint PRIMARY KEY REFERENCES shred_key (number),
    desk   bytea  NOT NULL REFERENCES desk (id),
    id     bytea  NOT NULL CHECK (octet_length(id) = 16),
    UNIQUE (desk, id)
);

-- How full a mailbox is.
CREATE TABLE mailbox_fill (
    mailbox       bigint  PRIMARY KEY,
    desk          bytea   NOT NULL REFERENCES desk (id),
    next_place    bigint  NOT NULL DEFAULT 1 CHECK (next_place > 0),
    last_day      integer NOT NULL,  -- day of its newest record; expiry counts from here
    records       integer NOT NULL DEFAULT 0,
    by_person     integer NOT NULL DEFAULT 0,
    written_day   integer NOT NULL DEFAULT 0,  -- the day that written_count counts
    written_count integer NOT NULL DEFAULT 0,  -- records of its person that day
    person_bytes  bigint  NOT NULL DEFAULT 0,  -- in its person's records
    replies       integer NOT NULL DEFAULT 0,  -- of the desk: a mailbox without one has less room
    kept_bytes    bigint  NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

-- A sealed letter (kind 2), reply (3) or case key grant (1).
CREATE TABLE record (
    desk      bytea    NOT NULL REFERENCES desk (id),
    position  bigint   NOT NULL,  -- index in what the desk collects
    mailbox   bigint   NOT NULL,
    place     bigint   NOT NULL,  -- index in what the person fetches; counts this mailbox alone
    kind      smallint NOT NULL CHECK (kind IN (1, 2, 3)),
    by_person boolean  NOT NULL,
    day       integer  NOT NULL,
    mark      bytea    NOT NULL CHECK (octet_length(mark) = 32),  -- SHA-256 of the mailbox's key and the hash
    body      bytea    NOT NULL,  -- closed under the mailbox's key
    PRIMARY KEY (desk, position),
    UNIQUE (mailbox, place),
    UNIQUE (mailbox, mark)
);
ALTER TABLE record ALTER COLUMN body SET STORAGE EXTERNAL;

-- A sealed event among the members of a desk. Equal-sized random bytes in one stream; never deleted.
CREATE TABLE event (
    desk     bytea   NOT NULL REFERENCES desk (id),
    position bigint  NOT NULL,
    day      integer NOT NULL,
    hash     bytea   NOT NULL CHECK (octet_length(hash) = 32),
    body     bytea   NOT NULL,
    PRIMARY KEY (desk, position),
    UNIQUE (desk, hash)
);
ALTER TABLE event ALTER COLUMN body SET STORAGE EXTERNAL;

-- Keys sealed to one member of a desk; deleted once the member has taken them.
CREATE TABLE wrap (
    desk       bytea   NOT NULL REFERENCES desk (id),
    position   bigint  NOT NULL,
    member     bytea   NOT NULL CHECK (octet_length(member) = 16),
    shred_key  bigint  NOT NULL,
    day        integer NOT NULL,
    mark       bytea   NOT NULL CHECK (octet_length(mark) = 32),  -- SHA-256 of the wrap's key and the hash
    body       bytea   NOT NULL,  -- closed under the wrap's key
    PRIMARY KEY (desk, position)
);
CREATE INDEX wrap_of_member ON wrap (desk, member, position);
ALTER TABLE wrap ALTER COLUMN body SET STORAGE EXTERNAL;
