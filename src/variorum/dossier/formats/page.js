"use strict";
// With scripts, evidence opens beside the dossier: one account, or two side by side. Without
// them every link still leads to the marked words in the list of articles below.
(() => {
  const panel = document.getElementById("panel");
  if (!panel || !panel.showModal) return;
  const panes = [...panel.querySelectorAll(".pane")];
  const pieces = [...document.querySelectorAll("details.piece")];
  let opener = null;

  const keyOf = (link) => link.getAttribute("href").slice(1);
  const articleOf = (key) => document.getElementById(key)?.closest(".text");
  const wordsOf = (key) => {
    const text = articleOf(key);
    if (!text) return "";
    const found = [...text.getElementsByClassName(key)]
      .filter((mark) => !mark.parentElement.closest("." + CSS.escape(key)));
    return found.map((mark) => mark.textContent).join("");
  };

  function fill(pane, key, keys) {
    const text = articleOf(key);
    const copy = text.cloneNode(true);
    copy.removeAttribute("id");
    copy.querySelectorAll("[id]").forEach((mark) => mark.removeAttribute("id"));
    for (const other of keys) {
      for (const mark of copy.getElementsByClassName(other)) mark.classList.add("also");
    }
    for (const mark of copy.getElementsByClassName(key)) mark.classList.add("lit");
    pane.querySelector(".pane-name").textContent = `${text.dataset.name}, ${text.dataset.date}`;
    const view = pane.querySelector(".pane-text");
    view.replaceChildren(copy);
    const lit = view.querySelector(".lit");
    if (lit) {
      const top = lit.getBoundingClientRect().top - view.getBoundingClientRect().top;
      view.scrollTop += top - view.clientHeight / 3;
    }
    pane.querySelector(".full").href = "#" + key;
  }

  function offer(pane, key, keys) {
    const select = pane.querySelector("select");
    select.replaceChildren(...keys.map((one) => {
      const words = wordsOf(one).replace(/\s+/g, " ");
      const short = words.length > 60 ? words.slice(0, 57) + "…" : words;
      return new Option(`${articleOf(one).dataset.name}: ${short}`, one, false, one === key);
    }));
    select.onchange = () => fill(pane, select.value, keys);
  }

  // The account to set beside this one: the other side of a dispute, else another origin, else
  // another article, else another place of the same one.
  function counterpart(link, links, keys) {
    const key = keyOf(link);
    const text = articleOf(key);
    const side = link.closest(".side");
    const across = links.find((one) => side && one.closest(".side") !== side);
    return (across && keyOf(across)) ||
      keys.find((one) => articleOf(one).dataset.origin !== text.dataset.origin) ||
      keys.find((one) => articleOf(one) !== text) ||
      keys.find((one) => one !== key);
  }

  function show(link) {
    const key = keyOf(link);
    const group = link.closest("[data-group]");
    const links = group ? [...group.querySelectorAll("a.ev")] : [link];
    const keys = [...new Set(links.map(keyOf))].filter(articleOf);
    const other = link.dataset.with || counterpart(link, links, keys);
    opener = link;
    panes[1].hidden = !other;
    panel.classList.toggle("two", Boolean(other));
    panel.showModal();
    [key, other].forEach((one, position) => {
      if (!one) return;
      offer(panes[position], one, keys);
      fill(panes[position], one, keys);
    });
    document.getElementById("panel-close").focus();
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    if (link.matches("a.ev") && articleOf(keyOf(link))) {
      event.preventDefault();
      show(link);
    } else if (link.matches("a.full")) {
      opener = null;
      panel.close();
      reveal(link.hash);
    }
  });
  document.getElementById("panel-close").addEventListener("click", () => panel.close());
  panel.addEventListener("click", (event) => {
    if (event.target === panel) panel.close();
  });
  panel.addEventListener("close", () => opener?.focus());

  // The texts are open for readers without scripts and for print; here they fold away.
  function reveal(hash) {
    const target = hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1)));
    const piece = target && target.closest("details.piece");
    if (piece) {
      piece.open = true;
      target.scrollIntoView();
    }
  }
  const fold = () => pieces.forEach((piece) => { piece.open = false; });
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not(.removed, .why, [open])")];
    closed.forEach((one) => { one.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach((one) => { one.open = false; }));
  fold();
  reveal(location.hash);
  addEventListener("hashchange", () => reveal(location.hash));
})();
