// Filters: fold them on small screens, find a name in a long list, show the rest of the list.

/** @param {HTMLElement} button with aria-controls; one of them also says aria-expanded */
function opener(button) {
  button.addEventListener("click", () => {
    const open = document.getElementById(button.getAttribute("aria-controls") ?? "")?.classList.toggle("open") ?? false;
    document.querySelectorAll("[data-open-filters][aria-expanded]").forEach((other) => {
      other.setAttribute("aria-expanded", String(open));
    });
    if (!open) scrollTo(0, 0);
  });
}

/** @param {Element} facet its labels marked data-more show only while asked for or found */
function facet(facet) {
  const all = /** @type {HTMLButtonElement | null} */ (facet.querySelector("[data-show-all]"));
  const find = /** @type {HTMLInputElement | null} */ (facet.querySelector("[data-find]"));
  const closed = all?.textContent ?? "";
  const labels = [...facet.querySelectorAll("label.check")].filter((label) => label.querySelector("[type=checkbox]"));

  function show() {
    const wanted = find?.value.trim().toLowerCase() ?? "";
    const open = all?.getAttribute("aria-expanded") === "true";
    labels.forEach((label) => {
      const ticked = label.querySelector(":checked") !== null;
      const found = label.textContent?.toLowerCase().includes(wanted);
      /** @type {HTMLElement} */ (label).hidden = wanted ? !found : label.hasAttribute("data-more") && !open && !ticked;
    });
  }

  if (all) {
    all.hidden = false;
    all.addEventListener("click", () => {
      const open = all.getAttribute("aria-expanded") !== "true";
      all.setAttribute("aria-expanded", String(open));
      all.textContent = open ? "Show fewer" : closed;
      show();
    });
  }
  if (find) {
    find.hidden = false;
    find.addEventListener("input", show);
    find.form?.addEventListener("reset", () => setTimeout(show));
  }
  show();
}

document.querySelectorAll("[data-open-filters]").forEach(opener);
document.querySelectorAll(".facet").forEach(facet);
