"use strict";
// With scripts, evidence opens beside the dossier: one account, or two side by side. Each piece has
// an address, so a link to it opens it, and Back closes it. Without scripts every link still leads
// to the marked words in the list of articles below.
(() => {
  const panel = document.getElementById("panel");
  if (!panel || !panel.showModal) return;
  const panes = [...panel.querySelectorAll(".pane")];
  const said = document.getElementById("said");
  let opener = null;
  let shown = false;

  const named = (hash) => decodeURIComponent(hash.slice(1));
  const keyOf = (link) => named(link.getAttribute("href"));
  const linksTo = (key) => [...document.querySelectorAll(`a.ev[href="#${CSS.escape(key)}"]`)];
  const articleOf = (key) => key && document.getElementById(key)?.closest(".text");
  const marksOf = (key, where) => where.querySelectorAll(`[id="${key}"], .${CSS.escape(key)}`);
  const wordsOf = (key) => [...marksOf(key, articleOf(key))]
    .filter((mark) => !mark.parentElement.closest("." + CSS.escape(key)))
    .map((mark) => mark.textContent).join("");

  function fill(pane, key, keys) {
    const text = articleOf(key);
    const copy = text.cloneNode(true);
    for (const other of keys) {
      for (const mark of marksOf(other, copy)) mark.classList.add("also");
    }
    for (const mark of marksOf(key, copy)) mark.classList.add("lit");
    copy.querySelectorAll("[id]").forEach((mark) => mark.removeAttribute("id"));
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
    select.onchange = () => {
      fill(pane, select.value, keys);
      if (pane === panes[0]) history.replaceState(history.state, "", "#" + select.value);
    };
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

  // The line that a link proves; of a row of a table, the number too.
  function lineOf(link) {
    const row = link.closest("tr");
    const around = [row, link.closest("[data-group]"), link.closest("li")];
    const line = around.map((one) => one?.querySelector(".l")).find(Boolean);
    const number = row?.querySelector(".num")?.textContent.trim();
    return [line?.textContent, number].filter(Boolean).join(": ") || "Evidence";
  }

  function open(link) {
    const key = keyOf(link);
    const group = link.closest("[data-group]");
    const links = group ? [...group.querySelectorAll("a.ev")] : [link];
    const keys = [...new Set(links.map(keyOf))].filter(articleOf);
    const other = link.dataset.with || counterpart(link, links, keys);
    document.getElementById("panel-title").textContent = lineOf(link);
    panes[1].hidden = !other;
    panel.classList.toggle("two", Boolean(other));
    if (!panel.open) panel.showModal();
    [key, other].forEach((one, position) => {
      if (!one) return;
      offer(panes[position], one, keys);
      fill(panes[position], one, keys);
    });
    document.getElementById("panel-close").focus();
  }

  // What the address says is what is shown. The place of the link among those to the same words is
  // kept with the address, so that Forward opens the panel on the same line.
  function follow() {
    const key = named(location.hash);
    const links = articleOf(key) ? linksTo(key) : [];
    if (links.length) {
      open(links[history.state?.place || 0] || links[0]);
      shown = true;
    } else if (shown) {
      shown = false;
      panel.close();
      // Only then has the browser gone back, to the place that the address before named.
      setTimeout(() => opener?.focus({ preventScroll: true }));
    } else {
      reveal(key);
    }
  }

  function show(link) {
    opener = link;
    push(link.hash, linksTo(keyOf(link)).indexOf(link));
    open(link);
    shown = true;
  }
  const push = (hash, place) => history.pushState({ ours: true, place }, "", hash);
  const bare = () => location.href.split("#")[0];

  async function copy(hash, button) {
    const link = bare() + "#" + hash;
    let done = true;
    try {
      await navigator.clipboard.writeText(link);
    } catch {
      done = false;
      location.hash = hash;
    }
    const words = button.textContent;
    button.textContent = done ? "Copied" : "In the address bar";
    said.textContent = button.textContent;
    setTimeout(() => { button.textContent = words; said.textContent = ""; }, 1500);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const button = event.target.closest("button.copy");
    if (button) copy(button.dataset.to, button);
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    if (link.matches("a.ev") && articleOf(keyOf(link))) {
      event.preventDefault();
      show(link);
    } else if (link.matches("a.full")) {
      event.preventDefault();
      opener = null;
      shown = false;
      panel.close();
      reveal(keyOf(link));
    }
  });
  document.getElementById("panel-copy").addEventListener("click", (event) =>
    copy(named(location.hash), event.target));
  document.getElementById("panel-close").addEventListener("click", () => panel.close());
  panel.addEventListener("click", (event) => {
    if (event.target === panel) panel.close();
  });
  panel.addEventListener("close", () => {
    if (shown && history.state?.ours) history.back();
    else if (shown) history.replaceState(null, "", bare());
    opener?.focus();
  });

  // A place in a fold is shown by opening every fold around it; evidence is lit there.
  function reveal(id) {
    const target = id && document.getElementById(id);
    if (!target) return;
    for (let at = target.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
    document.querySelectorAll("mark.lit").forEach((mark) => mark.classList.remove("lit"));
    if (target.matches("mark")) marksOf(id, target.closest(".text")).forEach((mark) => mark.classList.add("lit"));
    target.scrollIntoView();
  }

  // The texts are open for readers without scripts and for print; here they fold away.
  document.querySelectorAll("details.piece").forEach((piece) => { piece.open = false; });
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not(.removed, .why, [open])")];
    closed.forEach((one) => { one.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach((one) => { one.open = false; }));
  document.getElementById("toc").open = matchMedia("(min-width: 62rem)").matches;

  for (const record of document.querySelectorAll(".r")) {
    const to = record.id || record.closest("[id]").id;
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "copy", textContent: "Copy link" });
    button.dataset.to = to;
    (record.matches("tr") ? record.lastElementChild : record.querySelector(":scope > header") || record)
      .append(button);
  }

  const box = document.getElementById("find");
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  if (box) {
    const left = document.getElementById("left");
    const stories = [...document.querySelectorAll("article.record")].map((story) => {
      const outlets = [...story.querySelectorAll(".text")].map((text) => text.dataset.name);
      const listed = document.querySelector(`.stories a[href="#${CSS.escape(story.id)}"]`);
      const words = [story.querySelector("header").textContent, ...outlets].join(" ");
      return { story, entry: listed?.closest("li"), words: plain(words) };
    });
    box.closest("p").hidden = false;
    box.addEventListener("input", () => {
      const wanted = plain(box.value).split(/\s+/).filter(Boolean);
      let count = 0;
      for (const { story, entry, words } of stories) {
        story.hidden = !wanted.every((word) => words.includes(word));
        if (entry) entry.hidden = story.hidden;
        count += !story.hidden;
      }
      left.textContent = wanted.length ? `${count} of ${stories.length}` : "";
    });
  }

  // A page that is opened on evidence holds the bare page before it, so that Back closes the panel.
  if (articleOf(named(location.hash)) && !history.state?.ours) {
    const { hash } = location;
    history.replaceState(null, "", bare());
    push(hash, 0);
  }
  addEventListener("popstate", follow);
  follow();
})();
