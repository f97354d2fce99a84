import type { BuildOptions } from "esbuild";

export declare const target: string[];
export declare const bundling: BuildOptions & { write: false };
