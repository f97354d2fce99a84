// Size limits and header names of the relay's interface (docs/protocol.md §6), in one place.

export const HEADER_DESK = "Ploughshare-Desk";
export const HEADER_PART = "Ploughshare-Part";
export const HEADER_PROOF = "Ploughshare-Proof";
export const HEADER_WORK = "Ploughshare-Work";
export const HEADER_FOR = "Ploughshare-For";

export const WORK_HEADER_BYTES_MAX = 4_096;
export const LETTER_BYTES_MAX = 262_144;
export const ROSTER_BYTES_MAX = 262_144;
/** JSON bodies of calls and receipts. */
export const JSON_BODY_BYTES_MAX = 256;
/** What a challenge or a refusal may measure. */
export const ANSWER_BYTES_MAX = 16_384;

export const MAILBOX_RECORDS_MAX = 256;
export const FRAMES_STEP_BYTES = 16_384;
/** One answer of frames: 1 MiB, one record more, and the padding. */
export const FRAMES_BYTES_MAX = 1_048_576 + LETTER_BYTES_MAX + 2 * FRAMES_STEP_BYTES;

export const CHALLENGE_BYTES_MAX = 96;
export const ROSTER_MEMBERS_MAX = 64;
export const ROSTER_RELAYS_MAX = 16;
export const NAME_CHARS_MAX = 80;
export const URL_CHARS_MAX = 300;
/** The text of a letter or reply (§4.1), in Unicode characters. */
export const TEXT_CHARS_MAX = 12_000;
