// Builds web/dist: desk.files.js, and guide.template.html, the page with its code and looks, without law, desk and languages.
// `ploughshare guide build` (src/ploughshare/guide.py) puts those in. The same sources give the same bytes.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";
// In JavaScript, as node's own packing gives other bytes with other builds of zlib.
import { deflateRaw } from "pako";
import { bundling, ownWords, target } from "./bundle.mjs";

const web = dirname(fileURLToPath(import.meta.url));

/** What both scripts of the page use: it lies in the first, and the second finds it there. */
const SHARED = [
  ...["preact", "preact/hooks", "preact/jsx-runtime"],
  ...["words.ts", "file.ts", "parts/frame.tsx", "parts/icon.tsx", "parts/notice.tsx", "parts/rows.tsx"].map((n) => `./guide/${n}`),
  ...["./guide/screens/start.tsx", "./guide/screens/about.tsx", "./lib/law/day.ts"],
];
const KEPT = "globalThis.ploughshareShared";

async function bundle(options) {
  const { outputFiles } = await build({ ...bundling, ...options, format: "iife" });
  return outputFiles[0].text.trim();
}

/** The first script: the page, and what it shares. */
function firstScript() {
  const imports = SHARED.map((name, n) => `import * as s${n} from ${JSON.stringify(name)};`);
  const contents = `${imports.join("\n")}\n${KEPT} = [${SHARED.map((_, n) => `s${n}`).join(", ")}];\nimport "./guide/main.tsx";\n`;
  return bundle({ stdin: { contents, resolveDir: web, loader: "js" } });
}

/** Finds what is shared in the first script. */
const shared = {
  name: "shared",
  setup(build) {
    const files = new Map(SHARED.map((name, n) => [name.startsWith(".") ? join(web, name) : name, n]));
    build.onResolve({ filter: /^preact|^\.{1,2}\// }, ({ path, resolveDir }) => {
      const n = files.get(path.startsWith(".") ? join(resolveDir, path) : path);
      return n === undefined ? undefined : { path: String(n), namespace: "shared" };
    });
    build.onLoad({ filter: /.*/, namespace: "shared" }, ({ path }) => ({ contents: `module.exports = ${KEPT}[${path}];`, loader: "js" }));
  },
};

const hash = (text) => `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;

/** Fills `{{name}}` for each name given and leaves the others for the press. */
function fill(shell, parts) {
  return shell.replaceAll(/\{\{([a-z-]+)\}\}/g, (mark, name) => parts[name] ?? mark);
}

/** A text as JSON that neither ends the element it stands in nor opens a comment there. */
const inert = (text) => JSON.stringify(text).replaceAll("<", "\\u003c");

const folder = join(web, "guide", "words");
const languages = readdirSync(folder).map((name) => name.replace(/\.ftl$/, "")).sort();
const words = new Map(languages.map((lang) => [lang, ownWords(join(folder, `${lang}.ftl`))]));

/** Each language's own words in an element of its own; the press leaves out those of other languages than the law's. */
const wordsOf = (which) =>
  languages
    .map((lang) => `<script type="application/json" id="${which === "early" ? "early" : "own"}-${lang}">${inert(words.get(lang)[which])}</script>`)
    .join("\n");

/** What stands where scripts are switched off. */
function withoutScript(lang) {
  const said = (id) => new RegExp(`^${id} = (.+)$`, "m").exec(words.get(lang).early)[1];
  return `<section id="noscript-${lang}" lang="${lang}"><h1>${said("no-script-title")}</h1><p>${said("no-script")}</p></section>`;
}

const script = await firstScript();
const rest = await bundle({ entryPoints: [join(web, "guide", "rest.ts")], plugins: [shared] });
const sealing = await bundle({ entryPoints: [join(web, "guide", "post_entry.ts")] });
const css = readFileSync(join(web, "guide", "style.css"), "utf8");
const style = (await transform(css, { loader: "css", minify: true, target, charset: "utf8" })).code.trim();
for (const [name, text] of [["script", script], ["second script", rest], ["style", style]]) {
  if (/<\/(script|style)|<!--/i.test(text)) throw new Error(`The ${name} would end its own element.`);
}

const page = fill(readFileSync(join(web, "guide", "shell.html"), "utf8"), {
  script,
  rest,
  style,
  "early-words": wordsOf("early"),
  "own-words": wordsOf("late"),
  "no-script": languages.map(withoutScript).join("\n"),
  sealing: Buffer.from(deflateRaw(Buffer.from(sealing, "utf8"), { level: 9, memLevel: 9 })).toString("base64"),
  "script-hashes": `${hash(script)} ${hash(rest)} ${hash(sealing)}`,
  "style-hash": hash(style),
});
mkdirSync(join(web, "dist"), { recursive: true });
/** Whole or not at all, for who reads it meanwhile. */
function put(name, text) {
  const made = join(web, "dist", name);
  writeFileSync(`${made}.${process.pid}`, text);
  renameSync(`${made}.${process.pid}`, made);
}

// Beside a reply, the desk cleans files by the same code.
put("desk.files.js", await bundle({ entryPoints: [join(web, "desk", "enclose.ts")] }));
put("guide.template.html", page);

const kilobytes = (text) => `${(Buffer.byteLength(text) / 1000).toFixed(1)} kB`;
console.log(`guide.template.html ${kilobytes(page)} (scripts ${kilobytes(script)} and ${kilobytes(rest)}, sealing ${kilobytes(sealing)} unpacked)`);
