// What stands around every screen: the way back, the way out, the languages, what stays on the phone.
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Page } from "../guide.ts";
import { languageName } from "../words.ts";
import { Icon } from "./icon.tsx";

interface FrameProps {
  readonly guide: Page;
  readonly children: ComponentChildren;
  /** The first screen carries its own languages and link. */
  readonly first?: boolean;
  /** `paper`: of this screen only the paper is printed. */
  readonly prints?: "paper";
}

export function Frame({ guide, children, first = false, prints }: FrameProps): JSX.Element {
  const { say } = guide;
  return (
    <>
      <a class="skip" href="#close" onClick={skipToClose}>
        {say("skip-to-close")}
      </a>
      <header class="bar">
        <div class="bar-inner">
          {guide.canGoBack ? (
            <button type="button" class="bar-back" onClick={guide.back}>
              <Icon name="back" /> {say("back")}
            </button>
          ) : (
            <span />
          )}
          <button type="button" id="close" class="bar-close" onClick={guide.close}>
            {say("close")}
          </button>
        </div>
      </header>
      <main class={prints === "paper" ? "sheet paper-only" : "sheet"}>{children}</main>
      {!first && <Foot guide={guide} />}
    </>
  );
}

function skipToClose(event: Event): void {
  event.preventDefault();
  document.getElementById("close")?.focus();
}

function Foot({ guide }: { guide: Page }): JSX.Element {
  return (
    <footer class="foot">
      <Languages guide={guide} />
      <button type="button" class="link" onClick={() => guide.go({ at: "stays" })}>
        {guide.say("stays-link")}
      </button>
    </footer>
  );
}

/** Each language under its own name; switching keeps the screen and the answers. */
export function Languages({ guide }: { guide: Page }): JSX.Element | null {
  if (guide.languages.length < 2) return null;
  return (
    <nav class="languages" aria-label={guide.say("languages")}>
      {guide.languages.map((lang) => (
        <button
          key={lang}
          type="button"
          lang={lang}
          aria-pressed={lang === guide.session.lang}
          onClick={() => guide.change({ lang })}
        >
          {languageName(lang)}
        </button>
      ))}
    </nav>
  );
}

/** The screen's h1; it takes the focus when the screen comes, so that nobody loses the place. */
export function Heading({ guide, children }: { guide: Page; children: ComponentChildren }): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (guide.untouched) return;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}

/** A button that moves on; one a screen is filled. */
export function Go(props: {
  onClick: () => void;
  children: ComponentChildren;
  look?: "primary" | "second" | "quiet" | "alarm";
  disabled?: boolean;
}): JSX.Element {
  return (
    <button type="button" class={`go ${props.look ?? "primary"}`} onClick={props.onClick} disabled={props.disabled ?? false}>
      {props.children}
    </button>
  );
}
