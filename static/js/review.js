// Keys of the review page. Every key presses a button or follows a link that is on the page without it too.
const cards = [...document.querySelectorAll(".rv-card")];
const marks = [...document.querySelectorAll(".rv-doc [data-p]")];
const current = document.querySelector('.rv-card[aria-current="true"]');
const help = document.querySelector("[data-help]");
const reject = current?.querySelector("[data-reject]");

const open = (card) => card?.querySelector("h2 a").click();
const press = (key) => document.querySelector(`[data-key="${key}"]`)?.click();
const beside = (step) => open(cards[cards.indexOf(current) + step]);
const covers = (mark, id) => mark.dataset.p.split(" ").includes(id);

function edit() {
  current?.querySelector("form[data-review] :is(input:not([type=hidden]), select)")?.focus();
}

function chooseReason() {
  if (!reject) return;
  reject.open = !reject.open;
  reject.querySelector(reject.open ? "button" : "summary").focus();
}

const keys = {
  j: () => beside(1), k: () => beside(-1),
  a: () => press("a"), u: () => press("u"),
  e: edit, r: chooseReason, x: chooseReason,
  "?": () => help.showModal(),
};

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
  if (event.target.closest("input:not([type=radio], [type=checkbox]), select, textarea")) {
    if (event.key === "Escape") current?.focus();
    return;
  }
  const reason = reject?.open && reject.querySelector(`[data-reason="${CSS.escape(event.key)}"]`);
  const act = reason ? () => reason.click() : keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

document.querySelector("[data-help-open]").addEventListener("click", () => help.showModal());

// Pointing at a card lights its words, pointing at words lights their cards; a click goes to the first open one.
function light(id, lit) {
  for (const mark of marks) mark.classList.toggle("lit", lit && covers(mark, id));
}
for (const card of cards) {
  for (const [type, lit] of [["pointerenter", true], ["pointerleave", false], ["focusin", true], ["focusout", false]]) {
    card.addEventListener(type, () => light(card.dataset.id, lit));
  }
}
for (const mark of marks) {
  mark.addEventListener("click", () => {
    const meant = cards.filter((card) => covers(mark, card.dataset.id));
    open(meant.find((card) => card.dataset.decision === "pending") ?? meant[0]);
  });
}

// One decision, one request: a second press of the key while the page is on its way does nothing.
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
}

if (current) {
  const first = marks.find((mark) => covers(mark, current.dataset.id));
  const box = first?.closest(".rv-doc");
  if (box) box.scrollTop += first.getBoundingClientRect().top - box.getBoundingClientRect().top - 60;
  current.focus({ preventScroll: true });
  current.scrollIntoView({ block: "nearest" });
}
