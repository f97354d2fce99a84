// How the front end's code is put together into one script, for the build and for the test of what it makes.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** The oldest browsers the guide is made for. */
export const target = ["chrome90", "firefox115", "safari15"];

/** The guide's own words in a language: what the first screens need, and the rest. */
export function ownWords(path) {
  const whole = readFileSync(path, "utf8");
  const end = whole.indexOf("\n###") + 1;
  return { early: whole.slice(0, end), late: whole.slice(end) };
}

/** @type {import("esbuild").BuildOptions} */
export const bundling = {
  bundle: true,
  minify: true,
  write: false,
  target,
  charset: "utf8",
  legalComments: "none",
  tsconfig: join(root, "tsconfig.json"),
  logLevel: "warning",
  // One copy of curves and hashes: the post-quantum package brings older ones of its own. The published age
  // vectors are run against what comes out (lib/seal/bundled.test.ts).
  alias: {
    "@noble/curves": join(root, "node_modules", "@noble", "curves"),
    "@noble/hashes": join(root, "node_modules", "@noble", "hashes"),
  },
};
