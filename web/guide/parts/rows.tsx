// Rows to pick from: native radios or check boxes, each as tall as a thumb.
import { Fragment, type JSX } from "preact";

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
  /** What stands under one of the rows. */
  under?: { readonly key: string; readonly field: JSX.Element } | undefined;
}): JSX.Element {
  const { name, kind, rows, picked, onPick, under } = props;
  return (
    <div class="rows">
      {rows.map(({ key, label }) => (
        <Fragment key={key}>
          <label class="row" for={`${name}-${key}`}>
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
          {under?.key === key && under.field}
        </Fragment>
      ))}
    </div>
  );
}
