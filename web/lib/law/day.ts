// Days as integers: days since 1970-01-01, proleptic Gregorian, no clock and no time zone.

/** A day no calendar has, or one outside 1900-01-01 … 2099-12-31. */
export class DayError extends Error {
  override name = "DayError";
}

const MS_PER_DAY = 86_400_000;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** `YYYY-MM-DD` of a day number. */
export function dayText(day: number): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
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
