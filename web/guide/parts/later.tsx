// What lies below the first screenful of a long page: made once the rest has been painted, so that a tap answers sooner.
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

export function Later({ children }: { children: () => ComponentChildren }): JSX.Element {
  const [come, setCome] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setCome(true));
    return () => clearTimeout(timer);
  }, []);
  return come ? <>{children()}</> : <div aria-busy="true" />;
}
