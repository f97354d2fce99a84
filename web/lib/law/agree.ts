// Assesses a file of cases, one JSON object {"as_of", "known_on"?, "answers"} a line, and writes each assessment in
// canonical form, one a line, so that another interpreter's bytes can be compared:
//   node --import tsx web/lib/law/agree.ts COMPILED.json < cases.jsonl > out.jsonl
// With --states each line is one character a dated version, in the pack's order: `-` not, `?` may hold, `+` holds.
// Exit code 2 when a line cannot be read.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { type Answers, assess, canonical, type Pack, parseAnswers, states } from "./index.ts";

/** By truth (value.ts): 1 can only be false, 2 only true, 3 either. */
const SIGNS = ["", "-", "+", "?"];
const WRITTEN_AT_ONCE = 1 << 16;

type Say = (answers: Answers, asOf: string, knownOn: string | null) => string;

function saying(pack: Pack, statesOnly: boolean): Say {
  if (statesOnly) return (answers, asOf, knownOn) => states(pack, answers, asOf, knownOn).map((t) => SIGNS[t]).join("");
  return (answers, asOf, knownOn) => canonical(assess(pack, answers, asOf, knownOn));
}

const options = process.argv.slice(2);
const packPath = options.find((option) => !option.startsWith("--"));
if (packPath === undefined) {
  process.stderr.write("Name the compiled pack: agree.ts [--states] COMPILED.json < cases.jsonl > out.jsonl\n");
  process.exit(2);
}
const pack = JSON.parse(readFileSync(packPath, "utf8")) as Pack;
const say = saying(pack, options.includes("--states"));
let lineNumber = 0;
let waiting = "";
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  lineNumber += 1;
  if (line === "") continue;
  try {
    const untrusted = JSON.parse(line) as { as_of: string; known_on?: string | null; answers: unknown };
    waiting += `${say(parseAnswers(pack, untrusted.answers), untrusted.as_of, untrusted.known_on ?? null)}\n`;
  } catch (error) {
    process.stderr.write(
      `Line ${lineNumber}: ${error instanceof Error ? error.message : "cannot be read."}\n`,
    );
    process.exit(2);
  }
  if (waiting.length < WRITTEN_AT_ONCE) continue;
  if (!process.stdout.write(waiting)) await once(process.stdout, "drain");
  waiting = "";
}
process.stdout.write(waiting);
