// The work against the published puzzle (vectors/wire/puzzle.json).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as wire from "./index.ts";

interface Vector {
  readonly for: string;
  readonly puzzle: wire.Json;
  readonly counter: number;
  readonly derived_key: string;
  readonly refused: readonly { readonly why: string; readonly puzzle: wire.Json }[];
}

const vector = JSON.parse(
  readFileSync(new URL("../../../vectors/wire/puzzle.json", import.meta.url), "utf8"),
) as Vector;
const mailbox = wire.fromB64u(vector.for);

test("the published puzzle has its solution, given back with the puzzle as it came", async () => {
  const header = await wire.solvePuzzle(vector.puzzle, mailbox);
  assert.ok(header !== null);
  const solved = JSON.parse(wire.fromUtf8(wire.fromB64u(header))) as Record<string, unknown>;
  assert.deepEqual(solved, {
    challenge: vector.puzzle,
    solution: { counter: vector.counter, derivedKey: vector.derived_key },
  });
});

test("puzzles that a caller does not work on are refused", async () => {
  for (const { why, puzzle } of vector.refused)
    await assert.rejects(wire.solvePuzzle(puzzle, mailbox), wire.WireError, why);
});
