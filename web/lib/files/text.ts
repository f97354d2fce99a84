// Plain text: UTF-8 without control characters. There is nothing in it to take out; a drawing, page, track, card or
// e-mail written in letters holds more than it shows, and is none.
import { concat } from "../wire/bytes.ts";
import { type BlobReader, Pieces } from "./blob_reader.ts";
import type { Cleaning } from "./jpeg.ts";
import { FileRefusedError } from "./refusal.ts";

/** What no text has: control characters but tab, line feed, form feed and carriage return. */
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;

/** How files begin that are letters and yet no plain text: markup, PostScript, cards and calendars, e-mails. */
const OTHER_KIND =
  /^\ufeff?\s*(<[!?/a-z]|%!|BEGIN:V|(Received|Return-Path|Delivered-To|MIME-Version|Message-ID|X-[a-z-]+):)/i;
const START_BYTES = 4_096;

/** Takes a text as it is. @throws FileRefusedError `unknown` when it is none. */
export async function cleanText(file: BlobReader): Promise<Cleaning> {
  const start = (await file.ahead(0)).subarray(0, START_BYTES);
  if (OTHER_KIND.test(new TextDecoder("utf-8", { ignoreBOM: true }).decode(concat(start)))) throw new FileRefusedError("unknown");
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for (let at = 0; at < file.size; ) {
      const part = concat(await file.ahead(at));
      at += part.length;
      if (CONTROL.test(decoder.decode(part, { stream: at < file.size }))) throw new FileRefusedError("unknown");
    }
  } catch (error) {
    if (error instanceof FileRefusedError) throw error;
    throw new FileRefusedError("unknown");
  }
  const pieces = new Pieces();
  pieces.keep(0, file.size);
  return { pieces, traces: new Set() };
}
