// Cleans files from the command line, for tests: `node --import tsx node.ts IN OUT…` prints one JSON line for each pair.
import { readFileSync, writeFileSync } from "node:fs";
import { cleanFile } from "./clean.ts";
import { FileRefusedError } from "./refusal.ts";

const paths = process.argv.slice(2);
for (let i = 0; i + 1 < paths.length; i += 2) {
  const [from, to] = [paths[i] as string, paths[i + 1] as string];
  try {
    const { kind, data, removed } = await cleanFile(new Blob([readFileSync(from)]));
    writeFileSync(to, new Uint8Array(await data.arrayBuffer()));
    console.log(JSON.stringify({ kind, removed }));
  } catch (error) {
    if (!(error instanceof FileRefusedError)) throw error;
    console.log(JSON.stringify({ fault: error.fault }));
  }
}
