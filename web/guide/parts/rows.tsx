// Rows to pick from: native radios or check boxes, each as tall as a thumb.
import type { JSX } from "preact";

export interface Row {
  readonly key: string;
  readonly label: string;
}

export function Rows(props: {
  name: string;
  kind: "radio" | "checkbox";
  rows: readonly Row[];
  picked: readonly string[];
  onPick: (key: string, on: boolean) => void;
}): JSX.Element {
  const { name, kind, rows, picked, onPick } = props;
  return (
    <div class="rows">
      {rows.map(({ key, label }) => (
        <label key={key} class="row" for={`${name}-${key}`}>
          <input
            id={`${name}-${key}`}
            type={kind}
            name={name}
            value={key}
            autocomplete="off"
            checked={picked.includes(key)}
            onChange={(event) => onPick(key, event.currentTarget.checked)}
          />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}
