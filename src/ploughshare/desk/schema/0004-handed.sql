-- What a relay gave a receipt for and has not handed out yet, as it was sealed: replies with their mailbox, and
-- events without one. `again`: it was handed over a second time.
CREATE TABLE handed (
    relay   TEXT    NOT NULL,
    name    BLOB    NOT NULL,
    mailbox BLOB,
    sealed  BLOB    NOT NULL,
    again   INTEGER NOT NULL,
    PRIMARY KEY (relay, name)
) STRICT, WITHOUT ROWID;
