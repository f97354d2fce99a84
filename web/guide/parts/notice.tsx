// What a screen says aloud: notices, errors to mend, and the one status line of a sending.
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Icon, type IconName } from "./icon.tsx";

export function Notice(props: {
  look: "calm" | "warn" | "alarm";
  title?: string;
  icon?: IconName;
  children: ComponentChildren;
}): JSX.Element {
  const icon: IconName = props.icon ?? (props.look === "calm" ? "info" : "danger");
  return (
    <div class={`notice ${props.look}`}>
      <Icon name={icon} />
      <div>
        {props.title !== undefined && <p class="notice-title">{props.title}</p>}
        {props.children}
      </div>
    </div>
  );
}

/** The summary of an error: takes the focus and leads to the field. */
export function Problem({ title, text, field }: { title: string; text: string | null; field: string }): JSX.Element | null {
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (text !== null) summary.current?.focus();
  }, [text]);
  if (text === null) return null;
  const lead = (event: Event): void => {
    event.preventDefault();
    document.getElementById(field)?.focus();
  };
  return (
    <div class="notice alarm problem" ref={summary} tabIndex={-1} role="alert">
      <Icon name="danger" />
      <div>
        <p class="notice-title">{title}</p>
        <a href={`#${field}`} onClick={lead}>
          {text}
        </a>
      </div>
    </div>
  );
}

export function Status({ children }: { children: ComponentChildren }): JSX.Element {
  return (
    <div class="status" role="status">
      {children}
    </div>
  );
}
