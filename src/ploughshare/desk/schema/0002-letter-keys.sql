-- The person changes the key of their letters when a member has left: a case has several then, and letters are
-- written to the first by word (2 the person's own, 1 the founder's, 0 a colleague's), number and seed.
ALTER TABLE letter_key RENAME TO letter_key_before;
CREATE TABLE letter_key (
    stream BLOB    NOT NULL,
    seed   BLOB    NOT NULL,
    seq    INTEGER NOT NULL,
    word   INTEGER NOT NULL,
    PRIMARY KEY (stream, seed)
) STRICT, WITHOUT ROWID;
INSERT INTO letter_key (stream, seed, seq, word) SELECT stream, seed, 0, 0 FROM letter_key_before;
DROP TABLE letter_key_before;
