-- Work that was spent, so that it opens one mailbox, once, at whichever process. A mark is a keyed hash of the
-- puzzle, tells nothing of the mailbox, and stands in no order; forgotten after the day until which it was good.
CREATE TABLE spent (
    mark BLOB    PRIMARY KEY CHECK (length(mark) = 16),
    day  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- How much work was spent, for the price: counted round 65,536 from anywhere, so that one look tells nothing.
ALTER TABLE desk ADD COLUMN works INTEGER NOT NULL DEFAULT 0;
UPDATE desk SET works = abs(random() % 65536);
