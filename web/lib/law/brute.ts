// Small packs and a plain two-valued evaluator of complete cases, which the tests hold the interpreter to.
import type { Answer, Answers } from "./answer.ts";
import { dayNumber } from "./day.ts";
import type { Ast, Cuts, Fact, Pack, Rule } from "./pack.ts";

export const SMALL_DAYS = [
  "2021-12-31",
  "2022-01-01",
  "2022-01-02",
  "2022-01-03",
  "2022-01-04",
  "2022-01-05",
];
const DAY_CUTS = [...SMALL_DAYS, "2022-01-06"];
const fact = (id: string, type: Fact["type"], when: Ast | null, rest: Partial<Fact> = {}): Fact => ({
  id,
  type,
  section: "one",
  tier: 2,
  burden: 1,
  when,
  ...rest,
});

const FACTS: readonly Fact[] = [
  fact("yes", "bool", null),
  fact("kind", "enum", null, { values: ["p", "q", "r"], blocks: [["p"], ["q"], ["r"]] }),
  fact("why", "set", null, { values: ["x", "y"], blocks: ["x", "y"] }),
  fact("n", "int", ["in", ["fact", "kind"], "p", "q"], { min: 0, max: 3, blocks: [0, 1, 2, 3] }),
  fact("on", "day", ["fact", "yes"], { blocks: DAY_CUTS }),
  fact("also", "bool", ["ge", ["fact", "n"], ["int", 2]]),
];
const DERIVED = [
  {
    id: "last",
    type: "day" as const,
    expr: ["latest", ["fact", "on"], ["day", "2022-01-02"]] as unknown as Ast,
    reads: ["yes", "on"],
  },
  {
    id: "big",
    type: "bool" as const,
    expr: ["or", ["ge", ["fact", "n"], ["int", 2]], ["fact", "also"]] as unknown as Ast,
    reads: ["kind", "n", "also"],
  },
];
export const ALL = FACTS.map((f) => f.id);
const CUTS: Readonly<Record<string, Cuts>> = Object.fromEntries(
  FACTS.filter((f) => f.blocks !== undefined).map((f) => [f.id, f.blocks!]),
);

export function packOf(
  whens: readonly Ast[],
  axes: readonly string[],
  overriding: readonly (readonly number[])[],
): Pack {
  const rules = whens.map((when, i): Rule => ({
    id: `rule.r${i}`,
    outcome: "o",
    value: i % 2 === 0 ? "one" : "two",
    level: i % 2 === 0 ? "danger" : "urgent",
    axis: axes[i] ?? "as_of",
    when,
    overrides: (overriding[i] ?? []).map((j) => `rule.r${j}`),
    gives: null,
    versions: [
      { from: "2022-01-01", until: "2022-01-02" },
      { from: "2022-01-03", until: null },
    ].map((period, k) => ({
      ...period,
      known: null,
      until_known: null,
      when: k === 1 ? (["ne", ["fact", "kind"], ["sym", "r"]] as unknown as Ast) : null,
      sources: ["S"],
      confidence: "high" as const,
      for_lawyer: false,
      review: { status: "draft" },
      words: "w",
      reads: ALL,
      cuts: CUTS,
    })),
  }));
  return {
    format: 2,
    id: "t",
    version: "1",
    hash: "h",
    languages: ["en"],
    verified: { from: "2022-01-01", until: "2022-01-04" },
    review: { status: "draft" },
    sections: ["one"],
    currencies: {},
    ratio_of: 1,
    facts: FACTS,
    derived: DERIVED,
    outcomes: [{ id: "o", kind: "finding", values: ["one", "two"] }],
    rules,
    sources: {},
    clauses: [],
    papers: [],
    signoff: null,
  };
}

// A plain evaluator of complete cases: undefined is "not applicable".
export type Plain = boolean | string | number | readonly string[] | undefined;

export class Complete {
  readonly pack: Pack;
  readonly raw: Readonly<Record<string, Plain>>;
  readonly asOf: number;
  constructor(pack: Pack, raw: Readonly<Record<string, Plain>>, asOf: number) {
    this.pack = pack;
    this.raw = raw;
    this.asOf = asOf;
  }
  of(ast: Ast): Plain {
    const [op, ...rest] = ast as readonly [string, ...Ast[]];
    const kid = (i: number): Plain => this.of(rest[i]!);
    const names = rest as unknown as string[];
    const order = (test: (a: number, b: number) => boolean): boolean => {
      const [a, b] = [kid(0), kid(1)];
      return a !== undefined && b !== undefined && test(a as number, b as number);
    };
    switch (op) {
      case "bool":
      case "int":
      case "sym":
        return names[0] as Plain;
      case "day":
        return dayNumber(names[0]);
      case "as_of":
        return this.asOf;
      case "fact": {
        const f = this.pack.facts.find((x) => x.id === names[0])!;
        return f.when === null || this.of(f.when) === true ? this.raw[f.id] : undefined;
      }
      case "derived":
        return this.of(this.pack.derived.find((d) => d.id === names[0])!.expr);
      case "and":
        return rest.every((k) => this.of(k) === true);
      case "or":
        return rest.some((k) => this.of(k) === true);
      case "not":
        return kid(0) !== true;
      case "eq":
        return order((a, b) => a === b);
      case "ne":
        return order((a, b) => a !== b);
      case "lt":
        return order((a, b) => a < b);
      case "le":
        return order((a, b) => a <= b);
      case "gt":
        return order((a, b) => a > b);
      case "ge":
        return order((a, b) => a >= b);
      case "in": {
        const a = kid(0);
        return a !== undefined && names.slice(1).includes(a as string);
      }
      case "has": {
        const a = kid(0);
        return a !== undefined && (a as string[]).includes(names[1]!);
      }
      case "applies":
        return kid(0) !== undefined;
      case "latest":
      case "earliest": {
        const there = rest.map((k) => this.of(k)).filter((v) => v !== undefined) as number[];
        return there.length === 0 ? undefined : op === "latest" ? Math.max(...there) : Math.min(...there);
      }
      case "days_between": {
        const [a, b] = [kid(0), kid(1)] as number[];
        return a === undefined || b === undefined ? undefined : b - a;
      }
      case "add": {
        const [a, b] = [kid(0), kid(1)] as number[];
        return a === undefined || b === undefined ? undefined : a + b;
      }
      case "sub": {
        const [a, b] = [kid(0), kid(1)] as number[];
        return a === undefined || b === undefined ? undefined : a - b;
      }
      case "if":
        return kid(0) === true ? kid(1) : kid(2);
      default:
        throw new Error(op);
    }
  }
  holds(rule: Rule, k: number): boolean {
    const version = rule.versions[k]!;
    const day = this.of(
      rule.axis === "as_of"
        ? (["as_of"] as unknown as Ast)
        : ([FACTS.some((f) => f.id === rule.axis) ? "fact" : "derived", rule.axis] as unknown as Ast),
    ) as number | undefined;
    if (
      day === undefined ||
      day < dayNumber(version.from!) ||
      (version.until !== null && day > dayNumber(version.until))
    )
      return false;
    if (
      (rule.when !== null && this.of(rule.when) !== true) ||
      (version.when !== null && this.of(version.when) !== true)
    )
      return false;
    return !this.pack.rules.some(
      (x) => x.overrides.includes(rule.id) && x.versions.some((_, i) => this.holds(x, i)),
    );
  }
}

const CHOICES: Readonly<Record<string, readonly Plain[]>> = {
  yes: [false, true],
  kind: ["p", "q", "r"],
  why: [[], ["x"], ["y"], ["x", "y"]],
  n: [0, 1, 2, 3],
  on: SMALL_DAYS.map((d) => dayNumber(d)),
  also: [false, true],
};

/** Whether a complete value fits an answer. */
function fits(id: string, value: Plain, answer: Answer | undefined): boolean {
  if (answer === null || answer === undefined) return true;
  const parts = answer as {
    any?: string[];
    has?: string[];
    not?: string[];
    min?: number;
    max?: number;
    from?: string;
    until?: string;
  };
  if (id === "on") {
    const exact = typeof answer === "string" ? answer : undefined;
    const day = value as number;
    return (
      day >= dayNumber(exact ?? parts.from ?? "1900-01-01") &&
      day <= dayNumber(exact ?? parts.until ?? "2099-12-31")
    );
  }
  if (id === "why") {
    const members = value as string[];
    if (Array.isArray(answer))
      return members.length === answer.length && members.every((m) => answer.includes(m));
    return (
      (parts.has ?? []).every((m) => members.includes(m)) &&
      !(parts.not ?? []).some((m) => members.includes(m))
    );
  }
  if (parts.any !== undefined) return parts.any.includes(value as string);
  if (typeof answer === "object")
    return (value as number) >= (parts.min ?? 0) && (value as number) <= (parts.max ?? 3);
  return value === answer;
}

export function completions(answers: Answers): Record<string, Plain>[] {
  return ALL.reduce<Record<string, Plain>[]>(
    (all, id) =>
      all.flatMap((c) =>
        CHOICES[id]!.filter((value) => fits(id, value, answers[id])).map((value) => ({ ...c, [id]: value })),
      ),
    [{}],
  );
}
