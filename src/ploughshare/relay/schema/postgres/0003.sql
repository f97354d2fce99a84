-- A row while files lie beside this database that came before it: they may be another database's, which is to
-- be restored, so none is deleted for want of a mailbox.
CREATE TABLE files_held (
    one boolean PRIMARY KEY DEFAULT true CHECK (one)
);
