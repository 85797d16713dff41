"use strict";
// Words that are marked in an article's text go into the form that adds a statement. Without
// scripts they are copied into it by hand.
(() => {
  const text = document.querySelector(".text.read");
  const field = document.querySelector("textarea[data-marked]");
  if (!text || !field) return;
  document.addEventListener("selectionchange", () => {
    const marked = document.getSelection();
    if (!marked || marked.isCollapsed || !marked.rangeCount) return;
    const range = marked.getRangeAt(0);
    if (text.contains(range.startContainer) && text.contains(range.endContainer)) {
      field.value = marked.toString().trim();
    }
  });
})();
