-- Parts of files that come with letters (docs/protocol.md §10.4), in a file of their own beside the letters.
-- Ids, equal-sized ciphertext, hashes of ciphertext. No day: a part goes with its mailbox.

CREATE TABLE part (
    id        INTEGER PRIMARY KEY,
    desk      BLOB    NOT NULL CHECK (length(desk) = 16),
    mailbox   BLOB    NOT NULL CHECK (length(mailbox) = 16),
    file      BLOB    NOT NULL CHECK (length(file) = 16),
    number    INTEGER NOT NULL CHECK (number BETWEEN 1 AND parts),
    parts     INTEGER NOT NULL,
    by_person INTEGER NOT NULL CHECK (by_person IN (0, 1)),
    hash      BLOB    NOT NULL CHECK (length(hash) = 32),
    body      BLOB    NOT NULL,
    UNIQUE (desk, mailbox, file, number)
) STRICT;
-- What is counted, without touching a body.
CREATE INDEX part_counted ON part (desk, mailbox, file, by_person, parts, number, hash);
