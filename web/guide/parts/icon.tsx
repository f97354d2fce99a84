// The few signs the guide draws; each stands beside its word and never instead of it.
import type { JSX } from "preact";

const PATHS = {
  back: <path d="M15 5l-7 7 7 7" />,
  urgent: <path d="M8.5 3h7L21 8.5v7L15.5 21h-7L3 15.5v-7zM12 7.5v6M12 16.4v.2" />,
  danger: <path d="M12 3.5L22 20.5H2zM12 9.5v5M12 17.3v.2" />,
  wait: <path d="M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18zM12 7.5v5l3.5 2" />,
  maybe: <path d="M12 21V13M12 13L5 5M12 13l7-8M5 9.5V5h4.5M19 9.5V5h-4.5" />,
  paper: <path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6" />,
  check: <path d="M4.5 12.5l5 5L19.5 7" />,
  stop: <path d="M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18zM5.8 5.8l12.4 12.4" />,
  info: <path d="M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18zM12 11v6M12 7.4v.2" />,
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {PATHS[name]}
    </svg>
  );
}
