-- A mailbox counts what it holds, so that a letter costs the same whether it is the first or the hundredth.

ALTER TABLE mailbox ADD COLUMN records INTEGER NOT NULL DEFAULT 0;
ALTER TABLE mailbox ADD COLUMN by_person INTEGER NOT NULL DEFAULT 0;
ALTER TABLE mailbox ADD COLUMN written_day INTEGER NOT NULL DEFAULT 0;  -- the day that written_count counts
ALTER TABLE mailbox ADD COLUMN written_count INTEGER NOT NULL DEFAULT 0;  -- records of its person that day
ALTER TABLE mailbox ADD COLUMN person_bytes INTEGER NOT NULL DEFAULT 0;  -- in its person's records
ALTER TABLE mailbox ADD COLUMN replies INTEGER NOT NULL DEFAULT 0;  -- of the desk: a mailbox without one has less room

-- Openings are bounded by their price, not by a count that one caller can use up for all.
ALTER TABLE desk DROP COLUMN opened_day;
ALTER TABLE desk DROP COLUMN opened_count;

UPDATE mailbox SET
    records = (SELECT count(*) FROM record WHERE desk = mailbox.desk AND mailbox = mailbox.id),
    by_person = (SELECT coalesce(sum(by_person), 0) FROM record
                 WHERE desk = mailbox.desk AND mailbox = mailbox.id),
    person_bytes = (SELECT coalesce(sum(length(body)), 0) FROM record
                    WHERE desk = mailbox.desk AND mailbox = mailbox.id AND record.by_person = 1),
    replies = (SELECT count(*) FROM record
               WHERE desk = mailbox.desk AND mailbox = mailbox.id AND kind = 3),
    written_day = (SELECT coalesce(max(day), 0) FROM record
                   WHERE desk = mailbox.desk AND mailbox = mailbox.id AND record.by_person = 1);
UPDATE mailbox SET
    written_count = (SELECT count(*) FROM record
                     WHERE desk = mailbox.desk AND mailbox = mailbox.id AND record.by_person = 1
                     AND day = written_day);
