"""The relay: keeps sealed letters and hands them to whoever proves a key; it cannot read them (§6)."""
