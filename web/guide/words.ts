// Words: one Fluent bundle a language, the guide's own sentences first, then the pack's.
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import enFtl from "./words/en.ftl";
import ruFtl from "./words/ru.ftl";

/** Who the person asks about; it changes wording only. */
export type Who = "self" | "relative" | "other";

export type Arguments = Readonly<Record<string, FluentVariable>>;

/** The languages the guide itself can speak, by code. */
const OWN_WORDS: Readonly<Record<string, string>> = { ru: ruFtl, en: enFtl };

/** What a screen needs to speak: sentences, days and lists in one language about one person. */
export interface Say {
  readonly lang: string;
  /** The sentence of an id, or the id itself where the words have none. `id.attribute` names an attribute. */
  (id: string, args?: Arguments): string;
  /** The sentence of an id, or null where the words have none. */
  readonly maybe: (id: string, args?: Arguments) => string | null;
  /** `2022-04-28` as a reader writes it. */
  readonly day: (day: string) => string;
  readonly list: (parts: readonly string[]) => string;
  readonly or: (parts: readonly string[]) => string;
}

/** The languages both the pack and the guide have, in the pack's order. */
export function languagesOf(pack: readonly string[]): readonly string[] {
  return pack.filter((lang) => lang in OWN_WORDS);
}

/** The first of the reader's own languages that is offered, else the first offered. */
export function chooseLanguage(offered: readonly string[], wanted: readonly string[]): string {
  const found = wanted.map((tag) => tag.slice(0, 2).toLowerCase()).find((lang) => offered.includes(lang));
  return found ?? offered[0] ?? "en";
}

/** By language, for the pack's words it was last asked with: before the law is there, none. */
const bundles = new Map<string, { readonly packWords: string; readonly bundle: FluentBundle }>();

function bundleOf(lang: string, packWords: string): FluentBundle {
  const known = bundles.get(lang);
  if (known !== undefined && known.packWords === packWords) return known.bundle;
  const bundle = new FluentBundle(lang, { useIsolating: false });
  bundle.addResource(new FluentResource(OWN_WORDS[lang] ?? ""));
  bundle.addResource(new FluentResource(packWords), { allowOverrides: false });
  bundles.set(lang, { packWords, bundle });
  return bundle;
}

/** Speak `lang` about `who`; `packWords` is the pack's Fluent text in that language. */
export function sayIn(lang: string, packWords: string, who: Who): Say {
  const bundle = bundleOf(lang, packWords);
  const days = new Intl.DateTimeFormat(lang, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const lists = { and: new Intl.ListFormat(lang, { type: "conjunction" }), or: new Intl.ListFormat(lang, { type: "disjunction" }) };

  const maybe = (id: string, args: Arguments = {}): string | null => {
    const [message, attribute] = id.split(".", 2) as [string, string | undefined];
    const found = bundle.getMessage(message);
    const pattern = attribute === undefined ? found?.value : found?.attributes[attribute];
    if (pattern === null || pattern === undefined) return null;
    return bundle.formatPattern(pattern, { who, ...args }, []);
  };
  return Object.assign((id: string, args?: Arguments): string => maybe(id, args) ?? id, {
    lang,
    maybe,
    // Russian formats end in "г.", which doubles a full stop and is read out as a letter. Day and month stay together.
    day: (day: string) => days.format(new Date(`${day}T00:00:00Z`)).replace(/\sг\.$/, " года").replace(" ", "\u00a0"),
    list: (parts: readonly string[]) => lists.and.format(parts),
    or: (parts: readonly string[]) => lists.or.format(parts),
  });
}

/** A language's name in itself. */
export function languageName(lang: string): string {
  return /^language = (.+)$/m.exec(OWN_WORDS[lang] ?? "")?.[1] ?? lang;
}
