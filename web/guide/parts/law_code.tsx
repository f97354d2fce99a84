// The law's code on the screen, and the alarm when the law in the file is not what its code says.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { readWords } from "../file.ts";
import type { Guide } from "../guide.ts";
import type { Pack } from "../../lib/law/index.ts";
import { browserDigest, type LawCode, lawCode } from "../law_code.ts";
import { Notice } from "./notice.tsx";

/** Worked out once: the file does not change while it is open. */
let known: Promise<LawCode> | null = null;

function codeOf(pack: Pack): Promise<LawCode> {
  const words = pack.languages.flatMap((lang) => {
    const law = readWords(lang)?.[1];
    return law === undefined ? [] : [[lang, law] as const];
  });
  known ??= lawCode(pack, Object.fromEntries(words), browserDigest());
  return known;
}

const A_MOMENT_MS = 300;

function useLawCode(pack: Pack): LawCode | null {
  const [code, setCode] = useState<LawCode | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => void codeOf(pack).then(setCode), A_MOMENT_MS);
    return () => clearTimeout(timer);
  }, []);
  return code;
}

/** Nothing, unless the law was changed or damaged since its code was made. */
export function LawChanged({ guide: { say, pack } }: { guide: Guide }): JSX.Element | null {
  return useLawCode(pack)?.found === "changed" ? <Notice look="alarm">{say("genuine-law-changed")}</Notice> : null;
}

export function ShowLawCode({ guide: { say, pack } }: { guide: Guide }): JSX.Element {
  const law = useLawCode(pack);
  return (
    <>
      <h2>{say("genuine-law-title")}</h2>
      {law?.found === "changed" && <Notice look="alarm">{say("genuine-law-changed")}</Notice>}
      {law !== null && (
        <>
          <p>{say(law.found === "unknown" ? "genuine-law-unknown" : "genuine-law")}</p>
          <p class="code">{law.code}</p>
        </>
      )}
    </>
  );
}
