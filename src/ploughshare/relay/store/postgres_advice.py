"""What a PostgreSQL server should be set to, so that it notes nobody and keeps nothing deleted."""

from ploughshare.relay.store.postgres import PostgresStore

_ADDRESSES = "it would write addresses and times into its log"
_CONTENT = "it would write what is stored, or ids, into its log"
_REMAINS = "deleted letters would stay readable in old log files"
WANTED = (
    ("log_connections", "off", _ADDRESSES),
    ("log_disconnections", "off", _ADDRESSES),
    ("log_hostname", "off", _ADDRESSES),
    ("log_checkpoints", "off", _ADDRESSES),
    ("log_line_prefix", "", _ADDRESSES),
    ("log_statement", "none", _CONTENT),
    ("log_min_duration_statement", "-1", _CONTENT),
    ("log_min_error_statement", "panic", _CONTENT),
    ("log_parameter_max_length_on_error", "0", _CONTENT),
    ("log_error_verbosity", "terse", _CONTENT),
    ("track_activities", "off", "it would show when each statement began"),
    ("track_commit_timestamp", "off", "it would keep the moment of each letter"),
    ("wal_recycle", "off", _REMAINS),
    ("wal_keep_size", "0", _REMAINS),
    ("archive_mode", "off", "archived log files keep what people delete, for as long as they are kept"),
)
_AS_GOOD = {"wal_keep_size": ("16MB", "32MB")}
"""Patroni keeps one file of the log at least; the store ends one or two more after a deletion."""
_RIGHTS = (
    "SELECT has_function_privilege(current_user, 'pg_switch_wal()', 'execute')"
    " AND pg_has_role(current_user, 'pg_checkpoint', 'usage')"
)


def advice(store: PostgresStore) -> list[str]:
    """One sentence for each setting that should be otherwise."""
    told = []
    for name, wanted, why in WANTED:
        is_set = store.setting(name)
        if is_set != wanted and is_set not in _AS_GOOD.get(name, ()):
            told.append(f"set {name} = '{wanted}' (it is '{is_set}'): {why}.")
    if not store.may(_RIGHTS):
        told.append(
            "grant the relay's role pg_checkpoint, and execution of pg_switch_wal(): without them what was"
            " deleted stays readable in the log until the server ends it by itself."
        )
    return told
