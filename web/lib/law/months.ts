// Months on the calendar (docs/packs.md, the table of functions): days as integers, exact. Pure.
import { FIRST_DAY, LAST_DAY } from "./day.ts";

/** Where a month has no such day: its last day, or the first of the next month. */
export type MissingDay = "last" | "next";

const MONTHS_A_YEAR = 12;
const MS_PER_DAY = 86_400_000;
/** More months than lie between the first day there is and the last. */
const MONTHS_MAX = 200 * MONTHS_A_YEAR;

/** The first day of a month counted from year 0. */
const firstOf = (month: number): number =>
  Date.UTC(Math.floor(month / MONTHS_A_YEAR), month - Math.floor(month / MONTHS_A_YEAR) * MONTHS_A_YEAR, 1) / MS_PER_DAY;

/** A day as its month counted from year 0, and its day of the month. */
function monthOf(day: number): readonly [month: number, dayOfMonth: number] {
  const date = new Date(day * MS_PER_DAY);
  return [date.getUTCFullYear() * MONTHS_A_YEAR + date.getUTCMonth(), date.getUTCDate()];
}

/** The same day of the month so many months on, kept inside the days there are. */
export function addMonths(day: number, months: number, missing: MissingDay): number {
  if (months > MONTHS_MAX) return LAST_DAY;
  if (months < -MONTHS_MAX) return FIRST_DAY;
  const [month, dayOfMonth] = monthOf(day);
  const first = firstOf(month + months);
  const length = firstOf(month + months + 1) - first;
  const there = dayOfMonth <= length ? first + dayOfMonth - 1 : first + length - (missing === "last" ? 1 : 0);
  return Math.min(LAST_DAY, Math.max(FIRST_DAY, there));
}

/** Whole months from a to b: the most with a + m months at most b (`down`), or the fewest with it at least b (`up`). */
export function monthsBetween(a: number, b: number, rounding: "down" | "up"): number {
  const [[monthA, dayA], [monthB, dayB]] = [monthOf(a), monthOf(b)];
  const months = monthB - monthA;
  const reached = Math.min(dayA, firstOf(monthB + 1) - firstOf(monthB));
  if (rounding === "down") return reached <= dayB ? months : months - 1;
  return reached >= dayB ? months : months + 1;
}

/** The same in whole years. */
export function yearsBetween(a: number, b: number, rounding: "down" | "up"): number {
  const years = monthsBetween(a, b, rounding) / MONTHS_A_YEAR;
  return rounding === "down" ? Math.floor(years) : Math.ceil(years);
}
