// Whole numbers of each kind as an answer writes them, and read back (docs/packs.md, "Answer forms").
import { DayError, dayNumber, dayText, hourNumber, hourText } from "./day.ts";
import { moneyNumber, moneyText, ratioNumber, ratioText } from "./money.ts";
import type { DurationUnit, FactType, Pack } from "./pack.ts";

/** A fact or a derived value, as far as its kind goes. */
export interface Kind {
  readonly type: FactType;
  readonly currency?: string;
  readonly unit?: DurationUnit;
}

const digitsOf = (pack: Pack, kind: Kind): number => pack.currencies[kind.currency ?? ""] ?? 0;

/** A number of a kind in its exact answer form. */
export function written(pack: Pack, kind: Kind, n: number): number | string {
  switch (kind.type) {
    case "day":
      return dayText(n);
    case "hour":
      return hourText(n);
    case "money":
      return moneyText(n, digitsOf(pack, kind));
    case "ratio":
      return ratioText(n, pack.ratio_of);
    default:
      return n;
  }
}

/** The number that an exact answer form writes, or null where it is none of this kind. */
export function numberOf(pack: Pack, kind: Kind, untrusted: unknown): number | null {
  switch (kind.type) {
    case "day":
    case "hour":
      try {
        return kind.type === "day" ? dayNumber(untrusted) : hourNumber(untrusted);
      } catch (error) {
        if (error instanceof DayError) return null;
        throw error;
      }
    case "money":
      return moneyNumber(untrusted, digitsOf(pack, kind));
    case "ratio":
      return ratioNumber(untrusted, pack.ratio_of);
    default:
      return Number.isSafeInteger(untrusted) ? (untrusted as number) : null;
  }
}

/** The names of an interval's ends in a partial answer. */
export const endNames = (kind: Kind): readonly ["from", "until"] | readonly ["min", "max"] =>
  kind.type === "day" || kind.type === "hour" ? ["from", "until"] : ["min", "max"];
