// Pointing at a passage of a source lights its fact, and the other way round.
// data-f: numbers of the facts that a passage supports; data-for: the number of a fact.

/** @param {string[]} numbers */
function light(numbers) {
  document.querySelectorAll("[data-f]").forEach((passage) => {
    const of = /** @type {HTMLElement} */ (passage).dataset.f?.split(" ") ?? [];
    passage.classList.toggle("on", of.some((number) => numbers.includes(number)));
  });
  document.querySelectorAll("[data-for]").forEach((fact) => {
    fact.classList.toggle("on", numbers.includes(/** @type {HTMLElement} */ (fact).dataset.for ?? ""));
  });
}

document.querySelectorAll("[data-f], [data-for]").forEach((one) => {
  const { f, for: fact } = /** @type {HTMLElement} */ (one).dataset;
  const numbers = (f ?? fact ?? "").split(" ");
  one.addEventListener("mouseenter", () => light(numbers));
  one.addEventListener("focusin", () => light(numbers));
});

const target = document.querySelector(location.hash.length > 1 ? `[id="${CSS.escape(location.hash.slice(1))}"]` : "html");
const lit = target?.closest("[data-for]") ?? target?.nextElementSibling;
if (lit instanceof HTMLElement) light((lit.dataset.for ?? lit.dataset.f ?? "").split(" "));
