// A search field that suggests while one types. Without scripts it is a plain search in its form.
// data-combobox: address that answers {"results": [{"value", "label", "code", "note"}]}; data-target: id of the field that keeps the value.
export function comboboxes(root) {
  for (const input of root.querySelectorAll("input[data-combobox]")) improve(input);
}

function improve(input) {
  const box = input.closest(".combo");
  const list = document.createElement("ul");
  const kept = document.getElementById(input.dataset.target);
  let found = [], at = -1, asked = 0, timer = 0;
  list.className = "hits"; list.id = `${input.id}-hits`; list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.dataset.listLabel || "");
  box.append(list);
  const status = document.createElement("span");
  status.className = "vh"; status.setAttribute("role", "status");
  box.append(status);
  for (const [name, value] of [["role", "combobox"], ["aria-expanded", "false"], ["aria-controls", list.id], ["aria-autocomplete", "list"], ["autocomplete", "off"]]) input.setAttribute(name, value);

  const close = () => { list.hidden = true; at = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
  const point = (index) => {
    list.children[at]?.setAttribute("aria-selected", "false");
    at = (index + found.length) % found.length;
    const item = list.children[at];
    item.setAttribute("aria-selected", "true");
    item.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", item.id);
  };
  const take = (index) => {
    const hit = found[index];
    if (!hit) return;
    input.value = hit.label;
    kept.value = hit.value;
    close();
    kept.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const draw = (results, text) => {
    found = results;
    list.replaceChildren(...results.map((hit, index) => {
      const item = document.createElement("li");
      item.id = `${list.id}-${index}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      const label = document.createElement("span"), code = document.createElement("span"), note = document.createElement("span");
      underline(label, hit.label, text);
      code.className = "code"; code.textContent = hit.code || "";
      note.className = "d"; note.textContent = hit.note || "";
      item.append(label, code, note);
      item.addEventListener("mousedown", (event) => { event.preventDefault(); take(index); });
      return item;
    }));
    status.textContent = results.length ? `${results.length} kết quả` : input.dataset.none || "";
    at = -1;
    list.hidden = !results.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (results.length) point(0);
  };
  const ask = async () => {
    const text = input.value.trim(), mine = ++asked;
    if (!text) { close(); return; }
    const address = new URL(input.dataset.combobox, location.href);
    address.searchParams.set("q", text);
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (mine === asked && answer.ok && document.activeElement === input) draw((await answer.json()).results, text);
  };
  input.addEventListener("input", () => { kept.value = ""; clearTimeout(timer); timer = setTimeout(ask, 120); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && list.hidden) { ask(); event.preventDefault(); return; }
    if (list.hidden) return;
    if (event.key === "ArrowDown") point(at + 1);
    else if (event.key === "ArrowUp") point(at - 1);
    else if (event.key === "Enter" && !event.ctrlKey) take(at);
    else if (event.key === "Escape") close();
    else { if (event.key === "Tab") take(at); return; }
    event.preventDefault();
  });
}

const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();

function underline(place, label, text) {
  const plain = fold(label), start = plain.indexOf(fold(text));
  if (start < 0 || plain.length !== label.length) { place.textContent = label; return; }
  const mark = document.createElement("mark");
  mark.textContent = label.slice(start, start + text.length);
  place.append(label.slice(0, start), mark, label.slice(start + text.length));
}
