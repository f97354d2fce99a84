// Cleaning against hostile and damaged files: whatever comes in, either a refusal or a file that is clean.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { concat, u32, utf8 } from "../wire/bytes.ts";
import { cleanFile, FILE_BYTES_MAX, type FileKind } from "./clean.ts";
import { FileRefusedError } from "./refusal.ts";
import { adler32, Crc32, stored } from "./zlib.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const chunk = (name: string, data: Uint8Array): Bytes => {
  const named = concat(utf8(name), data);
  return concat(u32(data.length), named, u32(new Crc32().add(named).value));
};
const PNG_START = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10);
const header = (width: number, height: number): Bytes => chunk("IHDR", concat(u32(width), u32(height), Uint8Array.of(8, 0, 0, 0, 0)));
const rows = (width: number, height: number): Bytes => new Uint8Array((width + 1) * height);
const png = (...between: readonly Uint8Array[]): Bytes =>
  concat(PNG_START, header(3, 2), ...between, chunk("IDAT", stored(rows(3, 2))), chunk("IEND", new Uint8Array(0)));

const segment = (marker: number, body: Uint8Array): Bytes => concat(Uint8Array.of(0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255), body);
const QUANTA = segment(0xdb, concat(Uint8Array.of(0), new Uint8Array(64).fill(1)));
const CODES = segment(0xc4, concat(Uint8Array.of(0, 1), new Uint8Array(15), Uint8Array.of(0)));
const FRAME = segment(0xc0, Uint8Array.of(8, 0, 8, 0, 8, 1, 1, 0x11, 0));
const SCAN = concat(segment(0xda, Uint8Array.of(1, 1, 0, 0, 63, 0)), Uint8Array.of(0x3f, 0xff, 0x00, 0x7f));
const jpeg = (...between: readonly Uint8Array[]): Bytes =>
  concat(Uint8Array.of(0xff, 0xd8), ...between, QUANTA, CODES, FRAME, SCAN, Uint8Array.of(0xff, 0xd9));

const GIF = concat(utf8("GIF89a"), Uint8Array.of(1, 0, 1, 0, 0x80, 0, 0), new Uint8Array(6), Uint8Array.of(0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b));
const riff = (...chunks: readonly Uint8Array[]): Bytes => {
  const body = concat(utf8("WEBP"), ...chunks);
  return concat(utf8("RIFF"), Uint8Array.of(body.length & 255, body.length >> 8, 0, 0), body);
};
const webpChunk = (name: string, data: Uint8Array): Bytes => concat(utf8(name), Uint8Array.of(data.length & 255, data.length >> 8, 0, 0), data, new Uint8Array(data.length % 2));
const WEBP = riff(webpChunk("VP8X", Uint8Array.of(0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0)), webpChunk("VP8L", Uint8Array.of(0x2f, 0, 0, 0, 0)), webpChunk("XMP ", utf8("dc:creator Olga")));

async function cleaned(bytes: Uint8Array<ArrayBuffer>): Promise<Bytes> {
  return new Uint8Array(await (await cleanFile(new Blob([bytes]))).data.arrayBuffer());
}

async function faultOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  try {
    await cleanFile(new Blob([bytes]));
    return "taken";
  } catch (error) {
    if (error instanceof FileRefusedError) return error.fault;
    throw error;
  }
}

const includes = (bytes: Uint8Array, word: string): boolean => Buffer.from(bytes).includes(word);

test("what makes the picture is kept byte by byte, in each format", async () => {
  assert.deepEqual(await cleaned(png()), png());
  assert.deepEqual(await cleaned(jpeg()), jpeg());
  assert.deepEqual(await cleaned(GIF), GIF);
});

test("words in any chunk or segment that is not the picture are gone", async () => {
  const SECRET = "barracks 4711";
  const told: readonly Bytes[] = [
    ...["tEXt", "zTXt", "iTXt", "tIME", "pHYs", "prVt", "sBIT", "eXIf", "iCCP"].map((name) => png(chunk(name, utf8(`x\0\0${SECRET}`)))),
    ...Array.from({ length: 16 }, (_, n) => jpeg(segment(0xe0 + n, utf8(SECRET)))),
    jpeg(segment(0xfe, utf8(SECRET))),
    jpeg(segment(0xe1, concat(utf8("Exif\0\0"), utf8(SECRET)))),
    jpeg(segment(0xe0, concat(utf8("JFIF\0"), Uint8Array.of(1, 1, 0, 0, 1, 0, 1, 1, 1), utf8(SECRET)))),
    jpeg(segment(0xee, concat(utf8("Adobe"), new Uint8Array(7), utf8(SECRET)))),
    concat(jpeg(), utf8(SECRET)),
    concat(GIF.subarray(0, 19), Uint8Array.of(0x21, 0xfe, SECRET.length), utf8(SECRET), Uint8Array.of(0), GIF.subarray(19)),
    concat(GIF.subarray(0, 19), Uint8Array.of(0x21, 0xff, 11), utf8("NETSCAPE2.0"), Uint8Array.of(SECRET.length), utf8(SECRET), Uint8Array.of(0), GIF.subarray(19)),
    riff(webpChunk("VP8X", new Uint8Array(10)), webpChunk("VP8L", Uint8Array.of(0x2f, 0, 0, 0, 0)), webpChunk("note", utf8(SECRET))),
  ];
  for (const file of told) {
    assert.ok(includes(file, SECRET));
    assert.ok(!includes(await cleaned(file), SECRET), Buffer.from(file).toString("latin1"));
  }
});

test("nothing hides behind the tables of a JPEG", async () => {
  const behind = (whole: Bytes, marker: number): Bytes => segment(marker, concat(whole.subarray(4), utf8("hidden")));
  assert.equal(await faultOf(jpeg(behind(QUANTA, 0xdb))), "damaged");
  assert.equal(await faultOf(jpeg(behind(CODES, 0xc4))), "damaged");
  assert.equal(await faultOf(jpeg(segment(0xdd, utf8("hidden")))), "damaged");
});

test("a second picture that nobody is shown does not go along in a WebP", async () => {
  const still = webpChunk("VP8L", Uint8Array.of(0x2f, 0, 0, 0, 0));
  const head = webpChunk("VP8X", new Uint8Array(10));
  assert.equal(await faultOf(riff(head, still)), "taken");
  const alpha = webpChunk("ALPH", utf8("hidden"));
  for (const more of [[still, still], [alpha, alpha, still], [webpChunk("ANMF", concat(new Uint8Array(16), still)), still]])
    assert.equal(await faultOf(riff(head, ...more)), "unusual");
});

test("a picture whose header promises more than can be shown is refused before anything is unpacked", async () => {
  const huge = concat(PNG_START, header(60_000, 60_000), chunk("IDAT", stored(rows(3, 2))), chunk("IEND", new Uint8Array(0)));
  assert.equal(await faultOf(huge), "unusual");
});

test("pixels that unpack to more than the header promises are refused without unpacking them all", async () => {
  const bomb = concat(PNG_START, header(3, 2), chunk("IDAT", stored(new Uint8Array(300_000))), chunk("IEND", new Uint8Array(0)));
  assert.equal(await faultOf(bomb), "damaged");
});

test("a wrong check sum is a damaged picture", async () => {
  const wrong = png();
  wrong[PNG_START.length + 10] = 9;
  assert.equal(await faultOf(wrong), "damaged");
});

test("a chunk that must be understood and is not known is refused", async () => {
  assert.equal(await faultOf(png(chunk("QWER", utf8("x")))), "unusual");
});

test("plain text is taken as it is, and bytes that are none are not", async () => {
  const text = utf8("Сегодня 14:00, штаб\nприказ № 7\n");
  assert.deepEqual(await cleaned(text), text);
  assert.equal(await faultOf(Uint8Array.of(0xff, 0xfe, 0x41)), "unknown");
  assert.equal(await faultOf(utf8("a\u0000b")), "unknown");
  // A letter that lies across two windows of reading.
  const long = utf8(`${"x".repeat(262_143)}я`);
  assert.deepEqual(await cleaned(long), long);
});

test("a text that is another kind of file in letters is refused: it tells more than it shows", async () => {
  const told = [
    '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><image href="data:image/jpeg;base64,/9j/4AAQ"/></svg>',
    '\ufeff\r\n <svg sodipodi:docname="/home/olga/yard.svg"/>',
    '<gpx><trkpt lat="50.4501" lon="30.5234"/></gpx>',
    "<!-- saved from --><html></html>",
    "BEGIN:VCARD\nFN:Olga\nEND:VCARD\n",
    "%!PS-Adobe-3.0\n%%Creator: Olga\n",
    "Received: from [203.0.113.7]\nContent-Transfer-Encoding: base64\n\n/9j/4AAQ\n",
  ];
  for (const file of told) assert.equal(await faultOf(utf8(file)), "unknown", file);
  for (const file of ["<3 рота>, 7 мая", "< 100 км", "From: штаб\nявиться"]) assert.equal(await faultOf(utf8(file)), "taken", file);
});

test("a file beyond the limit is refused by its size alone", async () => {
  const large = { size: FILE_BYTES_MAX + 1 } as Blob;
  await assert.rejects(cleanFile(large), (error: unknown) => error instanceof FileRefusedError && error.fault === "too_large");
});

test("a file that was taken away while it was read is said to be unreadable", async () => {
  const gone = { size: 100, slice: () => ({ arrayBuffer: () => Promise.reject(new Error("gone")) }) } as unknown as Blob;
  await assert.rejects(cleanFile(gone), (error: unknown) => error instanceof FileRefusedError && error.fault === "unread");
});

const samples: Readonly<Record<Exclude<FileKind, "text">, Bytes>> = { jpeg: jpeg(segment(0xe1, utf8("Exif\0\0II*\0\x08\0\0\0\0\0"))), png: png(), webp: WEBP, gif: GIF };

for (const [kind, sample] of Object.entries(samples)) {
  test(`a ${kind} damaged anyhow is refused, or comes out clean and stays so`, async () => {
    const damage = fc.array(
      fc.record({ at: fc.nat(sample.length - 1), how: fc.constantFrom("set", "cut", "insert", "repeat"), bytes: fc.uint8Array({ minLength: 1, maxLength: 12 }) }),
      { minLength: 1, maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(damage, async (steps) => {
        let file: Bytes = sample;
        for (const { at, how, bytes } of steps) {
          const [before, after] = [file.subarray(0, at), file.subarray(at)];
          if (how === "set") file = concat(before, bytes, after.subarray(bytes.length));
          if (how === "cut") file = concat(before, after.subarray(bytes.length));
          if (how === "insert") file = concat(before, bytes, after);
          if (how === "repeat") file = concat(before, after.subarray(0, 40), after);
        }
        if ((await faultOf(file)) !== "taken") return;
        const once = await cleaned(file);
        assert.deepEqual(await cleaned(once), once);
      }),
      { numRuns: 400 },
    );
  });
}

test("the check sum of a stream grows like that of the whole", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 9_000 }), fc.nat(9_000), (bytes, cut) => {
      assert.equal(adler32(bytes.subarray(cut), adler32(bytes.subarray(0, cut))), adler32(bytes));
    }),
  );
  assert.equal(adler32(utf8("Wikipedia")), 0x11e60398);
  assert.equal(new Crc32().add(utf8("IEND")).value, 0xae426082);
});
