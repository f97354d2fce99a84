// How quick the law is in a browser: one case of a pack, assessed with its reasons and the next question, and its
// canonical text. Run: node benches/law_one.mjs [PACK], by default packs/ru, in Chromium, unslowed, over the pack's worked
// cases and every step of them. Each case is a fresh one: nothing is remembered from the case before but the compiled pack.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { Chromium } from "../tools/chromium.mjs";

const ROUNDS = 9;
const CASES = `
import json, pathlib, sys
from ploughshare import law
from ploughshare.law.case import read_cases
path = pathlib.Path(sys.argv[1])
pack = law.load(path)
steps = [step for file in sorted((path / "cases").glob("*.yaml")) for case in read_cases(pack, file) for step in case.steps]
cases = [{"as_of": step.on.isoformat(), "answers": {key: answer.form for key, answer in step.answers.items()}} for step in steps]
json.dump({"pack": json.loads(pack.to_json()), "cases": cases}, sys.stdout)`;

/** Runs in the page: milliseconds a case, by round. */
const MEASURE = `(law, cases, pack, rounds) => {
  const parsed = cases.map(({ as_of, answers }) => [as_of, law.parseAnswers(pack, answers)]);
  const times = [];
  let bytes = 0;
  for (let round = -2; round < rounds; round++) {
    for (const [n, [asOf, answers]] of parsed.entries()) {
      const from = performance.now();
      bytes += law.canonical(law.assess(pack, answers, asOf)).length;
      const ms = performance.now() - from;
      if (round >= 0) (times[n] ??= []).push(ms);
    }
  }
  return { times, bytes: bytes / (rounds + 2) / cases.length };
}`;

const root = join(import.meta.dirname, "..");
const path = process.argv[2] ?? "packs/ru";
const python = join(root, ".venv", "bin", "python");
const text = execFileSync(python, ["-c", CASES, path], { cwd: root, maxBuffer: 1 << 28, encoding: "utf8" });
const { outputFiles } = await build({
  entryPoints: [join(root, "web/lib/law/index.ts")],
  bundle: true,
  minify: true,
  write: false,
  format: "iife",
  globalName: "law",
});
const folder = mkdtempSync(join(tmpdir(), "law-bench-"));
const chromium = new Chromium(join(folder, "profile"));
try {
  const page = await chromium.page();
  await page.evaluate(`${outputFiles[0].text}; globalThis.law = law; globalThis.given = ${text}; null`);
  const { times, bytes } = await page.evaluate(`(${MEASURE})(law, given.cases, given.pack, ${ROUNDS})`);
  const sorted = (numbers) => [...numbers].sort((a, b) => a - b);
  const median = (numbers) => sorted(numbers)[Math.floor(numbers.length / 2)];
  // A case's time is the median of its rounds, so that a busy machine is not taken for a slow case.
  const cases = sorted(times.map(median));
  const at = (share) => cases[Math.min(cases.length - 1, Math.floor(cases.length * share))].toFixed(2);
  console.log(`${path}: ${cases.length} cases, ${ROUNDS} rounds, ${(bytes / 1000).toFixed(1)} kB an assessment, on ${cpus()[0].model}`);
  console.log(`ms a case: median ${at(0.5)}, 99th percentile ${at(0.99)}, worst ${at(1)}`);
} finally {
  await chromium.close();
  rmSync(folder, { recursive: true, force: true });
}
