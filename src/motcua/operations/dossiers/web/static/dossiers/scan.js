// A scanner is a fast keyboard: it types the card's text wherever the focus is. What it types is taken away from there
// and handed on as a whole; digits that no scanner typed are given back to the element that had the focus.
// One or two digits count copies and wait for no more; from the third on it is a scanner, which may pause.
const QUIET = 180, SETTLED = 700, ECHO = 1500, BURST = 1500;
const CARD = /\d{9,12}\|/;
const typed = (at) => at instanceof HTMLTextAreaElement || (at instanceof HTMLInputElement && !/^(checkbox|radio|button|submit|file|hidden)$/.test(at.type));

export function scanner(take) {
  const trap = document.createElement("input");
  trap.className = "trap"; trap.tabIndex = -1; trap.autocomplete = "off"; trap.spellcheck = false;
  trap.setAttribute("aria-label", "Máy quét");
  document.querySelector("main").append(trap);
  let home = null, before = null, at = 0, timer = 0, taken = -ECHO;

  const settle = () => {
    const text = trap.value.trim();
    trap.value = "";
    clearTimeout(timer);
    if (text.includes("|")) { taken = performance.now(); take(text, home); return; }
    if (document.activeElement === trap) (home && home !== document.body ? home : trap).focus({ preventScroll: true });
    if (document.activeElement === trap) trap.blur();
    if (text) (home || document.body).dispatchEvent(new CustomEvent("digits", { bubbles: true, detail: text }));
  };
  const wait = () => { clearTimeout(timer); timer = setTimeout(settle, trap.value.length > 2 ? SETTLED : QUIET); };
  trap.addEventListener("input", (event) => { event.stopPropagation(); wait(); });

  document.addEventListener("keydown", (event) => {
    if (event.target === trap) {
      if (event.key === "Enter") { event.preventDefault(); event.stopImmediatePropagation(); settle(); }
      return;
    }
    // The scanner's own Enter may come after the text was already taken.
    if (event.key === "Enter" && performance.now() - taken < ECHO) { taken = -ECHO; event.preventDefault(); event.stopImmediatePropagation(); return; }
    taken = -ECHO;
    if (event.ctrlKey || event.altKey || event.metaKey || typed(event.target) || document.querySelector("dialog[open]")) return;
    if (!/^\d$/.test(event.key)) return;
    home = event.target;
    trap.focus({ preventScroll: true });
  }, true);

  // In a field, what stood there before the burst is remembered and comes back.
  document.addEventListener("beforeinput", (event) => {
    const field = event.target, now = performance.now();
    if (field === trap || !typed(field)) return;
    if (now - at > BURST || before?.field !== field || before.last !== field.value) {
      const kept = document.getElementById(field.dataset.target || "");
      before = { field, value: field.value, start: field.selectionStart ?? field.value.length, end: field.selectionEnd ?? field.value.length, kept, keptValue: kept?.value };
    }
    at = now;
  }, true);
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (field === trap || before?.field !== field) return;
    before.last = field.value;
    const added = field.value.slice(before.start, field.value.length - (before.value.length - before.end));
    const found = CARD.exec(added);
    if (!found) return;
    event.stopImmediatePropagation();
    field.value = before.value.slice(0, before.start) + added.slice(0, found.index) + before.value.slice(before.end);
    if (before.kept && !found.index) before.kept.value = before.keptValue;
    home = field;
    before = null;
    trap.value = added.slice(found.index);
    trap.focus({ preventScroll: true });
    wait();
  }, true);
}
