// Evidence: the marker of an open popover is lit, and the popover stands beside it.
// Opening and closing is native; where the browser has CSS anchors, so is the place.

const ANCHORS = CSS.supports("position-area", "block-end");
const GAP = 8;
/** @type {HTMLElement | null} the marker used last; one popover may have several */
let opener = null;

/** @param {HTMLElement} popover @param {HTMLElement} marker */
function place(popover, marker) {
  const at = marker.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = popover;
  const fitsBelow = at.bottom + GAP + height < innerHeight;
  popover.style.inset = "auto";
  popover.style.margin = "0";
  popover.style.left = `${Math.max(12, Math.min(innerWidth - width - 12, at.left - 20))}px`;
  popover.style.top = `${fitsBelow ? at.bottom + GAP : Math.max(GAP, at.top - height - GAP)}px`;
}

/** @param {HTMLElement} popover */
function watch(popover) {
  /** @type {HTMLElement | null} */
  let marker = null;
  popover.addEventListener("toggle", (event) => {
    const opens = /** @type {ToggleEvent} */ (event).newState === "open";
    marker?.removeAttribute("aria-expanded");
    marker = opens && opener?.getAttribute("popovertarget") === popover.id ? opener : null;
    if (!marker) return;
    marker.setAttribute("aria-expanded", "true");
    if (!ANCHORS && matchMedia("(min-width: 721px)").matches) place(popover, marker);
  });
}

addEventListener("click", (event) => {
  opener = /** @type {HTMLElement} */ (event.target).closest("[popovertarget]") ?? opener;
}, true);
document.querySelectorAll(".evidence[popover]").forEach(watch);
