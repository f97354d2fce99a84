// Months, shares, sums and ratios: worked by hand, against their own definition, and against exact integers.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dayNumber, dayText, FIRST_DAY, hourNumber, hourText, LAST_DAY } from "./day.ts";
import { moneyNumber, moneyText, ratioNumber, ratioText, shareOf } from "./money.ts";
import { addMonths, monthsBetween, yearsBetween } from "./months.ts";

const day = (text: string): number => dayNumber(text);
const plus = (text: string, months: number, missing: "last" | "next"): string => dayText(addMonths(day(text), months, missing));

test("a month on is the same day of the next month, its last, or the first of the one after", () => {
  assert.equal(plus("2022-02-24", 1, "last"), "2022-03-24");
  assert.equal(plus("2023-01-31", 1, "last"), "2023-02-28");
  assert.equal(plus("2023-01-31", 1, "next"), "2023-03-01");
  assert.equal(plus("2024-01-30", 1, "last"), "2024-02-29");
  assert.equal(plus("2024-02-29", 12, "last"), "2025-02-28");
  assert.equal(plus("2024-02-29", 48, "next"), "2028-02-29");
  assert.equal(plus("2022-03-31", -1, "last"), "2022-02-28");
  assert.equal(plus("1900-01-15", -1, "last"), "1900-01-01");
  assert.equal(plus("2099-12-31", 1, "last"), "2099-12-31");
  assert.equal(plus("2022-01-01", 1_000_000, "next"), "2099-12-31");
  assert.equal(plus("2022-01-01", -1_000_000, "next"), "1900-01-01");
});

test("whole months between two days, worked by hand", () => {
  const between = (a: string, b: string): readonly [number, number] => [
    monthsBetween(day(a), day(b), "down"),
    monthsBetween(day(a), day(b), "up"),
  ];
  assert.deepEqual(between("2022-01-31", "2022-02-28"), [1, 1]);
  assert.deepEqual(between("2022-01-31", "2022-02-27"), [0, 1]);
  assert.deepEqual(between("2022-01-31", "2022-03-30"), [1, 2]);
  assert.deepEqual(between("2022-02-24", "2022-02-24"), [0, 0]);
  assert.deepEqual(between("2022-02-24", "2022-02-23"), [-1, 0]);
  assert.equal(yearsBetween(day("2004-02-29"), day("2022-02-28"), "down"), 18);
  assert.equal(yearsBetween(day("2004-03-01"), day("2022-02-28"), "down"), 17);
  assert.equal(yearsBetween(day("2004-03-01"), day("2022-02-28"), "up"), 18);
});

const days = fc.integer({ min: FIRST_DAY + 800 * 31, max: LAST_DAY - 800 * 31 });

test("months between are what their definition says", () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -9000, max: 9000 }), (a, away) => {
      const b = a + away;
      const [down, up] = [monthsBetween(a, b, "down"), monthsBetween(a, b, "up")];
      assert.ok(addMonths(a, down, "last") <= b && addMonths(a, down + 1, "last") > b);
      assert.ok(addMonths(a, up, "last") >= b && addMonths(a, up - 1, "last") < b);
    }),
    { numRuns: 2000 },
  );
});

test("months rise with the day and with their number, so that intervals go end to end", () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 40 }), fc.integer({ min: -300, max: 300 }), fc.constantFrom("last", "next"), (a, later, n, missing) => {
      assert.ok(addMonths(a, n, missing) <= addMonths(a + later, n, missing));
      assert.ok(addMonths(a, n, missing) <= addMonths(a, n + 1, missing));
      assert.ok(monthsBetween(a + later, a + n, "up") <= monthsBetween(a, a + n, "up"));
    }),
    { numRuns: 2000 },
  );
});

test("a share is exact at any size, rounded as said", () => {
  const shares = (x: number): readonly number[] => (["down", "up", "nearest", "even"] as const).map((r) => shareOf(x, 1, 2, r));
  assert.deepEqual(shares(5), [2, 3, 3, 2]);
  assert.deepEqual(shares(7), [3, 4, 4, 4]);
  assert.deepEqual(shares(-5), [-3, -2, -2, -2]);
  assert.deepEqual(shares(4), [2, 2, 2, 2]);
  assert.equal(shareOf(300_000_000, 3, 20, "down"), 45_000_000);
  const sizes = fc.tuple(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 1e12 }), fc.integer({ min: 1, max: 1e6 }));
  fc.assert(
    fc.property(fc.oneof(sizes, fc.tuple(fc.integer({ min: -50, max: 50 }), fc.nat(50), fc.integer({ min: 1, max: 9 }))), ([x, p, q]) => {
      const exact = BigInt(x) * BigInt(p);
      const floor = (exact - (((exact % BigInt(q)) + BigInt(q)) % BigInt(q))) / BigInt(q);
      const rest = exact - floor * BigInt(q);
      const half = 2n * rest - BigInt(q);
      const at = (r: "down" | "up" | "nearest" | "even"): bigint => BigInt(shareOf(x, p, q, r));
      if (floor > 2n ** 52n || floor < -(2n ** 52n)) return;
      assert.equal(at("down"), floor);
      assert.equal(at("up"), rest === 0n ? floor : floor + 1n);
      assert.equal(at("nearest"), half >= 0n ? floor + 1n : floor);
      assert.equal(at("even"), half > 0n || (half === 0n && floor % 2n !== 0n) ? floor + 1n : floor);
    }),
    { numRuns: 3000 },
  );
});

test("sums, ratios and hours are read as they are written, and nothing else is", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.nat(4), (n, digits) => {
      assert.equal(moneyNumber(moneyText(n, digits), digits), n);
    }),
  );
  fc.assert(
    fc.property(fc.nat(1000), fc.integer({ min: 1, max: 1000 }), (p, q) => {
      fc.pre(p <= q);
      assert.equal(ratioNumber(ratioText(p, q), q), p);
    }),
  );
  fc.assert(fc.property(fc.integer({ min: FIRST_DAY * 24, max: LAST_DAY * 24 + 23 }), (h) => assert.equal(hourNumber(hourText(h)), h)));
  assert.equal(moneyText(-5, 2), "-0.05");
  assert.equal(moneyText(450, 0), "450");
  for (const text of ["1,5", "1.5", "1.500", ".50", "01.00", "1e3", "", "10000000000.01", " 1.00", 5]) assert.equal(moneyNumber(text, 2), null, String(text));
  assert.equal(moneyNumber("5", 2), 500);
  for (const text of ["1", "1/0", "0.5/1", "1/1000001", "-1/2", "01/2", "1/3"]) assert.equal(ratioNumber(text, 20), null, text);
  assert.equal(ratioText(15, 100), "3/20");
  for (const text of ["2022-09-24T24", "2022-09-24T1", "2022-09-31T01", "2022-09-24"]) assert.throws(() => hourNumber(text));
});
