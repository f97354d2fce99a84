-- A flood may leave any number of records that wait; each exchange asks whose they are and how many.
CREATE INDEX held_record_by_kind ON held_record (kind, mailbox, newer);
