// A call to the relay as a screen sees it: its progress in one status line, its trouble in words, a way to stop it.
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Guide } from "../guide.ts";
import type { Result, Step, Trouble } from "../post.ts";
import { Go } from "./frame.tsx";
import { Notice, Status } from "./notice.tsx";

export interface Call {
  readonly busy: boolean;
  readonly step: Step | null;
  readonly trouble: Trouble | null;
  /** Runs one call; a call that is already running is left alone. */
  readonly run: <T>(
    call: (step: (step: Step) => void, signal: AbortSignal) => Promise<Result<T>>,
    done: (value: T) => void,
  ) => void;
  readonly stop: () => void;
}

/** One call at a time; leaving the screen stops it. */
export function useCall(): Call {
  const running = useRef<AbortController | null>(null);
  const [step, setStep] = useState<Step | null>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const run: Call["run"] = (call, done) => {
    if (running.current !== null) return;
    const controller = new AbortController();
    running.current = controller;
    setTrouble(null);
    setBusy(true);
    const settle = (end: () => void): void => {
      running.current = null;
      setBusy(false);
      setStep(null);
      end();
    };
    call(setStep, controller.signal).then(
      (result) => settle(() => (result.ok ? done(result.value) : setTrouble(result.trouble))),
      () => settle(() => setTrouble(controller.signal.aborted ? "cancelled" : "broken")),
    );
  };
  return { busy, step, trouble, run, stop: () => running.current?.abort() };
}

/** Which sentence tells each trouble; sending and reading say it differently. */
export type TroubleWords = Readonly<Record<Trouble, string>>;

export const SENDING_TROUBLE: TroubleWords = {
  network: "failed-network",
  no_box: "failed-refused",
  full: "failed-full",
  files_full: "failed-files-full",
  file_missing: "failed-refused",
  file_changed: "failed-refused",
  refused: "failed-refused",
  roster: "failed-roster",
  newer: "failed-newer",
  cancelled: "failed-cancelled",
  broken: "failed-broken",
};

export const READING_TROUBLE: TroubleWords = {
  network: "reply-network",
  no_box: "reply-no-box",
  full: "reply-refused",
  files_full: "reply-refused",
  file_missing: "file-gone",
  file_changed: "file-changed",
  refused: "reply-refused",
  roster: "failed-roster",
  newer: "failed-newer",
  cancelled: "reply-cancelled",
  broken: "reply-refused",
};

/** A file of a reply that did not come. */
export const FETCHING_TROUBLE: TroubleWords = {
  ...READING_TROUBLE,
  network: "file-network",
  no_box: "file-gone",
  cancelled: "file-stopped",
  broken: "file-network",
};

export function CallStatus({ guide: { say }, call, words }: { guide: Guide; call: Call; words: TroubleWords }): JSX.Element {
  const { step, trouble } = call;
  return (
    <>
      <Status>
        {call.busy && (
          <p class="progress">
            {say(`sending-${step?.at ?? "sending"}`, step === null ? {} : { ...step })}
          </p>
        )}
        {trouble !== null && (
          <Notice look={trouble === "roster" ? "alarm" : "warn"}>
            <p>{say(words[trouble])}</p>
          </Notice>
        )}
      </Status>
      {call.busy && (
        <Go look="quiet" onClick={call.stop}>
          {say("sending-cancel")}
        </Go>
      )}
    </>
  );
}
