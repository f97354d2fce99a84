"""The whole road on one machine: a real relay and a real desk put together, for `run` and `demo`."""
