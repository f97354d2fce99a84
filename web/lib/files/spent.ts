// Memory that nobody needs any more, given back in time. A browser looks for it by how much scripts hold, and does not
// count what it copied for them: of each answer and each body that was sent. So of a large file it would keep all.

/** After so many bytes it is time to look. */
const EVERY_BYTES = 2_097_152;
/** Enough to be looked at; of memory that is never written to, none is taken. */
const LOOK_BYTES = 67_108_864;

let spentBytes = 0;
let looked: ArrayBuffer | null = null;

/** Notes that so many bytes went through; now and then makes the browser look for what can be freed. */
export function spent(bytes: number): void {
  spentBytes += bytes;
  if (spentBytes < EVERY_BYTES) return;
  spentBytes = 0;
  try {
    looked = new ArrayBuffer(LOOK_BYTES);
  } catch {
    // There is none to be had, and the browser has looked.
  }
  if (looked !== null) looked = null;
}
