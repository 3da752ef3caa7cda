// Rows chosen by J and K (or arrows), opened by Enter; beside a wide list the chosen row is shown as a preview.
const wide = window.matchMedia("(min-width: 1200px)");

export function lists(root) {
  for (const list of root.querySelectorAll("[data-list]")) improve(list, root);
}

function improve(list, root) {
  const rows = [...list.querySelectorAll("[data-row]")];
  const pane = list.dataset.list ? root.querySelector(list.dataset.list) : null;
  let chosen = rows.findIndex((row) => row.classList.contains("sel"));
  const choose = (index, focus) => {
    if (index < 0 || index >= rows.length) return;
    rows[chosen]?.classList.remove("sel");
    chosen = index;
    rows[chosen].classList.add("sel");
    rows[chosen].scrollIntoView({ block: "nearest" });
    if (focus) rows[chosen].querySelector("a")?.focus({ preventScroll: true });
    show(rows[chosen], pane);
  };
  if (pane && wide.matches && chosen < 0 && rows.length) {
    chosen = 0;
    rows[0].classList.add("sel");
    show(rows[0], pane);
  }
  root.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || root.querySelector("dialog[open]")) return;
    if (event.target.closest("input, textarea, select, summary")) return;
    if (event.key === "Enter" && event.target === root.body && rows[chosen]) { rows[chosen].querySelector("a")?.click(); return; }
    const step = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || (event.key.startsWith("Arrow") && !list.contains(event.target))) return;
    event.preventDefault();
    choose(chosen + step, true);
  });
  for (const [index, row] of rows.entries()) {
    row.addEventListener("focusin", () => { if (index !== chosen) choose(index, false); });
    row.addEventListener("click", (event) => {
      if (event.target.closest("a, button, input, summary") || String(getSelection())) return;
      if (wide.matches && pane) choose(index, true); else row.querySelector("a")?.click();
    });
  }
}

let asked = 0;
async function show(row, pane) {
  if (!pane || !wide.matches || !row.dataset.preview) return;
  const mine = ++asked;
  await new Promise((done) => setTimeout(done, 90));
  if (mine !== asked) return;
  pane.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(row.dataset.preview, { headers: { "X-Fragment": "1" } });
    if (mine === asked && answer.ok && !answer.redirected) pane.innerHTML = await answer.text();
  } finally {
    if (mine === asked) pane.removeAttribute("aria-busy");
  }
}
