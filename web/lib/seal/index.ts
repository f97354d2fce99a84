// The seal as a person's browser needs it (docs/protocol.md §1 to §5): one entry, to be loaded only when a
// letter is written or read. Words, randomness and days are arguments.
export { closeFor, hybridIdentity, hybridRecipient, openWith } from "./age.ts";
export {
  type ChainFinding,
  chainFindings,
  type Checked,
  checkConversation,
  type Fault,
  nextPlace,
  type Parties,
} from "./chain.ts";
export { type Conversation, openConversation } from "./conversation.ts";
export { type FileToSend, openFile, type SealedFile, sealFile } from "./files.ts";
export { type Grant, openGrant, sealGrant, someoneLeft } from "./grant.ts";
export { callerOf, caseOf, newCaseKey, type PersonKeys, personKeys, type Random } from "./keys.ts";
export { type Draft, type Message, openMessage, type PackRef, type Place, sealLetter } from "./letters.ts";
export {
  keysFromPhrase,
  likeness,
  newPhrase,
  PHRASE_WORDS,
  readPhrase,
  type Stretching,
  type TypedPhrase,
  type TypedWord,
  type WordList,
  wordList,
} from "./phrase.ts";
export { NewerError, SealError, StoppedError } from "./refusal.ts";
export { RosterError, type RosterFault, type VerifiedRoster, verifyRoster } from "./roster.ts";
