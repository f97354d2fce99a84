// Assesses a file of cases, one JSON object {"as_of", "answers"} a line, and writes each assessment in
// canonical form, one a line, so that another interpreter's bytes can be compared:
//   node --import tsx web/lib/law/agree.ts COMPILED.json < cases.jsonl > out.jsonl
// Exit code 2 when a line cannot be read.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { assess, canonical, type Pack, parseAnswers } from "./index.ts";

const packPath = process.argv[2];
if (packPath === undefined) {
  process.stderr.write("Name the compiled pack: agree.ts COMPILED.json < cases.jsonl > out.jsonl\n");
  process.exit(2);
}
const pack = JSON.parse(readFileSync(packPath, "utf8")) as Pack;
let lineNumber = 0;
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  lineNumber += 1;
  if (line === "") continue;
  try {
    const untrusted = JSON.parse(line) as { as_of: string; answers: unknown };
    const text = canonical(assess(pack, parseAnswers(pack, untrusted.answers), untrusted.as_of));
    if (!process.stdout.write(`${text}\n`)) await once(process.stdout, "drain");
  } catch (error) {
    process.stderr.write(
      `Line ${lineNumber}: ${error instanceof Error ? error.message : "cannot be read."}\n`,
    );
    process.exit(2);
  }
}
