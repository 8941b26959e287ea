// Tables marked data-sortable get a button in each heading marked data-by; cells sort by data-sort, else by their text.

/** @param {HTMLTableRowElement} row @param {number} column */
function key(row, column) {
  const cell = row.cells[column];
  return cell?.dataset.sort ?? cell?.textContent?.trim() ?? "";
}

/** @param {HTMLTableElement} table @param {HTMLTableCellElement} heading */
function sort(table, heading) {
  const direction = heading.getAttribute("aria-sort") === "ascending" ? -1 : 1;
  table.querySelectorAll("th[aria-sort]").forEach((other) => other.removeAttribute("aria-sort"));
  heading.setAttribute("aria-sort", direction === 1 ? "ascending" : "descending");
  const body = table.tBodies[0];
  const column = heading.cellIndex;
  const compare = new Intl.Collator("en", { numeric: true }).compare;
  const rows = [...body.rows].sort((one, other) => compare(key(one, column), key(other, column)) * direction);
  body.append(...rows);
}

/** @param {HTMLTableElement} table */
function sortable(table) {
  table.querySelectorAll("thead th[data-by]").forEach((heading) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    button.addEventListener("click", () => sort(table, /** @type {HTMLTableCellElement} */ (heading)));
    heading.append(button);
  });
}

document.querySelectorAll("table[data-sortable]").forEach(sortable);
