-- Work that was spent, so that it opens one mailbox, once, at whichever relay. A mark is a keyed hash of the
-- puzzle and tells nothing of the mailbox; forgotten after the day until which it was good.
CREATE TABLE spent (
    mark bytea   PRIMARY KEY CHECK (octet_length(mark) = 16),
    day  integer NOT NULL
);
-- How much work was spent, for the price: counted round 65,536 from anywhere, so that one look tells nothing.
ALTER TABLE desk ADD COLUMN works integer NOT NULL DEFAULT floor(random() * 65536);
