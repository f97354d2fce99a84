// Rows to pick from: native radios or check boxes, each as tall as a thumb.
import { Fragment, type JSX } from "preact";

export interface Row {
  readonly key: string;
  readonly label: string;
}

/**
 * A native radio or check box. What is ticked is its default too: Firefox writes the boxes that differ from theirs to
 * its file of open tabs, `autocomplete="off"` or not.
 */
export function Box(props: {
  readonly id: string;
  readonly kind: "radio" | "checkbox";
  readonly on: boolean;
  readonly set: (on: boolean) => void;
  readonly name?: string;
  readonly value?: string;
}): JSX.Element {
  const { id, kind, on, set, name, value } = props;
  return (
    <input
      id={id}
      type={kind}
      name={name}
      value={value}
      autocomplete="off"
      checked={on}
      ref={(box) => {
        if (box !== null) box.defaultChecked = on;
      }}
      onChange={(event) => set(event.currentTarget.checked)}
    />
  );
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
            <Box id={`${name}-${key}`} kind={kind} name={name} value={key} on={picked.includes(key)} set={(on) => onPick(key, on)} />
            <span>{label}</span>
          </label>
          {under?.key === key && under.field}
        </Fragment>
      ))}
    </div>
  );
}
