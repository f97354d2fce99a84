// The guide's own words: the same in each language, plain, and in no one's gender.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { Sentences } from "./words.ts";

const LANGUAGES = ["ru", "en", "de", "uk"] as const;
const text = (lang: string): string => readFileSync(new URL(`./words/${lang}.ftl`, import.meta.url), "utf8");
const bundles = new Map(
  LANGUAGES.map((lang) => {
    const bundle = new FluentBundle(lang, { useIsolating: false });
    assert.deepEqual(bundle.addResource(new FluentResource(text(lang))), []);
    return [lang, bundle];
  }),
);

/** Message ids with the names of their variables. */
function signature(lang: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const message of text(lang).split(/\n(?=[a-z])/)) {
    const id = /^([a-z][a-z0-9-]*) =/.exec(message)?.[1];
    if (id === undefined) continue;
    const names = new Set([...message.matchAll(/\$([a-z]+)/g)].map(([, name]) => name));
    names.delete("who");
    found.set(id, [...names].sort().join(" "));
  }
  return found;
}

function sentences(lang: string): readonly string[] {
  const bundle = bundles.get(lang as (typeof LANGUAGES)[number]);
  assert.ok(bundle);
  const shown = { who: "self", count: 3 };
  return [...signature(lang).keys()].map((id) => {
    const pattern = bundle.getMessage(id)?.value;
    assert.ok(pattern, id);
    return bundle.formatPattern(pattern, shown, []);
  });
}

test("each language has the same sentences with the same places to fill", () => {
  for (const lang of LANGUAGES) {
    assert.deepEqual(Object.fromEntries(signature(lang)), Object.fromEntries(signature("ru")), lang);
    assert.deepEqual([...signature(lang).keys()], [...signature("ru").keys()], lang);
  }
});

test("every sentence in the code is in the words, and every sentence in the words is in the code", () => {
  const sources = readSources();
  const known = new Set(signature("ru").keys());
  const used = new Set([...sources.matchAll(/"([a-z]+(?:-[a-z0-9]+)+|[a-z]+)"/g)].map(([, id]) => id as string));
  const prefixes = [...sources.matchAll(/`([a-z-]+-)\$\{/g)].map(([, prefix]) => prefix as string);
  const suffixes = [...sources.matchAll(/`\$\{[^}]+\}(-[a-z-]+)`/g)].map(([, suffix]) => suffix as string);
  const unused = [...known].filter(
    (id) => !used.has(id) && !prefixes.some((p) => id.startsWith(p)) && !suffixes.some((s) => id.endsWith(s)),
  );
  assert.deepEqual(unused, ["language", "no-script-title", "no-script"]);
  const said = [...sources.matchAll(/\bsay\(\s*"([a-z0-9-]+)"/g)].map(([, id]) => id as string);
  assert.ok(said.length > 100);
  assert.deepEqual(said.filter((id) => !known.has(id)), []);
});

test("the Russian words take nobody for a man or a woman", () => {
  const gendered = /\(а\)|\(на\)|\b(?:вы|ты)\s+(?:не\s+)?[а-яё]+(?:л|ла)(?![а-яё])|(?:уверен|согласен|готов)(?![а-яё])/iu;
  assert.deepEqual(sentences("ru").filter((sentence) => gendered.test(sentence)), []);
});

test("sentences are short: ten words in the mean, at most 24 in one", () => {
  for (const lang of LANGUAGES) {
    const counts = sentences(lang)
      .flatMap((paragraph) => paragraph.split(/(?<=[.?!])\s+/))
      .map((sentence) => sentence.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length)
      .filter((count) => count > 0);
    assert.ok(Math.max(...counts) <= 24, `${lang}: ${Math.max(...counts)}`);
    assert.ok(counts.reduce((a, b) => a + b, 0) / counts.length <= 10, lang);
  }
});

test("Russian reads at Oborneva's Flesch of 60 and more", (t) => {
  const whole = sentences("ru").join(". ");
  const words = whole.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  const count = whole.split(/[.?!:]+\s/).filter((sentence) => /\p{L}/u.test(sentence)).length;
  const vowels = (whole.match(/[аеёиоуыэюя]/giu) ?? []).length;
  const ease = 206.835 - 1.3 * (words.length / count) - 60.1 * (vowels / words.length);
  t.diagnostic(`reading ease ${ease.toFixed(1)}`);
  assert.ok(ease >= 60, ease.toFixed(1));
});

function readSources(): string {
  const names = [
    ...["choices.ts", "interview.ts", "main.tsx", "result.ts"],
    ...["desk", "field", "files", "finding", "frame", "law_code", "letter_form", "notice", "reply_files", "rows", "sending", "signed"].map((n) => `parts/${n}.tsx`),
    ...["about", "before", "danger", "genuine", "day", "key", "letter", "list", "paper", "question", "reply", "result", "start", "talk", "why_not"].map(
      (n) => `screens/${n}.tsx`,
    ),
  ];
  return names.map((name) => readFileSync(new URL(`./${name}`, import.meta.url), "utf8")).join("\n");
}

test("a sentence read when it is first said is the one that reading the whole file gives", () => {
  const packs = new URL("../../packs/", import.meta.url);
  for (const name of readdirSync(packs)) {
    for (const file of readdirSync(new URL(`${name}/words/`, packs))) {
      const law = readFileSync(new URL(`${name}/words/${file}`, packs), "utf8");
      const lang = file.replace(".ftl", "");
      const own = readFileSync(new URL(`./words/${file}`, import.meta.url), "utf8");
      const whole = new FluentBundle(lang, { useIsolating: false });
      for (const text of [own, law]) whole.addResource(new FluentResource(text), { allowOverrides: false });
      const lazily = new Sentences(lang, [own, law]);
      const ids = [...new FluentResource(own).body, ...new FluentResource(law).body].map((entry) => entry.id);
      assert.ok(ids.length > 300);
      for (const id of ids.reverse()) assert.deepEqual(lazily.message(id), whole.getMessage(id), id);
    }
  }
});

test("a sentence that names another finds it", () => {
  const sentences = new Sentences("en", ["a = See { b } and { -c }.\nb = the { $n ->\n    [one] one\n   *[other] { d }\n }\n-c = term\n", "b = other\nd = many\n"]);
  const pattern = sentences.message("a")?.value;
  assert.ok(pattern);
  assert.equal(sentences.bundle.formatPattern(pattern, { n: 3 }), "See the many and term.");
});
