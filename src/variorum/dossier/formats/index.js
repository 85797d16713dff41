"use strict";
// Without scripts the box is hidden and the list stands whole.
const box = document.getElementById("find");
const left = document.getElementById("left");
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const items = [...document.querySelectorAll("li[data-words]")];
const known = items.map((one) => plain(one.dataset.words));
box.closest("p").hidden = false;
box.addEventListener("input", () => {
  const wanted = plain(box.value).split(/\s+/).filter(Boolean);
  let count = 0;
  items.forEach((one, at) => {
    one.hidden = !wanted.every((word) => known[at].includes(word));
    count += !one.hidden;
  });
  for (const month of document.querySelectorAll("details")) {
    const some = month.querySelector("li:not([hidden])") !== null;
    month.hidden = !some;
    if (wanted.length && some) month.open = true;
  }
  left.textContent = wanted.length ? `${count} of ${items.length}` : "";
});
