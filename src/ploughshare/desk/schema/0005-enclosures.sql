-- Files of our own that go with replies: their parts as they were sealed, kept until the relay has them, and after.
-- `state`: making (still coming in), draft (with a reply being written), going, sent; full, gone (the relay has no
-- room, or no such mailbox); removed (its row waits until the relay has let go of it). `seed`: the key of the case
-- that it is sealed to. `message`: the reply that names it. `posted`: parts with a receipt. `withdraw`: the relay may
-- have parts of it that it is to let go of first.
CREATE TABLE enclosure (
    number     INTEGER PRIMARY KEY,
    id         BLOB    NOT NULL UNIQUE,
    stream     BLOB    NOT NULL,
    mailbox    BLOB    NOT NULL,
    seed       BLOB    NOT NULL,
    message    BLOB,
    name       TEXT    NOT NULL,
    media_type TEXT    NOT NULL,
    size       INTEGER NOT NULL,
    parts      INTEGER NOT NULL,
    hash       BLOB    NOT NULL,
    state      TEXT    NOT NULL,
    posted     INTEGER NOT NULL,
    withdraw   INTEGER NOT NULL
) STRICT;
CREATE INDEX enclosure_by_stream ON enclosure (stream);
CREATE INDEX enclosure_by_state ON enclosure (state);

CREATE TABLE enclosure_part (
    number INTEGER PRIMARY KEY,
    id     BLOB    NOT NULL,
    part   INTEGER NOT NULL,
    data   BLOB    NOT NULL,
    UNIQUE (id, part)
) STRICT;
