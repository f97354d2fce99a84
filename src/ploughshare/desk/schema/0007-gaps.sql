-- What a relay skipped may come later, at the place where it stood: where to ask again from, and when. One row per
-- mailbox and relay: `whole`: the index of the last letter before which nothing is missing. `gap` names what is
-- missing, NULL for nothing; `looks` counts how often it was asked for; `due_ms`: not asked for before. A mailbox of
-- zeros stands for the stream of events.
CREATE TABLE gap (
    relay   TEXT    NOT NULL,
    mailbox BLOB    NOT NULL,
    whole   INTEGER NOT NULL,
    gap     BLOB,
    looks   INTEGER NOT NULL,
    due_ms  INTEGER NOT NULL,
    PRIMARY KEY (relay, mailbox)
) STRICT, WITHOUT ROWID;
-- Of each case: messages that its conversation lacks, and events that others name.
ALTER TABLE case_summary ADD COLUMN gaps INTEGER NOT NULL DEFAULT 0;
ALTER TABLE case_summary ADD COLUMN missing INTEGER NOT NULL DEFAULT 0;
