// Why a file is not taken, and what was taken out of one that is: names that the words of the guide explain.

/** What kind of file cannot be cleaned, or what is wrong with one that could be. */
export type FileFault =
  | "heic"
  | "raw"
  | "video"
  | "sound"
  | "pdf"
  | "office"
  | "unknown"
  | "damaged"
  | "unusual"
  | "empty"
  | "too_large"
  | "too_many"
  | "unread";

/** This file is not taken; `fault` says why. */
export class FileRefusedError extends Error {
  override name = "FileRefusedError";
  readonly fault: FileFault;

  constructor(fault: FileFault) {
    super(`This file is not taken: ${fault}.`);
    this.fault = fault;
  }
}

/** What a file told besides its picture. */
export type Trace =
  | "place"
  | "time"
  | "camera"
  | "thumbnail"
  | "notes"
  | "program"
  | "colours"
  | "frames"
  | "after"
  | "other";

/** The order in which traces are told: the most telling first. */
export const TRACES: readonly Trace[] = ["place", "time", "camera", "thumbnail", "notes", "program", "frames", "after", "colours", "other"];
