// The wire: shapes, names and size limits of what crosses between the parts, and the person's calls to a
// relay (docs/protocol.md). Whatever comes from outside is parsed here once, or refused with a WireError.
export {
  b64u,
  type Bytes,
  concat,
  fromB64u,
  fromUtf8,
  labelledHash,
  NewerFormError,
  same,
  sha256,
  signingInput,
  utf8,
  WireError,
} from "./bytes.ts";
export { afterBody, type Caller, callName, parseReceipt, proofHeader, proofInput, type RefusalCode } from "./calls.ts";
export {
  FILE_BYTES_MAX,
  FILES_MAX,
  fileToJson,
  type NamedFile,
  parseFiles,
  PART_BYTES,
  PART_COUNTS,
  partName,
  partsFor,
  plainBytes,
} from "./files.ts";
export { type Frame, type Frames, type Kind, parseFrames } from "./frames.ts";
export * from "./limits.ts";
export { caseId, dayOfClock, deskId, mailboxId, memberId, parseDay } from "./names.ts";
export { type OnWork, solvePuzzle } from "./puzzle.ts";
export { type Fetch, type Outcome, type PartPlace, RelayClient, type RelayOptions } from "./relay.ts";
export { type Member, parseRoster, type Roster } from "./roster.ts";
export {
  coveredBy,
  type Domain,
  joinSigned,
  LADDER_BYTES,
  messageHash,
  type Signed,
  splitSigned,
  TooLongError,
} from "./signed.ts";
export { dumpJson, Fields, type Json, loadJson, refuseNewer } from "./strict.ts";
