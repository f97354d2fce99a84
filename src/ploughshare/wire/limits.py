"""Size limits and header names of the relay's interface (§6.2 to §6.8), in one place."""

HEADER_DESK = "Ploughshare-Desk"
HEADER_PROOF = "Ploughshare-Proof"
HEADER_WORK = "Ploughshare-Work"
HEADER_FOR = "Ploughshare-For"
HEADER_MAILBOX = "Ploughshare-Mailbox"
HEADER_MEMBER = "Ploughshare-Member"
HEADER_PART = "Ploughshare-Part"

HEADER_BYTES_MAX = 1_024
WORK_HEADER_BYTES_MAX = 4_096

LETTER_BYTES_MAX = 262_144
"""Also the limit of a reply and of a case key grant."""
EVENT_BYTES_MAX = 131_072
WRAP_BYTES_MAX = 65_536
ROSTER_BYTES_MAX = 262_144
JSON_BODY_BYTES_MAX = 256
JSON_STEP_BYTES = 256
"""A relay's JSON answers end in spaces up to a multiple of this."""

MAILBOX_RECORDS_MAX = 256
MAILBOX_PERSON_RECORDS_MAX = 192
"""Of the mailbox's records, those of the person: a desk can always answer."""
MAILBOX_RECORDS_PER_DAY_MAX = 64
"""Of the person, who cannot keep the desk from answering."""
MAILBOX_UNANSWERED_BYTES_MAX = 196_608
"""Of the person, grant and letters together, before the desk's first reply."""
FRAMES_BYTES_SOFT_MAX = 1_048_576
"""An answer of frames stops after the record that crosses this."""
FRAMES_STEP_BYTES = 16_384

CHALLENGE_BYTES_MAX = 96
CHALLENGE_SECONDS = 300
PUZZLE_SECONDS = 1_800
EXPIRY_DAYS = 180

ROSTER_MEMBERS_MAX = 64
ROSTER_RELAYS_MAX = 16
NAME_CHARS_MAX = 80
URL_CHARS_MAX = 300
TEXT_CHARS_MAX = 12_000
"""The text of a letter or reply (§4.1)."""

INTEGER_MAX = 2**53 - 1
"""The largest whole number that JavaScript reads exactly."""
