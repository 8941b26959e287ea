// The admin's search boxes for records have no names of their own; the label of their field becomes their name.
function name(box) {
  const label = document.querySelector(`label[for="${CSS.escape(box.previousElementSibling.id)}"]`);
  if (!label) return;
  label.id ||= `${label.htmlFor}-label`;
  for (const part of box.querySelectorAll("[role=combobox], [role=textbox], .select2-search__field")) {
    const own = part.getAttribute("aria-labelledby") ?? "";  // the value chosen stays part of the name
    part.setAttribute("aria-labelledby", `${label.id} ${own}`.trim());
  }
}

// They are made after the page has loaded, and again for every row that is added.
new MutationObserver((changes) => {
  for (const { addedNodes } of changes) {
    for (const node of addedNodes) if (node.matches?.("select + .select2-container")) name(node);
  }
}).observe(document.body, { childList: true, subtree: true });
