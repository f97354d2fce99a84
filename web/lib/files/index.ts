// Files before they are sealed: cleaned byte by byte of what they tell besides their picture, or refused.
export { BlobReader } from "./blob_reader.ts";
export { type CleanFile, cleanFile, FILE_BYTES_MAX, type FileKind, kindOf, MEDIA_TYPES } from "./clean.ts";
export { spent } from "./spent.ts";
export { type FileFault, FileRefusedError, type Trace, TRACES } from "./refusal.ts";
