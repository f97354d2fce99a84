// Exact parts of a whole: shares rounded as said, sums and ratios written out and read. No floats leave here.

/** No sum may leave ± this many minor units. */
const MOST_MINOR = 1e12;
const MOST_RATIO = 1e6;

export type Rounding = "down" | "up" | "nearest" | "even";

/**
 * `amount` × `part` / `whole`, rounded to a whole number.
 * @param whole at least 1.
 */
export function shareOf(amount: number, part: number, whole: number, rounding: Rounding): number {
  const product = amount * part;
  if (Number.isSafeInteger(product) && Number.isSafeInteger(2 * whole)) {
    const rest = ((product % whole) + whole) % whole;
    const floor = (product - rest) / whole;
    return floor + up(rounding, 2 * rest - whole, rest !== 0, floor % 2 !== 0);
  }
  const [exact, divisor] = [BigInt(amount) * BigInt(part), BigInt(whole)];
  const rest = ((exact % divisor) + divisor) % divisor;
  const floor = (exact - rest) / divisor;
  return Number(floor) + up(rounding, Number(2n * rest - divisor), rest !== 0n, floor % 2n !== 0n);
}

/** What rounding adds to the floor. `half` is below, at or above 0 as the rest is below, at or above a half. */
function up(rounding: Rounding, half: number, rest: boolean, odd: boolean): number {
  if (rounding === "down") return 0;
  if (rounding === "up") return rest ? 1 : 0;
  if (half !== 0) return half > 0 ? 1 : 0;
  return rounding === "nearest" || odd ? 1 : 0;
}

/** A sum in minor units as it is written: `3000000.00`. */
export function moneyText(minor: number, digits: number): string {
  const plain = String(Math.abs(minor)).padStart(digits + 1, "0");
  const sign = minor < 0 ? "-" : "";
  return digits === 0 ? sign + plain : `${sign}${plain.slice(0, -digits)}.${plain.slice(-digits)}`;
}

/** A sum's minor units, or null where the text is no sum: exactly the currency's digits, or none. */
export function moneyNumber(untrusted: unknown, digits: number): number | null {
  const [, sign, whole, minor] = typeof untrusted === "string" ? (/^(-?)(0|[1-9]\d{0,12})(?:\.(\d{1,4}))?$/.exec(untrusted) ?? []) : [];
  if (whole === undefined || (minor !== undefined && minor.length !== digits)) return null;
  const units = Number(whole + (minor ?? "0".repeat(digits)));
  if (units > MOST_MINOR) return null;
  return sign === "-" && units !== 0 ? -units : units;
}

function common(a: number, b: number): number {
  return b === 0 ? a : common(b, a % b);
}

/** A ratio in lowest terms: `3/20`. */
export function ratioText(part: number, whole: number): string {
  const divisor = common(Math.abs(part), whole);
  return `${part / divisor}/${whole / divisor}`;
}

/** A ratio's numerator over `whole`, or null where the text is no such ratio. */
export function ratioNumber(untrusted: unknown, whole: number): number | null {
  const [, p, q] = typeof untrusted === "string" ? (/^(0|[1-9]\d{0,6})\/([1-9]\d{0,6})$/.exec(untrusted) ?? []) : [];
  if (p === undefined || q === undefined || Number(p) > MOST_RATIO || Number(q) > MOST_RATIO) return null;
  const product = Number(p) * whole;
  return product % Number(q) === 0 ? product / Number(q) : null;
}
