// What stands before the law has arrived over a slow line, or where it never will.
import type { VNode } from "preact";
import type { Page } from "../guide.ts";
import type { Place } from "../places.ts";
import { Stays } from "./about.tsx";
import { Start, Waiting } from "./start.tsx";

/** The screen of a place that needs no law, or what stands until the law is there. */
export function screenBefore(page: Page, place: Place, turn: number, cut: boolean): VNode {
  if (place.at === "start") return <Start key={turn} guide={page} />;
  if (place.at === "stays") return <Stays key={turn} guide={page} />;
  return <Waiting key={turn} guide={page} cut={cut} />;
}
