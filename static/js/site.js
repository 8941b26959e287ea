// What every page has: the theme button, "/" for the search box, the menu, copying the address.

const root = document.documentElement;

/** @returns {boolean} whether the page is dark now, by choice or by the system */
function isDark() {
  const { theme } = root.dataset;
  if (theme === "light" || theme === "dark") return theme === "dark";
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

/** @param {HTMLElement} button hidden until now: without JavaScript it could do nothing */
function themeButton(button) {
  const name = () => button.setAttribute("aria-label", isDark() ? "Switch to light theme" : "Switch to dark theme");
  button.hidden = false;
  name();
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("theme", root.dataset.theme);
    } catch {
      // The choice then lasts for this page only.
    }
    name();
  });
}

/** @param {HTMLInputElement} box the search box of the header, which "/" focuses while it is visible */
function searchKey(box) {
  box.parentElement?.querySelector("kbd")?.removeAttribute("hidden");
  addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target.closest?.("input, textarea, select, [contenteditable]") || !box.offsetParent) return;
    event.preventDefault();
    box.focus();
  });
}

/** @param {HTMLDetailsElement} menu closes on Escape and on a click elsewhere */
function menu(menu) {
  addEventListener("click", (event) => {
    if (!menu.contains(/** @type {Node} */ (event.target))) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
}

/** @param {HTMLElement} button says for two seconds what became of the address */
function copyButton(button) {
  const label = button.querySelector("span") ?? button;
  const before = label.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      label.textContent = "Copied";
    } catch {
      label.textContent = "Press Ctrl+L, Ctrl+C";
    }
    setTimeout(() => (label.textContent = before), 2000);
  });
}

document.querySelectorAll("[data-theme-toggle]").forEach(themeButton);
document.querySelectorAll("[data-search-key]").forEach(searchKey);
document.querySelectorAll("details.menu").forEach(menu);
document.querySelectorAll("[data-copy]").forEach(copyButton);
