// The compiled pack as docs/packs.md writes it ("The compiled pack"): shapes only.

/** An expression's syntax tree: `[operator, …operands]`. */
export interface Ast extends ReadonlyArray<string | number | boolean | Ast> {}

/** enum: a partition of the members; set: the members named; days and hours: cut points as texts; numbers otherwise. */
export type Cuts = readonly (readonly string[])[] | readonly string[] | readonly number[];

export type FactType = "bool" | "enum" | "set" | "int" | "day" | "hour" | "money" | "ratio" | "duration";
export type DurationUnit = "hours" | "days" | "months" | "years";
export type Level = "urgent" | "danger" | "wait";
export type Confidence = "high" | "medium" | "low";
export type OutcomeKind = "finding" | "warning" | "advice" | "avoid" | "paper";

/** `draft`, or `reviewed` by whom, in which role, on which day. */
export interface Review {
  readonly status: string;
  readonly by?: string;
  readonly role?: string;
  readonly on?: string;
}

export interface Fact {
  readonly id: string;
  readonly type: FactType;
  readonly values?: readonly string[];
  readonly section: string;
  readonly tier: number;
  /** Effort or pain of answering, 1 to 9. */
  readonly burden: number;
  readonly when: Ast | null;
  /** Of an int, money (minor units), a ratio (numerators over `ratio_of`), a duration. */
  readonly min?: number;
  readonly max?: number;
  readonly currency?: string;
  /** The parts in which a ratio is asked. */
  readonly of?: number;
  readonly unit?: DurationUnit;
  readonly asks?: readonly string[] | readonly number[];
  readonly blocks?: Cuts;
}

export interface Derived {
  readonly id: string;
  readonly type: FactType;
  readonly values?: readonly string[];
  readonly currency?: string;
  readonly unit?: DurationUnit;
  readonly expr: Ast;
  readonly reads: readonly string[];
}

export interface Outcome {
  readonly id: string;
  readonly kind: OutcomeKind;
  readonly values?: readonly string[];
}

export interface RuleVersion {
  /** Null: announced, and its day is not known yet. */
  readonly from: string | null;
  readonly until: string | null;
  /** The days the pack's authors learned of this text, and of its end; null: always known. */
  readonly known: string | null;
  readonly until_known: string | null;
  readonly when: Ast | null;
  readonly sources: readonly string[];
  readonly confidence: Confidence;
  readonly for_lawyer: boolean;
  readonly review: Review;
  readonly words: string;
  readonly reads: readonly string[];
  readonly cuts: Readonly<Record<string, Cuts>>;
}

export interface Rule {
  readonly id: string;
  readonly outcome: string;
  readonly value: string | null;
  readonly level: Level;
  readonly axis: string;
  readonly when: Ast | null;
  readonly overrides: readonly string[];
  /** The derived value that its findings carry. */
  readonly gives: string | null;
  readonly row?: number | string | null;
  readonly versions: readonly RuleVersion[];
}

export interface Source {
  readonly citation: string;
  readonly from: string;
  readonly until: string | null;
  readonly confidence: Confidence;
  readonly checked: string;
  readonly seen: readonly string[];
}

/** Law that cannot be written as a rule, and the outcomes it touches. */
export interface Clause {
  readonly id: string;
  readonly taints: readonly string[];
  readonly axis: string;
  readonly from: string | null;
  readonly until: string | null;
  readonly when: Ast | null;
  readonly sources: readonly string[];
  readonly confidence: Confidence;
  readonly review: Review;
  readonly words: string;
}

/** Who signed the pack, and whether that holds for this content, as whoever compiled it has checked. */
export interface SignOff {
  readonly state: "signed" | "changed";
  readonly by: string;
  readonly role: string;
  readonly on: string;
  readonly key: string;
}

export interface Paper {
  readonly id: string;
  readonly outcome: string;
  readonly fields: readonly { readonly id: string; readonly type: "line" | "text" | "day" }[];
}

export interface Pack {
  readonly format: 2;
  readonly id: string;
  readonly version: string;
  readonly hash: string;
  readonly languages: readonly string[];
  readonly words_sha256?: Readonly<Record<string, string>>;
  /** The Fluent text of each language, when the pack was exported with its words. */
  readonly words?: Readonly<Record<string, string>>;
  readonly verified: { readonly from: string; readonly until: string };
  readonly review: Review;
  readonly sections: readonly string[];
  /** Minor digits by currency. */
  readonly currencies: Readonly<Record<string, number>>;
  /** What every ratio of this pack is a numerator over. */
  readonly ratio_of: number;
  readonly facts: readonly Fact[];
  readonly derived: readonly Derived[];
  readonly outcomes: readonly Outcome[];
  readonly rules: readonly Rule[];
  readonly sources: Readonly<Record<string, Source>>;
  readonly clauses: readonly Clause[];
  readonly papers: readonly Paper[];
  readonly signoff: SignOff | null;
}

/** The pack cannot be used by this interpreter. */
export class PackError extends Error {
  override name = "PackError";
}
