// Follows an import: asks for the page again until its state changes, then shows the new page.
const box = document.querySelector("[data-import-state]");
const WAIT = 1500;

async function look() {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-import-state]");
    if (!fresh) return location.reload();  // it is read, or somebody has logged out
    if (fresh.dataset.importState !== box.dataset.importState) {
      box.dataset.importState = fresh.dataset.importState;
      box.replaceChildren(...fresh.childNodes);
    }
  } catch {
    // The server may be restarting; the next look tells.
  }
  follow();
}

function follow() {
  if (box.dataset.importState !== "failed") setTimeout(look, WAIT);
}

follow();
