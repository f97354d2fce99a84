-- Files that came with letters and replies: their parts as the relay had them, sealed, opened only when read.
-- `state`: waiting (large: a human asks for it), coming, whole, missing (the relay has no such part), broken.
CREATE TABLE file (
    message BLOB    NOT NULL,
    id      BLOB    NOT NULL,
    stream  BLOB    NOT NULL,
    parts   INTEGER NOT NULL,
    state   TEXT    NOT NULL,
    PRIMARY KEY (message, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX file_by_state ON file (state);

CREATE TABLE file_part (
    number  INTEGER PRIMARY KEY,
    message BLOB    NOT NULL,
    id      BLOB    NOT NULL,
    part    INTEGER NOT NULL,
    data    BLOB    NOT NULL,
    UNIQUE (message, id, part)
) STRICT;
