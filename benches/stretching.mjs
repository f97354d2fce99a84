// How long stretching a key phrase takes in a browser's engine, with compilation and without.
// The claim: docs/decisions/0003-stretching-the-key-phrase.md. Run: node benches/stretching.mjs
import { spawnSync } from "node:child_process";
import { scrypt } from "@noble/hashes/scrypt.js";

const text = new TextEncoder();
const words = text.encode("eight plain words that open nothing at all");
const salt = text.encode("ploughshare/v1/phrase");

if (process.argv[2] === "once") {
  const from = performance.now();
  scrypt(words, salt, { N: 2 ** 15, r: 8, p: 1, dkLen: 32 });
  console.log((performance.now() - from).toFixed(0));
} else {
  for (const flags of [[], ["--jitless"]]) {
    const runs = Array.from({ length: 3 }, () => {
      const run = spawnSync(process.execPath, [...flags, import.meta.filename, "once"], { encoding: "utf8" });
      if (run.status !== 0) throw new Error(run.stderr);
      return Number(run.stdout);
    }).sort((a, b) => a - b);
    console.log(`scrypt N=2^15 r=8 p=1, node ${flags.join(" ") || "compiled"}: median ${runs[1]} ms of ${runs.join(", ")}`);
  }
}
