// Fields a reader types into; the browser is told to remember nothing of them.
import type { JSX } from "preact";
import type { Say } from "../words.ts";

interface FieldProps {
  readonly id: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly describedBy?: string | undefined;
}

/**
 * A day. The browser puts its parts in the order of its own language, which may not be the page's: 05/06 is May or June.
 * So what was picked stands under it in words.
 */
export function DayField({ id, value, onInput, describedBy, say }: FieldProps & { readonly say: Say }): JSX.Element {
  return (
    <>
      <input
        id={id}
        type="date"
        min="1900-01-01"
        max="2099-12-31"
        autocomplete="off"
        aria-describedby={describedBy}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <output class="hint" for={id}>
        {!Number.isNaN(Date.parse(`${value}T00:00:00Z`)) && say.day(value)}
      </output>
    </>
  );
}

const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, "0"));

/** An hour of the day, `13`; empty is not known. */
export function HourField({ id, value, onInput, unknown }: FieldProps & { readonly unknown: string }): JSX.Element {
  return (
    <select id={id} class="short" autocomplete="off" value={value} onChange={(event) => onInput(event.currentTarget.value)}>
      <option value="">{unknown}</option>
      {HOURS.map((hour) => (
        <option key={hour} value={hour}>
          {hour}:00
        </option>
      ))}
    </select>
  );
}

export function NumberField({ id, value, onInput, describedBy, decimal = false }: FieldProps & { readonly decimal?: boolean }): JSX.Element {
  return (
    <input
      id={id}
      type="text"
      inputMode={decimal ? "decimal" : "numeric"}
      class="short"
      autocomplete="off"
      aria-describedby={describedBy}
      value={value}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  );
}

export function LineField({ id, value, onInput, describedBy }: FieldProps): JSX.Element {
  return (
    <input
      id={id}
      type="text"
      autocomplete="off"
      autocapitalize="off"
      autocorrect="off"
      spellcheck={false}
      aria-describedby={describedBy}
      value={value}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  );
}

export function TextField({ id, value, onInput, describedBy, rows }: FieldProps & { readonly rows: number }): JSX.Element {
  return (
    <textarea
      id={id}
      rows={rows}
      autocomplete="off"
      autocapitalize="off"
      autocorrect="off"
      spellcheck={false}
      aria-describedby={describedBy}
      value={value}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  );
}
