// The next question: the fact whose answers settle most, by tier first (docs/packs.md, "The next question").
import { domainOf, type Engine, type State, type Version } from "./compile.ts";
import { split } from "./settle.ts";
import { NO, UNSURE, YES } from "./value.ts";

export interface Questions {
  readonly next: string | null;
  /** All candidates by tier, then the author's order. */
  readonly open: readonly string[];
}

interface Candidate {
  readonly index: number;
  readonly tier: number;
  readonly sure: boolean;
}

/** @param unsettled the versions that may hold, cells already tried. */
export function questions(
  engine: Engine,
  state: State,
  unsettled: readonly Version[],
  asked: ReadonlySet<string>,
): Questions {
  const read = new Set(unsettled.flatMap((v) => v.facts));
  const candidates: Candidate[] = engine.pack.facts
    .map((fact, index) => ({ index, tier: fact.tier, id: fact.id, when: engine.when(state, index) }))
    .filter((c) => !asked.has(c.id) && read.has(c.index) && c.when !== NO)
    .map(({ index, tier, when }) => ({ index, tier, sure: when === YES }));
  const byTier = [...candidates].sort((a, b) => a.tier - b.tier);
  const id = (c: Candidate): string => engine.pack.facts[c.index]!.id;
  const best = first(engine, state, unsettled, byTier);
  return { next: best === null ? null : id(best), open: byTier.map(id) };
}

function first(engine: Engine, state: State, unsettled: readonly Version[], byTier: readonly Candidate[]): Candidate | null {
  const tier = byTier.filter((c) => c.tier === byTier[0]!.tier);
  const sure = tier.filter((c) => c.sure);
  const rivals = sure.length > 0 ? sure : tier;
  if (rivals.length < 2) return rivals[0] ?? null;
  let best: Candidate | null = null;
  let bestScore: Score = { settled: -1, blocks: 1 };
  for (const rival of rivals) {
    const score = scoreOf(engine, state, unsettled, rival.index);
    if (score.settled * bestScore.blocks > bestScore.settled * score.blocks) [best, bestScore] = [rival, score];
  }
  return best;
}

interface Score {
  readonly settled: number;
  readonly blocks: number;
}

/** How many of the unsettled versions each block of the fact settles, summed over its blocks. */
function scoreOf(engine: Engine, state: State, unsettled: readonly Version[], index: number): Score {
  const fact = engine.pack.facts[index]!;
  const blocks = split(fact, fact.blocks, domainOf(fact), null);
  const readers = unsettled.filter((v) => v.facts.includes(index));
  const settled = blocks
    .map((block) => state.with(index, block))
    .reduce((sum, tried) => sum + readers.filter((v) => v.holds.is(tried) !== UNSURE).length, 0);
  return { settled, blocks: blocks.length };
}
