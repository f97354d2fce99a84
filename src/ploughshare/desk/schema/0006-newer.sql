-- Whether a record that waits says that it is of a version to come: it waits for a newer program, not for a key.
ALTER TABLE held_record ADD COLUMN newer INTEGER NOT NULL DEFAULT 0;
