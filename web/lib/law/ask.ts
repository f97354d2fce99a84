// The next question: the fact whose answers settle most, by tier first (docs/packs.md, "The next question").
import type { Engine, Version } from "./compile.ts";
import type { State } from "./node.ts";
import { outThenIn, split, unsureMembers } from "./settle.ts";
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
  readonly sure: Truth;
}

/** @param unsettled the versions that may hold, cells already tried. */
export function questions(
  engine: Engine,
  s: State,
  unsettled: readonly Version[],
  asked: ReadonlySet<string>,
): Questions {
  const { facts } = engine.pack;
  const hungOn = new Set(unsettled.flatMap((v) => [...hangsOn(v.holds, s, facts)]));
  const byTier = [...hungOn]
    .filter((index) => !asked.has(facts[index]!.id))
    .map((index): Candidate => ({ index, tier: facts[index]!.tier, sure: engine.when(s, index) }))
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
  if (rivals.length < 2) return rivals[0] ?? null;
  let leader: Candidate | null = null;
  let lead: Score = { settled: -1, blocks: 1 };
  for (const rival of rivals) {
    const score = scoreOf(engine, s, unsettled, rival.index);
    if (score.settled * lead.blocks > lead.settled * score.blocks) [leader, lead] = [rival, score];
  }
  return leader;
}

interface Score {
  readonly settled: number;
  readonly blocks: number;
}

/** How many versions each block of the fact makes definite, summed over its blocks. */
function scoreOf(engine: Engine, s: State, unsettled: readonly Version[], index: number): Score {
  const readers = unsettled.filter((v) => hangsOn(v.holds, s, engine.pack.facts).has(index));
  const tried = blocksOf(engine, s, index).map((block) => s.with(index, block));
  const settled = tried.reduce(
    (sum, t) => sum + readers.filter((v) => v.holds.truth(t) !== UNSURE).length,
    0,
  );
  return { settled, blocks: Math.max(1, tried.length) };
}

/** What to try for a fact: its blocks, or for a set each unsure member alone. */
function blocksOf(engine: Engine, s: State, index: number): readonly Value[] {
  const fact = engine.pack.facts[index]!;
  const value = s.base[index]!;
  if (value.type === "set") return unsureMembers(fact.blocks, value).flatMap((m) => outThenIn(value, m));
  return split(fact, fact.blocks, value, s.asOf);
}
