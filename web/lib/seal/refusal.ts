// The refusals of this room.

/**
 * This cannot be opened: it was damaged on the way, or it is for another key. One sentence for every cause.
 */
export class SealError extends Error {
  override name = "SealError";

  constructor() {
    super("This cannot be opened: it was damaged on the way, or it is for another key.");
  }
}

/** This was written by a newer version of the protocol; who says so is not checked. */
export class NewerError extends SealError {
  override name = "NewerError";
}

/** The work was stopped by the person. */
export class StoppedError extends Error {
  override name = "StoppedError";
}
