"""The seizure drill: what a seizer takes from a relay, what is searched for in it, what it does tell."""
