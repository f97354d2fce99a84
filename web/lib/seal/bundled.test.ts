// The sealing code as the guide carries it: bundled and shrunk with the guide's own options, it must pass the same
// outside vectors as the sources, for it is not made of quite the same packages (web/bundle.mjs).
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { bundling } from "../../bundle.mjs";

const TESTS = ["age", "vectors", "phrase", "letters"];

test("the bundled sealing code passes the tests of its sources, the published age vectors among them", async () => {
  const lines = TESTS.map((name) => `import "./${name}.test.ts";`);
  const { outputFiles, metafile } = await build({
    ...bundling,
    stdin: { contents: lines.join("\n"), resolveDir: fileURLToPath(new URL(".", import.meta.url)) },
    format: "esm",
    external: ["node:*"],
    define: { "import.meta.url": JSON.stringify(import.meta.url) },
    metafile: true,
  });
  const copies = Object.keys(metafile.inputs).filter((path) => /@noble\/(curves|hashes)\/utils\.js$/.test(path));
  assert.equal(copies.length, 2, copies.join(", "));
  const run = spawnSync(process.execPath, ["--input-type=module", "--test-reporter=tap"], {
    input: outputFiles[0]!.text,
    encoding: "utf8",
    env: { ...process.env, NODE_TEST_CONTEXT: "" },
    maxBuffer: 1 << 26,
  });
  assert.equal(run.status, 0, run.stdout + run.stderr);
  assert.match(run.stdout, /^ok \d+ - every published age vector opens to its payload, or is refused$/m);
});
