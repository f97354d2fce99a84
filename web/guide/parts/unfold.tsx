// What stands behind a summary, made only once it is opened: a result with seventy findings comes at once.
import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";

export function Unfold({ summary, children }: { summary: ComponentChildren; children: () => ComponentChildren }): JSX.Element {
  const [opened, setOpened] = useState(false);
  const open = (): void => setOpened(true);
  // The tap comes before the browser unfolds; finding in the page unfolds without one.
  return (
    <details onToggle={open}>
      <summary onClick={open}>{summary}</summary>
      {opened && children()}
    </details>
  );
}
