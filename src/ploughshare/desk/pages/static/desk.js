// The keyboard: by physical keys, so that any layout works. Every page works without this script.
const root = document.body.dataset.root;
let lastEscape = -Infinity;
let going = -Infinity;
let toldAwake = -Infinity;

const typing = (target) =>
  target instanceof HTMLElement && target.matches("input:not([type=checkbox],[type=radio]), textarea, select");

const post = (path) =>
  fetch(root + path, { method: "POST", body: new URLSearchParams({ csrf: document.body.dataset.csrf }) });

function move(step) {
  const rows = [...document.querySelectorAll("[data-row]")];
  if (!rows.length) return;
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const to = at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + step, 0), rows.length - 1);
  rows[to].querySelector("[data-open]")?.focus();
  rows[to].scrollIntoView({ block: "nearest" });
}

function press(element) {
  const details = element.closest("details:not([open])");
  if (details && element.tagName !== "SUMMARY") details.open = true;
  element.focus();
  if (!element.matches("textarea, input")) element.click();
}

function act(code) {
  const row = document.activeElement?.closest("[data-row]");
  const element = (row ?? document).querySelector(`[data-key="${code}"]`);
  if (!element) return false;
  press(element);
  return true;
}

function oneKey(event) {
  if (event.code === "KeyJ" || event.code === "KeyK") move(event.code === "KeyJ" ? 1 : -1);
  else if (event.code === "KeyG") going = event.timeStamp;
  else if (event.key === "?") location.assign(`${root}/about`);
  else if (event.code === "Slash" || event.key === "/") {
    const field = document.querySelector("[data-find]");
    if (field) field.focus();
    else location.assign(`${root}/find`);
  } else if (!act(event.code)) return;
  event.preventDefault();
}

// The desk locks a session nobody uses; the page it left on the screen goes a moment later. What was typed
// and not sent stays, out of sight. Looked at by the clock, for a timer stands still while a laptop sleeps.
const IDLE_MS = 30 * 60_000 + 10_000;
let touched = Date.now();
for (const kind of ["keydown", "pointerdown", "pointermove", "wheel"]) {
  document.addEventListener(kind, () => (touched = Date.now()), { passive: true });
}
setInterval(() => {
  if (Date.now() - touched < IDLE_MS) return;
  const unsent = [...document.querySelectorAll("textarea")].some((field) => field.value !== field.defaultValue);
  if (unsent) document.documentElement.setAttribute("data-blank", "");
  else location.replace(`${root}/enter?locked`);
}, 15_000);

document.addEventListener("keydown", (event) => {
  if (event.code === "Escape") {
    if (event.timeStamp - lastEscape < 700) {
      document.documentElement.toggleAttribute("data-blank");
      lastEscape = -Infinity;
    } else lastEscape = event.timeStamp;
    return;
  }
  if (event.ctrlKey && event.code === "KeyL") {
    event.preventDefault();
    document.querySelector("[data-lock]").click();
    return;
  }
  if (event.timeStamp - toldAwake > 60_000) {
    toldAwake = event.timeStamp;
    post("/awake").catch(() => {});
  }
  if (event.ctrlKey && event.code === "Enter" && event.target instanceof HTMLElement && event.target.matches("[data-send]")) {
    event.target.form.requestSubmit();
    return;
  }
  if (document.documentElement.dataset.keys !== "on" || typing(event.target)) return;
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (event.timeStamp - going < 1500) {
    going = -Infinity;
    const link = document.querySelector(`[data-go="${event.code}"]`);
    if (link) {
      event.preventDefault();
      location.assign(link.href);
      return;
    }
  }
  oneKey(event);
});
