// Photos that go with a letter: chosen, cleaned on the spot, each with what was taken out of it.
import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { type FileFault, TRACES } from "../../lib/files/refusal.ts";
import type { Guide } from "../guide.ts";
import type { NewFile, Post } from "../post.ts";
import { Go } from "./frame.tsx";
import { Notice, Status } from "./notice.tsx";

/** What a device's file chooser offers; some phones turn their own format into one of these. */
const OFFERED = "image/jpeg,image/png,image/webp,image/gif,text/plain";
const ENDINGS: Readonly<Record<NewFile["kind"], string>> = { jpeg: "jpg", png: "png", webp: "webp", gif: "gif", text: "txt" };
const MEGABYTE = 1_000_000;

export function FilesField({ guide, post }: { guide: Guide; post: Post }): JSX.Element {
  const { say, session } = guide;
  const { files } = session.draft;
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<readonly FileFault[]>([]);
  // What is typed while a file is cleaned must not be undone.
  const draft = useRef(session.draft);
  draft.current = session.draft;
  const put = (list: readonly NewFile[]): void => {
    draft.current = { ...draft.current, files: list };
    guide.change({ draft: draft.current });
  };
  const choose = async (chosen: readonly File[]): Promise<void> => {
    setBusy(true);
    const found: FileFault[] = [];
    for (const file of chosen) {
      const made = await post.clean(file).catch((): { readonly fault: FileFault } => ({ fault: "unread" }));
      if ("fault" in made) found.push(made.fault);
      else if (draft.current.files.length >= post.mostFiles) found.push("too_many");
      else {
        const { kind, data, removed } = made.file;
        put([...draft.current.files, { name: freeName(draft.current.files, kind), kind, data, removed }]);
      }
    }
    setFaults(found);
    setBusy(false);
  };
  const remove = (file: NewFile): void => {
    session.mailbox?.forget(file);
    put(draft.current.files.filter((other) => other !== file));
  };
  return (
    <section class="files" aria-labelledby="files-title">
      <h2 id="files-title">{say("files-title")}</h2>
      <p id="files-hint">{say("files-hint")}</p>
      <p class="file-choice">
        <input
          id="files"
          type="file"
          multiple
          accept={OFFERED}
          autocomplete="off"
          aria-describedby="files-hint"
          disabled={busy}
          onChange={(event) => {
            const field = event.currentTarget;
            const chosen = [...(field.files ?? [])];
            // The same file may be chosen again after it was removed.
            field.value = "";
            void choose(chosen);
          }}
        />
        {/* The browser's own button speaks the browser's language, and says "no file" when there are some. */}
        <label for="files" class="go second">
          {say("files-label")}
        </label>
      </p>
      <Status>
        {busy && <p class="progress">{say("files-cleaning")}</p>}
        {[...new Set(faults)].map((fault) => (
          <Notice key={fault} look="warn">
            <p>{say(`file-no-${fault.replace("_", "-")}`, { most: post.mostFiles })}</p>
          </Notice>
        ))}
      </Status>
      {files.length > 0 && (
        <>
          <ul class="file-list">
            {files.map((file) => (
              <li key={file.name}>
                <p>
                  <strong>{file.name}</strong> <span class="quiet">{say("file-size", { size: say.number(megabytes(file.data.size)) })}</span>
                </p>
                <p class="quiet small">{removedWords(guide, file)}</p>
                <Go look="quiet" onClick={() => remove(file)}>
                  {say("file-remove", { name: file.name })}
                </Go>
              </li>
            ))}
          </ul>
          <Notice look="warn" title={say("files-left-title")}>
            <p>{say("files-left")}</p>
            <p>{say("files-left-cover")}</p>
          </Notice>
        </>
      )}
    </section>
  );
}

function removedWords({ say }: Guide, file: NewFile): string {
  if (file.removed.length === 0) return say("file-clean");
  const traces = TRACES.filter((trace) => file.removed.includes(trace));
  return say("file-removed", { what: say.list(traces.map((trace) => say(`file-trace-${trace}`))) });
}

/** `1.jpg`: neither the name on the device nor the order of making is told. */
function freeName(files: readonly NewFile[], kind: NewFile["kind"]): string {
  const taken = new Set(files.map(({ name }) => name.split(".")[0]));
  let n = 1;
  while (taken.has(String(n))) n += 1;
  return `${n}.${ENDINGS[kind]}`;
}

/** One digit behind the point, and never nothing. */
export const megabytes = (bytes: number): number => Math.max(0.1, Math.round((10 * bytes) / MEGABYTE) / 10);
