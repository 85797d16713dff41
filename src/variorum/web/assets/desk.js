"use strict";
// Without scripts all can be read and decided; with them a line of a story's page leads to its own
// page, and the queue is worked through by keys.
(() => {
  const bar = document.querySelector(".story-bar");
  if (bar) {
    for (const line of document.querySelectorAll(".page .r[data-group][id], .page tr.r[id]")) {
      // Who copied whom is no line: its passages are its evidence.
      if (line.closest(".copying")) continue;
      const link = document.createElement("a");
      link.className = "line-link";
      // The second place of one record on a page has a number of its own.
      link.href = bar.dataset.lines + line.id.replace(/^([a-z][0-9a-f]{12})-\d+$/, "$1");
      link.textContent = "open";
      link.setAttribute("aria-label", "Open this line");
      (line.matches("tr") ? line.lastElementChild : line).append(" ", link);
    }
  }
  // Keys act as the buttons and links that bear them, unless somebody is writing.
  const keyed = [...document.querySelectorAll("[data-key]")];
  if (keyed.length) {
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (event.target.closest("input, select, textarea")) return;
      // The space bar works a focused button or link as it always does.
      if (event.key === " " && event.target.closest("button, summary")) return;
      const found = keyed.find((one) => one.dataset.key === event.key);
      if (found) {
        event.preventDefault();
        found.click();
      }
    });
  }
})();
