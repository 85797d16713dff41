"use strict";
// Without scripts all can be read and decided; with them a line of a story's page leads to its own
// page, and the queue is worked through by keys.
(() => {
  const bar = document.querySelector(".story-bar");
  if (bar) {
    for (const line of document.querySelectorAll(".page .r[data-group][id], .page tr.r[id]")) {
      const link = document.createElement("a");
      link.className = "line-link";
      // The second place of one record on a page has a number of its own.
      link.href = bar.dataset.lines + line.id.replace(/^([a-z][0-9a-f]{12})-\d+$/, "$1");
      link.textContent = "open";
      link.setAttribute("aria-label", "Open this line");
      (line.matches("tr") ? line.lastElementChild : line).append(" ", link);
    }
  }
})();
