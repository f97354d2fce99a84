// Days as integers: days since 1970-01-01, proleptic Gregorian, no clock and no time zone. Hours of local civil time
// as integers: day × 24 + hour.

/** A day no calendar has, or one outside 1900-01-01 … 2099-12-31. */
export class DayError extends Error {
  override name = "DayError";
}

const MS_PER_DAY = 86_400_000;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

const texts = new Map<number, string>();
const MOST_TEXTS = 4096;

/** `YYYY-MM-DD` of a day number. */
export function dayText(day: number): string {
  let text = texts.get(day);
  if (text === undefined) {
    text = new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
    if (texts.size >= MOST_TEXTS) texts.clear();
    texts.set(day, text);
  }
  return text;
}

/**
 * The day number of `YYYY-MM-DD`.
 * @throws DayError when the text is not a day between 1900-01-01 and 2099-12-31.
 */
export function dayNumber(untrustedDay: unknown): number {
  if (typeof untrustedDay !== "string" || !ISO_DAY.test(untrustedDay))
    throw new DayError("A day is written YYYY-MM-DD.");
  const day = Date.parse(`${untrustedDay}T00:00:00Z`) / MS_PER_DAY;
  if (!(day >= FIRST_DAY && day <= LAST_DAY) || dayText(day) !== untrustedDay) {
    throw new DayError("There is no such day between 1900-01-01 and 2099-12-31.");
  }
  return day;
}

export const FIRST_DAY = Date.UTC(1900, 0, 1) / MS_PER_DAY;
export const LAST_DAY = Date.UTC(2099, 11, 31) / MS_PER_DAY;

/** Whole days from one day to another, both `YYYY-MM-DD`. */
export const daysBetween = (from: string, until: string): number => dayNumber(until) - dayNumber(from);

export const HOURS_A_DAY = 24;
export const FIRST_HOUR = FIRST_DAY * HOURS_A_DAY;
export const LAST_HOUR = LAST_DAY * HOURS_A_DAY + HOURS_A_DAY - 1;

const ISO_HOUR = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3])$/;

/**
 * The number of an hour written `YYYY-MM-DDTHH`.
 * @throws DayError when the text is not an hour of a day there is.
 */
export function hourNumber(untrustedHour: unknown): number {
  const [, day, hour] = typeof untrustedHour === "string" ? (ISO_HOUR.exec(untrustedHour) ?? []) : [];
  if (day === undefined) throw new DayError("An hour is written YYYY-MM-DDTHH.");
  return dayNumber(day) * HOURS_A_DAY + Number(hour);
}

export const dayOfHour = (hour: number): number => Math.floor(hour / HOURS_A_DAY);

/** `YYYY-MM-DDTHH` of an hour's number. */
export function hourText(hour: number): string {
  const day = dayOfHour(hour);
  return `${dayText(day)}T${String(hour - day * HOURS_A_DAY).padStart(2, "0")}`;
}
