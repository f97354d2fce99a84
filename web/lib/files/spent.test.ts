// The nudge that makes a browser free what it copied: now and then, and never a fault.
import assert from "node:assert/strict";
import { test } from "node:test";
import { spent } from "./spent.ts";

/** How often memory is asked for while so many megabytes go through, by an engine that gives it or has none. */
function asked(megabytes: number, has: boolean): number {
  const own = globalThis.ArrayBuffer;
  let times = 0;
  globalThis.ArrayBuffer = class extends own {
    constructor(length: number) {
      super(0);
      times += 1;
      if (!has) throw new RangeError(`no room for ${length}`);
    }
  } as ArrayBufferConstructor;
  try {
    for (let i = 0; i < megabytes * 4; i += 1) spent(262_144);
  } finally {
    globalThis.ArrayBuffer = own;
  }
  return times;
}

test("of a small file nothing is asked for, of a large one every two megabytes", () => {
  assert.equal(asked(1, true), 0);
  assert.equal(asked(99, true), 50);
});

test("where there is no memory to be had, the file goes on", () => {
  assert.equal(asked(20, false), 10);
});
