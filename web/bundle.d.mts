import type { BuildOptions } from "esbuild";

export declare const target: string[];
export declare function ownWords(path: string): { readonly early: string; readonly late: string };
export declare const bundling: BuildOptions & { write: false };
