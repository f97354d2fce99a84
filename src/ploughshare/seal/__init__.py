"""How a letter is closed and opened: age files, key phrases, signed messages, rosters and events.

Nothing here reads a clock, a disk or a network; days and randomness are arguments.
"""
