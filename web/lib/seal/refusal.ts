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

/** The work was stopped by the person. */
export class StoppedError extends Error {
  override name = "StoppedError";
}
