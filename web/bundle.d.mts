import type { BuildOptions } from "esbuild";

export declare const target: string[];
export declare function ownWords(path: string): { readonly whole: string; readonly early: string };
export declare const bundling: BuildOptions & { write: false };
