// Plain text: UTF-8 without control characters. There is nothing in it to take out.
import { concat } from "../wire/bytes.ts";
import { type BlobReader, Pieces } from "./blob_reader.ts";
import type { Cleaning } from "./jpeg.ts";
import { FileRefusedError } from "./refusal.ts";

/** What no text has: control characters but tab, line feed, form feed and carriage return. */
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;

/** Takes a text as it is. @throws FileRefusedError `unknown` when it is none. */
export async function cleanText(file: BlobReader): Promise<Cleaning> {
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
