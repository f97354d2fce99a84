// The next question: the fact whose answers settle most, by tier first (docs/packs.md, "The next question").
import type { Engine, Version } from "./compile.ts";
import { outThenIn, split, unsureMembers } from "./settle.ts";
import type { State } from "./state.ts";
import { type Truth, UNSURE, type Value, YES } from "./value.ts";
import { hangsOn } from "./why.ts";

export interface Questions {
  readonly next: string | null;
  /** All candidates by tier, then the author's order. */
  readonly open: readonly string[];
}

interface Candidate {
  readonly index: number;
  readonly tier: number;
  readonly burden: number;
  readonly sure: Truth;
}

/**
 * @param unsettled the versions that may hold, cells already tried.
 * @param given indexes of the facts that the values given by findings hang on.
 */
export function questions(
  engine: Engine,
  s: State,
  unsettled: readonly Version[],
  given: readonly number[],
  asked: ReadonlySet<string>,
): Questions {
  const { facts } = engine.pack;
  const hungOn = new Set(given);
  for (const v of unsettled) for (const f of hangsOn(v.holds, s, engine).facts) hungOn.add(f);
  const byTier = [...hungOn]
    .filter((index) => !asked.has(facts[index]!.id))
    .map((index): Candidate => {
      const { tier, burden } = facts[index]!;
      return { index, tier, burden, sure: engine.when(s, index) };
    })
    .sort((a, b) => a.tier - b.tier || a.index - b.index);
  const id = (c: Candidate): string => facts[c.index]!.id;
  const next = best(engine, s, unsettled, byTier);
  return { next: next === null ? null : id(next), open: byTier.map(id) };
}

function best(
  engine: Engine,
  s: State,
  unsettled: readonly Version[],
  byTier: readonly Candidate[],
): Candidate | null {
  const tier = byTier.filter((c) => c.tier === byTier[0]!.tier);
  const sure = tier.filter((c) => c.sure === YES);
  const rivals = sure.length > 0 ? sure : tier;
  let [leader = null] = rivals;
  if (leader === null || rivals.length === 1) return leader;
  let lead = scoreOf(engine, s, unsettled, leader.index);
  for (const rival of rivals.slice(1)) {
    const score = scoreOf(engine, s, unsettled, rival.index);
    const ahead = score.settled * lead.blocks - lead.settled * score.blocks;
    if (ahead > 0 || (ahead === 0 && rival.burden < leader.burden)) [leader, lead] = [rival, score];
  }
  return leader;
}

interface Score {
  readonly settled: number;
  readonly blocks: number;
}

/** How many versions each block of the fact makes definite, summed over its blocks. */
function scoreOf(engine: Engine, s: State, unsettled: readonly Version[], index: number): Score {
  const readers = unsettled.filter((v) => hangsOn(v.holds, s, engine).facts.includes(index));
  const blocks = blocksOf(engine, s, index);
  let settled = 0;
  for (const block of blocks) {
    const tried = s.trying(index, block);
    for (const v of readers) if (v.holds.truth(tried) !== UNSURE) settled += 1;
  }
  return { settled, blocks: Math.max(1, blocks.length) };
}

/** What to try for a fact: its blocks, or for a set each unsure member alone. */
function blocksOf(engine: Engine, s: State, index: number): readonly Value[] {
  const fact = engine.pack.facts[index]!;
  const value = s.base[index]!;
  if (value.type === "set") return unsureMembers(fact.blocks, value).flatMap((m) => outThenIn(value, m));
  return split(engine.pack, fact, fact.blocks, value, s.asOf);
}
