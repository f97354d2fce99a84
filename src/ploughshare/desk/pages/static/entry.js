// Takes the one-time code out of the address at once, before it can be seen or kept, and opens the desk.
const code = location.hash.slice(1);
if (code) {
  history.replaceState(null, "", location.pathname);
  const form = document.querySelector("form[data-enter]");
  form.elements.namedItem("code").value = code;
  form.requestSubmit();
}
