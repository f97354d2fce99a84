-- The relays' role and their database: once, on the machine that leads.
CREATE ROLE ploughshare LOGIN;
CREATE DATABASE ploughshare OWNER ploughshare TEMPLATE template0;
-- So that what was deleted leaves the log.
GRANT pg_checkpoint TO ploughshare;
\connect ploughshare
GRANT EXECUTE ON FUNCTION pg_switch_wal() TO ploughshare;
