// The compiled pack as docs/packs.md writes it ("The compiled pack"): shapes only.

/** An expression's syntax tree: `[operator, …operands]`. */
export interface Ast extends ReadonlyArray<string | number | boolean | Ast> {}

/** enum: a partition of the members; set: the members named; int: cut points; day: cut points as days. */
export type Cuts = readonly (readonly string[])[] | readonly string[] | readonly number[];

export type FactType = "bool" | "enum" | "set" | "int" | "day";
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
  readonly when: Ast | null;
  readonly min?: number;
  readonly max?: number;
  readonly asks?: readonly string[] | readonly number[];
  readonly blocks?: Cuts;
}

export interface Derived {
  readonly id: string;
  readonly type: FactType;
  readonly values?: readonly string[];
  readonly expr: Ast;
  readonly reads: readonly string[];
}

export interface Outcome {
  readonly id: string;
  readonly kind: OutcomeKind;
  readonly values?: readonly string[];
}

export interface RuleVersion {
  readonly from: string;
  readonly until: string | null;
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

export interface Paper {
  readonly id: string;
  readonly outcome: string;
  readonly fields: readonly { readonly id: string; readonly type: "line" | "text" | "day" }[];
}

export interface Pack {
  readonly format: 1;
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
  readonly facts: readonly Fact[];
  readonly derived: readonly Derived[];
  readonly outcomes: readonly Outcome[];
  readonly rules: readonly Rule[];
  readonly sources: Readonly<Record<string, Source>>;
  readonly papers: readonly Paper[];
}

/** The pack cannot be used by this interpreter. */
export class PackError extends Error {
  override name = "PackError";
}
