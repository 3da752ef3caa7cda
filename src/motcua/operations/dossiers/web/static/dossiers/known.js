// Who stands at the counter: filled in from a card or an earlier dossier. What the card says wins; what comes from
// before only fills what is empty, and is said.
import { ask, fields } from "./net.js";

export function people(form, { changed }) {
  const field = (name) => form.elements.namedItem(name);
  const step = form.querySelector("[data-step=person]");
  const place = (name) => step.querySelector(`[data-${name}]`);
  const grouped = (number) => number.replace(/\B(?=(\d{3})+(?!\d))/g, " ");
  const says = (sentences, wrong = false) => {
    const list = place("knows");
    list.classList.toggle("wrong", wrong);
    list.replaceChildren(...sentences.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
  };

  const show = () => {
    place("who-name").textContent = field("name").value;
    place("who-number").textContent = grouped(field("id_number").value);
    place("who-address").textContent = field("address").value;
  };
  const unfold = () => step.classList.remove("carded");

  const fill = (whose, met, certain = met.card) => {
    for (const [part, value] of Object.entries(met.person)) {
      const input = field(whose + part);
      if (!input || !value) continue;
      const own = certain && ["kind", "name", "id_number", "address"].includes(part);
      if (own || !input.value.trim()) input.value = value;
    }
    if (!whose) {
      says(met.says);
      if (met.card) {
        step.classList.add("carded");
        place("who-facts").textContent = met.facts ? `· ${met.facts}` : "";
        show();
      }
    }
    changed();
  };

  // Always on to the telephone: the one that is known stands there chosen, so that typing replaces it and Enter keeps it.
  const card = async (text, from) => {
    const whose = from?.closest?.(".owner") ? "owner_" : "", phone = field(`${whose}phone`);
    phone.focus();
    const answer = await ask(form.dataset.card, fields({ text }));
    if (!answer) { field(`${whose}name`).value = text; unfold(); return; }
    const met = await answer.json();
    if (!answer.ok) { says([met.error], true); unfold(); field(`${whose}name`).focus(); return; }
    arrive(whose, met);
  };
  const arrive = (whose, met) => {
    const phone = field(`${whose}phone`), number = field(`${whose}id_number`).value;
    // Another person's card: nothing of the one before stays.
    if (number && number !== met.person.id_number) for (const part of ["phone", "email"]) { const input = field(whose + part); if (input) input.value = ""; }
    const untouched = document.activeElement === phone && !phone.value.trim();
    fill(whose, met);
    if (untouched) phone.select();
  };

  // A number typed by hand: whom it named before.
  for (const whose of ["", "owner_"]) {
    field(`${whose}id_number`).addEventListener("change", async (event) => {
      const number = event.target.value.replace(/[\s.-]/g, "");
      if (!/^(\d{9,10}|\d{12,13})$/.test(number)) return;
      const answer = await ask(form.dataset.person, fields({ id_number: number }));
      if (!answer?.ok) return;
      const met = await answer.json();
      if (met.known && field(`${whose}id_number`).value.replace(/[\s.-]/g, "") === number) fill(whose, met);
    });
  }

  place("who-edit").addEventListener("click", () => { unfold(); field("name").focus(); });
  field("name").addEventListener("focus", unfold);
  document.addEventListener("keydown", (event) => { if (event.key === "F2") unfold(); }, true);
  names(form, field("name"), (met) => { fill("", met, true); field("phone").focus(); });
  // A page that came with a card read: it is shown as one, and the officer goes on from the telephone.
  if (step.classList.contains("carded")) {
    show();
    field("phone").focus();
    field("phone").select();
  }
  return { card, says, met: (met) => { field("phone").focus(); arrive("", met); } };
}

// Names are suggested and never chosen for anybody: the first arrow enters the list.
function names(form, input, take) {
  const box = input.closest("[data-people]"), list = document.createElement("ul");
  let found = [], at = -1, asked = 0, timer = 0;
  list.className = "hits"; list.id = "people-hits"; list.hidden = true;
  list.setAttribute("role", "listbox"); list.setAttribute("aria-label", "Người đã từng nộp hồ sơ");
  box.append(list);
  for (const [name, value] of [["role", "combobox"], ["aria-expanded", "false"], ["aria-controls", list.id], ["aria-autocomplete", "list"]]) input.setAttribute(name, value);
  const close = () => { asked += 1; clearTimeout(timer); list.hidden = true; at = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
  const point = (index) => {
    list.children[at]?.setAttribute("aria-selected", "false");
    at = (index + found.length) % found.length;
    list.children[at].setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", list.children[at].id);
  };
  const choose = (index) => { const met = found[index]; close(); take(met); };
  const draw = () => {
    list.replaceChildren(...found.map(({ person }, index) => {
      const item = document.createElement("li"), name = document.createElement("span"), number = document.createElement("span"), where = document.createElement("span");
      item.id = `people-${index}`; item.setAttribute("role", "option"); item.setAttribute("aria-selected", "false");
      name.textContent = person.name; number.className = "code"; number.textContent = person.id_number.replace(/.(?=.{4})/g, "•"); where.className = "d"; where.textContent = person.address;
      item.append(name, number, where);
      item.addEventListener("mousedown", (event) => { event.preventDefault(); choose(index); });
      return item;
    }));
    at = -1;
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
  };
  const look = async () => {
    const name = input.value.trim(), mine = ++asked;
    if (name.length < 6 || !name.includes(" ")) { found = []; draw(); return; }
    const answer = await ask(form.dataset.person, fields({ name }));
    if (mine !== asked || !answer?.ok || document.activeElement !== input) return;
    found = (await answer.json()).people;
    draw();
  };
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(look, 180); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") point(at + 1);
    else if (event.key === "ArrowUp") point(at < 0 ? found.length - 1 : at - 1);
    else if (event.key === "Enter" && at >= 0 && !event.ctrlKey) choose(at);
    else { if (event.key === "Escape" || event.key === "Enter") close(); return; }
    event.preventDefault();
  });
}
