// What is known of a case, and what was worked out from it. Trying another answer for one fact keeps whatever does
// not read that fact; the state tried in is used again for the next, so that settling allocates nothing.
import type { Node } from "./node.ts";
import type { Truth, Value } from "./value.ts";

const LAST_STAMP = 0x7fffffff;
const LAST_WALK = 0x1ffffffe;

/** The day asked about and, per fact of the pack, what it may be where it applies. */
export class State {
  asOf: number;
  parent: State | null = null;
  /** Index of the one fact in which this differs from its parent. */
  changed = -1;
  readonly base: Value[];
  /** Raised whenever what is known changes: what was worked out under another stamp is forgotten. */
  stamp = 1;
  readonly #truths: Uint8Array;
  readonly #truthStamps: Int32Array;
  readonly #values: (Value | undefined)[];
  readonly #valueStamps: Int32Array;
  /** What rule versions hang on, once looked up. */
  readonly hung = new Map<Node, Hung>();
  /** By node, the last walk that came by, and as what (bits). */
  readonly #walks: Int32Array;
  #walk = 0;
  #child: State | null = null;
  #copiedAt = 0;

  /** @param nodes how many nodes the engine has. */
  constructor(nodes: number, asOf: number, base: readonly Value[]) {
    this.asOf = asOf;
    this.base = base.slice();
    this.#truths = new Uint8Array(nodes);
    this.#truthStamps = new Int32Array(nodes);
    this.#values = new Array<Value | undefined>(nodes).fill(undefined);
    this.#valueStamps = new Int32Array(nodes);
    this.#walks = new Int32Array(nodes);
  }

  /** Another case from now on. */
  reset(asOf: number, base: readonly Value[]): void {
    this.asOf = asOf;
    for (let i = 0; i < base.length; i++) this.base[i] = base[i]!;
    this.#forget();
  }

  /** The same knowledge with one fact's value replaced; good until the next `trying` on this state. */
  trying(fact: number, value: Value): State {
    this.#child ??= new State(this.#truths.length, this.asOf, this.base);
    this.#child.#differ(this, fact, value);
    return this.#child;
  }

  #differ(parent: State, fact: number, value: Value): void {
    if (this.#copiedAt === parent.stamp && this.parent === parent) {
      this.base[this.changed] = parent.base[this.changed]!;
    } else {
      for (let i = 0; i < parent.base.length; i++) this.base[i] = parent.base[i]!;
      this.#copiedAt = parent.stamp;
    }
    this.parent = parent;
    this.asOf = parent.asOf;
    this.changed = fact;
    this.base[fact] = value;
    this.#forget();
  }

  #forget(): void {
    if (this.hung.size > 0) this.hung.clear();
    if (this.stamp === LAST_STAMP) {
      this.#truthStamps.fill(0);
      this.#valueStamps.fill(0);
      this.stamp = 0;
    }
    this.stamp += 1;
  }

  /** The number of a new walk over the nodes. */
  newWalk(): number {
    if (this.#walk === LAST_WALK) {
      this.#walks.fill(0);
      this.#walk = 0;
    }
    this.#walk += 1;
    return this.#walk;
  }

  /** As what a walk came by this node before (bits), noting that it now does as `bit`. */
  followed(node: number, walk: number, bit: 1 | 2): number {
    const mark = this.#walks[node]!;
    const before = mark >> 2 === walk ? mark & 3 : 0;
    this.#walks[node] = (walk << 2) | before | bit;
    return before;
  }

  /** A node's truth here, worked out once. */
  truth(node: number, reads: Uint8Array, of: (s: State) => Truth): Truth {
    if (this.#truthStamps[node] === this.stamp) return this.#truths[node] as Truth;
    const { parent } = this;
    const found = parent !== null && reads[this.changed] === 0 ? parent.truth(node, reads, of) : of(this);
    this.#truths[node] = found;
    this.#truthStamps[node] = this.stamp;
    return found;
  }

  /** A node's value here, worked out once. */
  value(node: number, reads: Uint8Array, of: (s: State) => Value): Value {
    if (this.#valueStamps[node] === this.stamp) return this.#values[node]!;
    const { parent } = this;
    const found = parent !== null && reads[this.changed] === 0 ? parent.value(node, reads, of) : of(this);
    this.#values[node] = found;
    this.#valueStamps[node] = this.stamp;
    return found;
  }
}

/** The unknown facts an unsure condition hangs on, by index in the pack's order. */
export interface Hung {
  readonly facts: readonly number[];
  /** Three-valued logic alone is exact here: no fact is met twice, and nothing widened what it may be. */
  readonly exact: boolean;
}
