// How light and how quick the guide is: its bytes, when the first screen stands, how long a tap takes, its memory.
// The claim: docs/decisions/0040-*.md. Run: node benches/guide.mjs [FILE], by default on a guide made anew from
// the built front end, the Russian pack and a desk of its own. Drives Chromium (CHROMIUM names another) over a
// pipe, with the processor slowed six times: a server core slowed down, which is not a phone.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { Chromium } from "../tools/chromium.mjs";

const SLOWER = 6;
const LINE = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const LOADS = 5;
const WALKS = 3;
const MAKE = `
import datetime, pathlib, sys
from ploughshare import guide, law
from tests.guide.desk import SmallDesk
pack = law.load(pathlib.Path("packs/ru")).to_json(words=True)
made = guide.build_guide(guide.template(), pack, SmallDesk().roster.file, ["https://relay.example"], datetime.date(2026, 11, 22))
pathlib.Path(sys.argv[1]).write_bytes(made)`;
/** A contract soldier who refused in writing: many findings hold, many more may. */
const CASE = {
  status: "contract_mod", held: "no", place_now: "home_unit_russia", order_given: "oral", response: "written_refusal",
  weapon: "returned_receipt", absent: "none", criminal_stage: "none", goal: "not_go_now", reasons: "conscience",
  wound: "no", order_repeated: "no",
};

const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "guide-bench-"));

function made() {
  const path = join(folder, "guide.html");
  execFileSync(join(root, ".venv", "bin", "python"), ["-c", MAKE, path], { cwd: root });
  return path;
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const until = async (truth) => {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    if (await truth()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("The page did not come.");
};

/** The bytes of each part: as they lie in the file, and squeezed alone. */
function sizes(bytes) {
  const squeezed = (part) => [part.length, gzipSync(part, { level: 9 }).length, brotliCompressSync(part).length];
  const row = (name, part) => console.log(`${name.padEnd(28)}${squeezed(part).map((n) => (n / 1000).toFixed(1).padStart(9)).join("")}`);
  console.log(`${"kB".padEnd(28)}      raw     gzip   brotli`);
  row("the file", bytes);
  for (const [, tag, attributes, text] of bytes.toString("utf8").matchAll(/<(style|script)([^>]*)>(.*?)<\/\1>/gs)) {
    row(`  ${/ id="([^"]+)"/.exec(attributes)?.[1] ?? tag}`, Buffer.from(text));
  }
}

/** Milliseconds from asking for the file to the first screen painted, and to the screen behind its first button. */
async function firstScreen(chromium, body, headers) {
  const server = createServer((_request, response) => response.writeHead(200, { "content-type": "text/html", ...headers }).end(body));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const times = [];
  for (let load = 0; load < LOADS; load++) {
    const page = await chromium.page(SLOWER);
    await page.call("Network.emulateNetworkConditions", LINE);
    await page.call("Page.navigate", { url: `http://127.0.0.1:${server.address().port}/` });
    const painted = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0";
    await until(async () => (await page.evaluate(painted)) > 0 && (await page.evaluate("document.querySelector('h1') !== null")));
    const first = await page.evaluate(painted);
    await page.evaluate("document.querySelector('.go.primary').click()");
    times.push([first, await page.evaluate(ASKING)]);
    await page.close();
  }
  server.close();
  return times;
}

/** Runs in the page: waits until the law has arrived and the first question is on the screen. */
const ASKING = `new Promise((resolve) => {
  const look = () => (document.getElementById("whom-self") === null ? requestAnimationFrame(look) : resolve(performance.now()));
  look();
})`;

/** Runs in the page: taps an element, and tells how long until another screen was painted. */
const TAP = `async (selector) => {
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  }));
  await painted();
  await new Promise((resolve) => setTimeout(resolve, 100));
  const element = document.querySelector(selector);
  const before = [document.querySelector('h1'), document.querySelector('h1').textContent];
  const same = () => document.querySelector('h1') === before[0] && before[0].textContent === before[1];
  const from = performance.now();
  element.click();
  do await painted(); while (same() && performance.now() - from < 5000);
  return [performance.now() - from, document.querySelector('h1').textContent];
}`;

const LONGEST = `new Promise((resolve) => {
  const watch = new PerformanceObserver((list) => (watch.disconnect(), resolve(Math.max(...list.getEntries().map((task) => task.duration)))));
  watch.observe({ type: "longtask", buffered: true });
  setTimeout(() => resolve(0), 500);
})`;

/** From the first screen to a letter, tap by tap, with these answers: what each took, and the memory on the way. */
async function walk(chromium, url, answers) {
  const page = await chromium.page(SLOWER);
  await page.call("Page.navigate", { url });
  await until(() => page.evaluate("document.readyState === 'complete' && document.querySelector('h1') !== null"));
  await page.evaluate("new Promise((resolve) => setTimeout(resolve, 1000))");
  const longest = await page.evaluate(LONGEST);
  const taps = [];
  const heaps = [];
  const weigh = async (name) => heaps.push([name, await page.heap(false), await page.heap(true)]);
  const tap = async (name, selector) => {
    const [ms, title] = await page.evaluate(`(${TAP})(${JSON.stringify(selector)})`);
    taps.push({ ms, name: `${name} → ${title}` });
  };
  await weigh("first screen");
  await tap("danger", ".go.alarm");
  await page.evaluate("document.querySelector('fieldset .row input').click()");
  await tap("danger", ".go.primary");
  await tap("back", ".bar-back");
  await tap("back", ".bar-back");
  await tap("start", ".go.primary");
  await page.evaluate("document.querySelector('#whom-self').click()");
  await tap("whom", ".go.primary");
  for (let asked = 0; asked < 60; asked++) {
    const fact = await page.evaluate("document.querySelector('.part') && document.querySelector('fieldset .row input').name");
    if (fact === null) break;
    const picked = `document.getElementById(${JSON.stringify(`${fact}-${answers[fact] ?? "unsure"}`)}).click()`;
    await page.evaluate(picked);
    await tap(fact, ".go.primary");
  }
  await tap("list", ".go.primary");
  await weigh("result");
  for (const lang of ["en", "ru"]) await tap(`language ${lang}`, `.languages [lang=${lang}]`);
  await tap("back", ".bar-back");
  await tap("list", ".go.primary");
  await tap("write", ".next .go.primary");
  await until(() => page.evaluate("document.querySelector('#letter') !== null"));
  await weigh("letter");
  await page.close();
  return { taps, heaps, longest };
}

function tell(name, walks) {
  // The same tap on every walk: its median, so that a busy machine is not taken for a slow page.
  const taps = walks[0].taps.map((first, n) => ({ name: first.name, ms: median(walks.map((w) => w.taps[n].ms)) }));
  console.log(`${name}: ${taps.length} taps to a next screen, median ${median(taps.map((t) => t.ms)).toFixed(0)} ms, worst:`);
  for (const tap of taps.sort((a, b) => b.ms - a.ms).slice(0, 5)) console.log(`  ${tap.ms.toFixed(0).padStart(5)} ms  ${tap.name}`);
  const heaps = walks[0].heaps.map(([place], n) => {
    const [before, after] = [1, 2].map((at) => median(walks.map((w) => w.heaps[n][at])).toFixed(1));
    return `${place} ${before} (${after})`;
  });
  console.log(`  JS heap in MB (garbage collected): ${heaps.join(", ")}`);
  console.log(`  longest task of loading: ${median(walks.map((w) => w.longest)).toFixed(0)} ms`);
}

const path = process.argv[2] ?? made();
const bytes = readFileSync(path);
const chromium = new Chromium(join(folder, "profile"));
try {
  sizes(bytes);
  for (const [name, body, headers] of [["gzip", gzipSync(bytes, { level: 9 }), { "content-encoding": "gzip" }], ["raw", bytes, {}]]) {
    const times = await firstScreen(chromium, body, headers);
    for (const [n, what] of ["first screen", "then asks"].entries()) {
      const all = times.map((time) => time[n]);
      console.log(`${`${what}, ${name}`.padEnd(27)} median ${median(all).toFixed(0)} ms of ${all.map((t) => t.toFixed(0)).join(", ")}`);
    }
  }
  for (const [name, answers] of [["refused in writing", CASE], ["knows nothing", {}]]) {
    const walks = [];
    for (let n = 0; n < WALKS; n++) walks.push(await walk(chromium, pathToFileURL(path).href, answers));
    tell(name, walks);
  }
} finally {
  await chromium.close();
  rmSync(folder, { recursive: true, force: true });
}
