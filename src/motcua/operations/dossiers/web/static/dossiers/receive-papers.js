// The checklist by keyboard: arrows go from paper to paper, digits count copies, F6 ticks what everybody must bring.
export function papers(form, { changed, onward }) {
  const part = form.querySelector('[data-part="papers"]');
  const boxes = () => [...part.querySelectorAll("input[name=paper]")];
  const seen = (one) => one.offsetParent !== null;
  const musts = () => boxes().filter((box) => box.dataset.must !== undefined);
  // A scan of an earlier dossier of this person stands for the paper: nothing of it need be brought.
  const has = (box) => box.checked || Boolean(box.closest(".chk").querySelector("input[name=reuse]:checked"));
  const count = (box, which) => box.closest(".chk").querySelector(`[name^=${which}-]`);
  const first = () => boxes().find(seen) || part.querySelector("summary, input[name=case]");

  // One press ticks what the law demands of everybody, nothing else: the receipt says what was brought.
  const all = form.querySelector("[data-all]");
  all.hidden = false;
  all.addEventListener("click", () => {
    for (const box of musts()) if (!has(box)) box.checked = true;
    changed();
    if (!musts().length) first()?.focus(); else if (!part.querySelector("input[name=case]")) onward(boxes().at(-1));
  });

  form.addEventListener("keydown", (event) => {
    const at = event.target;
    if (!part.contains(at) || event.ctrlKey || event.altKey || event.metaKey) return;
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !at.matches("[type=radio]")) {
      const places = [...part.querySelectorAll("input[name=paper], input[name=reuse], summary, input[name=case]:checked")].filter(seen);
      const row = at.name === "reuse" ? at : at.closest(".chk")?.querySelector(".cb") || at;
      const next = places[places.indexOf(row) + (event.key === "ArrowDown" ? 1 : -1)];
      if (!next) return;
      event.preventDefault();
      next.focus();
    } else if (event.shiftKey && /^Digit\d$/.test(event.code) && at.name === "paper") {
      event.preventDefault();
      set(at, "originals", event.code.slice(5));
    }
  });
  const set = (box, which, typed) => {
    count(box, which).value = typed.slice(-2);
    box.checked = Number(count(box, "originals").value) + Number(count(box, "copies").value) > 0;
    changed();
  };
  form.addEventListener("digits", (event) => { if (event.target.name === "paper") set(event.target, "copies", event.detail); });
  form.addEventListener("input", (event) => { if (event.target.matches(".chk .n")) event.target.closest(".chk").querySelector(".cb").checked = true; });

  // A long name unfolds under the pointer or the focus and stays so: nothing moves between a press and its release.
  for (const kind of ["pointerover", "focusin"]) part.addEventListener(kind, (event) => event.target.closest(".chk")?.classList.add("whole"));

  const missing = () => musts().filter((box) => !has(box));
  const name = (box) => box.nextElementSibling.textContent.trim();
  function look() {
    const ticked = boxes().filter(has), says = part.querySelector("[data-missing]");
    const lines = ticked.map((box) => { const item = document.createElement("li"), brief = document.createElement("span"); brief.className = "brief"; brief.textContent = box.checked ? name(box) : `${name(box)} (dùng lại)`; item.append(brief); return item; });
    if (!lines.length) lines.push(Object.assign(document.createElement("li"), { className: "none", textContent: "…" }));
    form.querySelector("[data-handed]")?.replaceChildren(...lines);
    const hint = form.querySelector("[data-all-says]");
    hint.textContent = boxes().length && !musts().length ? hint.dataset.first : hint.dataset.musts;
    if (says) says.textContent = missing().length ? says.dataset.lack.replace("#", missing().length) : musts().length ? says.dataset.full : says.dataset.free;
    return Boolean(says && !missing().length && (ticked.length || !boxes().length));
  }
  return { look, first, missing: () => missing().map(name) };
}
