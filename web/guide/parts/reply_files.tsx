// Files that came with a reply: what each is said to be, and a way to save it, with a word on what that leaves behind.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Guide } from "../guide.ts";
import type { Mailbox, SaidFile } from "../post.ts";
import { megabytes } from "./files.tsx";
import { Go } from "./frame.tsx";
import { Notice, Status } from "./notice.tsx";
import { CallStatus, FETCHING_TROUBLE, useCall } from "./sending.tsx";

/** Under which ending a file is saved, by what its author says; any other is saved as `bin`. */
const ENDINGS: Readonly<Record<string, string>> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "image/gif": "gif",
  "text/plain": "txt",
  "application/pdf": "pdf",
};
/** How long a browser may take to begin saving. */
const KEPT_MS = 60_000;

export function ReplyFiles({ guide, mailbox, files }: { guide: Guide; mailbox: Mailbox; files: readonly SaidFile[] }): JSX.Element {
  return (
    <ul class="file-list">
      {files.map((file, i) => (
        <ReplyFile key={file.ref} guide={guide} mailbox={mailbox} file={file} n={i + 1} />
      ))}
    </ul>
  );
}

type At = "shown" | "asked" | "saved";

function ReplyFile({ guide, mailbox, file, n }: { guide: Guide; mailbox: Mailbox; file: SaidFile; n: number }): JSX.Element {
  const { say } = guide;
  const [at, go] = useState<At>("shown");
  const call = useCall();
  const name = file.name === "" ? say("file-nameless", { n }) : file.name;
  const save = (): void =>
    call.run(
      (step, signal) => mailbox.open(file, step, signal),
      (data) => {
        handOver(data, `${n}.${ENDINGS[file.mediaType] ?? "bin"}`);
        go("saved");
      },
    );
  return (
    <li>
      <p>
        <strong>
          <bdi>{name}</bdi>
        </strong>{" "}
        <span class="quiet">{say("file-size", { size: say.number(megabytes(file.sizeBytes)) })}</span>
      </p>
      {at === "asked" ? (
        <>
          <Notice look="warn" title={say("file-save-title")}>
            <p>{say("file-save-about")}</p>
          </Notice>
          <CallStatus guide={guide} call={call} words={FETCHING_TROUBLE} />
          {!call.busy && (
            <div class="actions">
              <Go look="second" onClick={save}>
                {say("file-save-yes")}
              </Go>
              <Go look="quiet" onClick={() => go("shown")}>
                {say("file-save-no")}
              </Go>
            </div>
          )}
        </>
      ) : (
        <Go look="quiet" onClick={() => go("asked")}>
          {say("file-save", { file: name })}
        </Go>
      )}
      <Status>{at === "saved" && <p class="quiet small">{say("file-saved")}</p>}</Status>
    </li>
  );
}

/** Hands the file to the browser as a download. Nothing of it is opened here, or kept. */
function handOver(data: Blob, name: string): void {
  const link = document.createElement("a");
  const url = URL.createObjectURL(data);
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
