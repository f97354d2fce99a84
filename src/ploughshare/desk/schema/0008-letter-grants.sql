-- All desks write letters with the same key, whatever came to them when and by which way: of the person's own by
-- number, then by the newest letter that came under it (the roster it names), its day, that letter's number, and its
-- bytes. `granted`: the person's own signed words on it (body and signature), which colleagues are handed, too.
ALTER TABLE letter_key ADD COLUMN day TEXT NOT NULL DEFAULT '';
ALTER TABLE letter_key ADD COLUMN granted BLOB;
ALTER TABLE letter_key ADD COLUMN used_roster INTEGER NOT NULL DEFAULT -1;
ALTER TABLE letter_key ADD COLUMN used_seq INTEGER NOT NULL DEFAULT -1;
-- Until now the one that came last was written with; the one before it had the word -1.
UPDATE letter_key SET day = '0001-01-01' WHERE word = 2;
UPDATE letter_key SET word = 2 WHERE word = -1;
