// The value that a finding carries: a sum, a last day, days left (docs/packs.md, "The assessment": gives).
import type { Engine } from "./compile.ts";
import type { DurationUnit, FactType } from "./pack.ts";
import type { State } from "./state.ts";
import { UNSURE, type Value, YES } from "./value.ts";
import { valueHangsOn } from "./why.ts";
import { endNames, written } from "./written.ts";

/** A value in answer form: exact, partial, or null where nothing is known of it. */
export type GivenValue =
  | null
  | boolean
  | number
  | string
  | { readonly any: readonly string[] }
  | { readonly min: number | string; readonly max: number | string }
  | { readonly from: string; readonly until: string };

export interface Gives {
  readonly derived: string;
  readonly type: FactType;
  readonly currency?: string;
  readonly unit?: DurationUnit;
  readonly value: GivenValue;
  /** The facts that the value hangs on. */
  readonly depends_on: readonly string[];
}

/** What derived values can be in one state; each is worked out once. */
export class Giving {
  readonly #engine: Engine;
  readonly #s: State;
  readonly #found = new Map<string, { readonly gives: Gives; readonly hangs: readonly number[] }>();

  constructor(engine: Engine, s: State) {
    this.#engine = engine;
    this.#s = s;
  }

  of(id: string): { readonly gives: Gives; readonly hangs: readonly number[] } {
    let found = this.#found.get(id);
    if (found === undefined) {
      found = this.#look(id);
      this.#found.set(id, found);
    }
    return found;
  }

  #look(id: string): { readonly gives: Gives; readonly hangs: readonly number[] } {
    const { pack } = this.#engine;
    const derived = pack.derived.find((d) => d.id === id)!;
    const node = this.#engine.derived.get(id)!;
    const hangs = valueHangsOn(node, this.#s, this.#engine);
    const gives: Gives = {
      derived: id,
      type: derived.type,
      ...(derived.currency === undefined ? {} : { currency: derived.currency }),
      ...(derived.unit === undefined ? {} : { unit: derived.unit }),
      value: this.#form(id, node.value(this.#s)),
      depends_on: hangs.map((f) => pack.facts[f]!.id),
    };
    return { gives, hangs };
  }

  #form(id: string, value: Value): GivenValue {
    const { pack } = this.#engine;
    const derived = pack.derived.find((d) => d.id === id)!;
    if (value.na === 2 || value.type === "set") return null;
    if (value.type === "bool") return value.can === UNSURE ? null : value.can === YES;
    if (value.type === "enum") {
      if (value.any.length === 1) return value.any[0]!;
      const all = this.#unanswered(id);
      if (all.na < 2 && all.type === "enum" && all.any.length === value.any.length) return null;
      return { any: (derived.values ?? []).filter((m) => value.any.includes(m)) };
    }
    if (value.lo === value.hi) return written(pack, derived, value.lo);
    const all = this.#unanswered(id);
    if (all.na < 2 && all.type === "range" && all.lo === value.lo && all.hi === value.hi) return null;
    const [first, last] = endNames(derived);
    return { [first]: written(pack, derived, value.lo), [last]: written(pack, derived, value.hi) } as unknown as GivenValue;
  }

  /** What it can be on that day when nothing is answered. */
  #unanswered(id: string): Value {
    const { engine, s } = { engine: this.#engine, s: this.#s };
    return engine.derived.get(id)!.value(engine.stateOf(s.asOf, engine.domains));
  }
}
