-- A mailbox counts what it holds, so that a letter costs the same whether it is the first or the hundredth.

ALTER TABLE mailbox ADD COLUMN records INTEGER NOT NULL DEFAULT 0;
ALTER TABLE mailbox ADD COLUMN by_person INTEGER NOT NULL DEFAULT 0;
ALTER TABLE mailbox ADD COLUMN written_day INTEGER NOT NULL DEFAULT 0;  -- the day that written_count counts
ALTER TABLE mailbox ADD COLUMN written_count INTEGER NOT NULL DEFAULT 0;  -- records of its person that day

UPDATE mailbox SET
    records = (SELECT count(*) FROM record WHERE desk = mailbox.desk AND mailbox = mailbox.id),
    by_person = (SELECT coalesce(sum(by_person), 0) FROM record
                 WHERE desk = mailbox.desk AND mailbox = mailbox.id),
    written_day = (SELECT coalesce(max(day), 0) FROM record
                   WHERE desk = mailbox.desk AND mailbox = mailbox.id AND record.by_person = 1);
UPDATE mailbox SET
    written_count = (SELECT count(*) FROM record
                     WHERE desk = mailbox.desk AND mailbox = mailbox.id AND record.by_person = 1
                     AND day = written_day);
