-- Where indexes were given last: one row. A standby that took over goes on elsewhere, and so does a dump at
-- another server.
CREATE TABLE lineage (
    one  boolean PRIMARY KEY DEFAULT true CHECK (one),
    mark bytea   NOT NULL CHECK (octet_length(mark) = 32)  -- SHA-256 of the server's own number and timeline
);
