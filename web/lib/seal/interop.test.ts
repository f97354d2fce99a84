// The program that lets others compare: it answers in JSON lines, and stops at what is no command.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { b64u } from "../wire/index.ts";

function run(...lines: readonly string[]): {
  readonly answers: readonly Record<string, string>[];
  readonly code: number | null;
} {
  const script = fileURLToPath(new URL("interop.ts", import.meta.url));
  const { stdout, status } = spawnSync(process.execPath, ["--import", "tsx", script], {
    input: lines.join("\n"),
    encoding: "utf8",
  });
  const answers = stdout.split("\n").filter((line) => line !== "");
  return { answers: answers.map((line) => JSON.parse(line) as Record<string, string>), code: status };
}

test("a file sealed over the lines opens over the lines, and a refusal is told by its name", () => {
  const seed = b64u(new Uint8Array(32).fill(1));
  const { identity, recipient } = run(JSON.stringify({ do: "identity_from_seed", seed })).answers[0]!;
  const { file } = run(
    JSON.stringify({ do: "seal_age", plain: b64u(new Uint8Array([1, 2, 3])), recipients: [recipient] }),
  ).answers[0]!;
  const { answers, code } = run(
    JSON.stringify({ do: "open_age", file, identity }),
    JSON.stringify({ do: "open_age", file: "AAAA", identity }),
  );
  assert.deepEqual(answers, [{ plain: b64u(new Uint8Array([1, 2, 3])) }, { error: "SealError" }]);
  assert.equal(code, 0);
});

test("what is no command ends the program with code 2", () => {
  assert.equal(run("not JSON").code, 2);
  assert.equal(run('{"do":"dance"}').code, 2);
});
