// A timeline that is already drawn: a card for what the pointer or focus is on, arrow keys, keys for the zoom links.

const LINGER = 160; // ms in which the pointer may travel from a mark to its card
const phone = matchMedia("(max-width: 720px)");

/** @param {Element} mark @param {string} part one of the words that make up the name of the link */
function said(mark, part) {
  return mark.querySelector(`[data-c="${part}"]`)?.textContent?.trim() ?? "";
}

/** @param {string} name @param {string} text @param {string} [className] */
function element(name, text, className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

/** @param {HTMLElement} card @param {HTMLAnchorElement} mark */
function fill(card, mark) {
  const list = document.createElement("dl");
  const rows = [["Dates", said(mark, "when")], ["Status", said(mark, "status")], ["Parties", said(mark, "who")]];
  rows.filter(([, words]) => words).forEach(([label, words]) => {
    list.append(element("dt", label), element("dd", words));
  });
  const acts = element("p", "", "acts");
  const link = /** @type {HTMLAnchorElement} */ (element("a", "Open the record"));
  link.href = mark.href;
  link.tabIndex = -1;
  acts.append(link);
  const close = element("button", "×", "icon-btn narrow-only");
  close.setAttribute("aria-label", "Close");
  close.setAttribute("data-close", "");
  card.replaceChildren(element("span", said(mark, "type"), "sub"), element("p", said(mark, "title"), "name"), list, acts, close);
}

/** @param {Element} mark the box of what is drawn: the link itself spans the whole row */
function boxOf(mark) {
  const shapes = [...mark.querySelectorAll(".tl-name, .tl-bar > *")].map((shape) => shape.getBoundingClientRect());
  const left = Math.min(...shapes.map((box) => box.left));
  return { left, top: Math.min(...shapes.map((box) => box.top)), bottom: Math.max(...shapes.map((box) => box.bottom)) };
}

/** @param {HTMLElement} card @param {HTMLElement} root @param {Element} mark */
function place(card, root, mark) {
  if (phone.matches) {
    card.style.left = card.style.top = "";
    return;
  }
  const frame = root.getBoundingClientRect();
  const box = boxOf(mark);
  const below = box.bottom + card.offsetHeight + 12 < innerHeight || box.top < card.offsetHeight + 60;
  card.style.left = `${Math.max(8, Math.min(box.left - frame.left + 12, frame.width - card.offsetWidth - 12))}px`;
  card.style.top = `${below ? box.bottom - frame.top + 6 : box.top - frame.top - card.offsetHeight - 6}px`;
}

/** @param {HTMLElement} root a drawing with an empty card in it */
function timeline(root) {
  const card = /** @type {HTMLElement} */ (root.querySelector("[data-card]"));
  /** @type {Element | null} */ let shown = null;
  let leaving = 0;

  /** @param {Event} event @returns {HTMLAnchorElement | null} */
  const markAt = (event) => /** @type {Element} */ (event.target).closest?.(".tl-mark") ?? null;

  /** @param {HTMLAnchorElement} mark */
  function show(mark) {
    clearTimeout(leaving);
    if (shown === mark) return;
    shown = mark;
    fill(card, mark);
    card.hidden = false;
    place(card, root, mark);
  }

  function hide() {
    clearTimeout(leaving);
    card.hidden = true;
    shown = null;
  }

  /** @param {KeyboardEvent} event the next mark in the lane, or the first of the next lane */
  function travel(event) {
    const mark = markAt(event);
    if (!mark) return;
    const marks = [...root.querySelectorAll(".tl-mark")];
    const lane = mark.closest(".tl-lane");
    const next = { ArrowRight: marks[marks.indexOf(mark) + 1], ArrowLeft: marks[marks.indexOf(mark) - 1],
      ArrowDown: lane?.nextElementSibling?.querySelector(".tl-mark"),
      ArrowUp: lane?.previousElementSibling?.querySelector(".tl-mark") }[event.key];
    if (!next) return;
    event.preventDefault();
    /** @type {HTMLElement} */ (next).focus();
  }

  root.addEventListener("pointerover", (event) => {
    const mark = markAt(event);
    if (mark && event.pointerType !== "touch") show(mark);
    else if (card.contains(/** @type {Node} */ (event.target))) clearTimeout(leaving);
  });
  root.addEventListener("pointerout", () => {
    if (shown && !shown.matches(":focus-visible")) leaving = setTimeout(hide, LINGER);
  });
  root.addEventListener("focusin", (event) => {
    const mark = markAt(event);
    if (mark?.matches(":focus-visible")) show(mark);
  });
  root.addEventListener("focusout", (event) => {
    if (!card.contains(/** @type {Node | null} */ (event.relatedTarget))) hide();
  });
  root.addEventListener("click", (event) => {
    if (/** @type {Element} */ (event.target).closest("[data-close]")) return hide();
    const mark = markAt(event);
    if (!mark || !phone.matches || shown === mark) return;
    event.preventDefault(); // the first touch opens the sheet, its link opens the record
    show(mark);
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  root.addEventListener("keydown", travel);
}

/** @param {KeyboardEvent} event "+", "-" and "0" follow the zoom links, except while something is written */
function zoom(event) {
  const label = { "+": "+", "=": "+", "-": "−", 0: "All" }[event.key];
  const target = /** @type {Element} */ (event.target);
  if (!label || event.ctrlKey || event.metaKey || event.altKey || target.closest?.("input, textarea, select")) return;
  /** @type {HTMLElement | null} */ (document.querySelector(`[data-zoom="${label}"]`))?.click();
}

// Where the address asks for neither view, the list is what the page opens with only as long as no script runs.
document.querySelector('[data-view="auto"] .as-list')?.removeAttribute("aria-current");
document.querySelector('[data-view="auto"] .as-chart')?.setAttribute("aria-current", "true");
document.querySelectorAll("[data-timeline]").forEach((root) => timeline(/** @type {HTMLElement} */ (root)));
addEventListener("keydown", zoom);
