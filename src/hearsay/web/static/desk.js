// Keys for going through claims and judging them, and the progress of a reading. Everything works without it.
"use strict";

(() => {
  const rows = () => [...document.querySelectorAll("[data-claim]")];
  let current = null;

  const mark = (row) => {
    if (current) current.removeAttribute("aria-current");
    current = row;
    row.setAttribute("aria-current", "true");
    const around = row.closest("details");
    if (around) around.open = true;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center" });
  };

  const step = (by) => {
    const all = rows();
    if (all.length === 0) {
      const link = document.querySelector(`a[rel=${by > 0 ? "next" : "prev"}]`);
      if (link) link.click();
      return;
    }
    const place = current ? all.indexOf(current) + by : by > 0 ? 0 : all.length - 1;
    mark(all[Math.min(Math.max(place, 0), all.length - 1)]);
  };

  const act = (key) => {
    const place = current || (rows().length === 0 ? document : null);
    const target = place && place.querySelector(`[data-key=${key}]`);
    if (!target) return;
    if (target.matches("button, a")) target.click();
    else target.focus();
  };

  const open = () => {
    const link = current && current.contains(document.activeElement) && current.querySelector("a.exact");
    if (link && document.activeElement === current) link.click();
  };

  const keys = { j: () => step(1), k: () => step(-1), a: () => act("a"), c: () => act("c"), n: () => act("n"), Enter: open };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.matches("input, textarea, select, [contenteditable]")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (event.key === "/") {
      const field = document.getElementById("seek");
      if (field) { event.preventDefault(); field.focus(); field.select(); }
    } else if (Object.hasOwn(keys, event.key)) {
      if (event.key !== "Enter") event.preventDefault();
      keys[event.key]();
    }
  });

  // a place that was linked to may lie in what is folded away
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const around = target.closest("details");
    if (around && !around.open) { around.open = true; target.scrollIntoView({ block: "center" }); }
    if (target.matches("[data-claim]")) mark(target);
  };
  addEventListener("hashchange", reveal);
  reveal();

  // on a narrow screen the margin begins folded, so that the text comes first
  if (matchMedia("(max-width: 62rem)").matches)
    for (const box of document.querySelectorAll(".checks-box, .narrow")) box.open = false;

  const watched = document.querySelector("[data-watch]");
  if (watched) {
    let before = "";
    const look = async () => {
      try {
        const answer = await fetch(watched.dataset.watch, { headers: { accept: "application/json" } });
        const told = await answer.text();
        // it may be done before the first look, and then it changes no more
        const isDone = answer.ok && JSON.parse(told).state === "done";
        if (!answer.ok || isDone || (before && told !== before)) { location.reload(); return; }
        before = told;
      } catch { /* the desk may be starting anew */ }
      setTimeout(look, 500);
    };
    look();
  }
})();
