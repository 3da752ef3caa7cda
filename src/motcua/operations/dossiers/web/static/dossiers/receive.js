// Reception by keyboard: the date and the papers are drawn by the server as one chooses; a card's QR code fills three fields;
// Enter goes on to the next field and never receives; the slip follows what is typed.
const form = document.querySelector("form[data-reception]");

if (form) {
  document.documentElement.classList.add("scripted");
  const field = (name) => form.elements.namedItem(name);
  const part = (name) => form.querySelector(`[data-part="${name}"]`);

  // --- What the server draws anew. The person stays in the body of the request, never in an address.
  let asked = 0, drawnAt = Date.now(), timer = 0;
  const redraw = async () => {
    const mine = ++asked;
    const answer = await fetch(form.dataset.reception, { method: "POST", body: new FormData(form), headers: { "X-Fragment": "1" } });
    if (mine !== asked || !answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const focused = document.activeElement?.id;
    for (const fresh of page.querySelectorAll("[data-part]")) {
      const old = part(fresh.dataset.part);
      const same = (where) => where?.querySelector("[data-same]")?.dataset.same;
      // Papers being ticked stay as they are while the procedure is the same.
      if (old && !(same(old) && same(old) === same(fresh))) old.replaceChildren(...fresh.childNodes);
    }
    if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus();
    drawnAt = Date.now();
    look();
  };
  const soon = () => { clearTimeout(timer); timer = setTimeout(redraw, 30); };
  form.addEventListener("change", (event) => {
    const at = event.target;
    if (at.name === "pick") { field("procedure").value = at.value; field("procedure_text").value = at.closest(".pick").querySelector(".t").textContent; soon(); }
    if (at.matches("[data-redraws]") || at.name === "procedure_text") soon();
    if (at.name === "agency") { const box = field("procedure_text"), url = new URL(box.dataset.combobox, location.href); url.searchParams.set("agency", at.value); box.dataset.combobox = url.pathname + url.search; }
  });
  // A page left open tells the date as of now when one comes back to it.
  document.addEventListener("visibilitychange", () => { if (!document.hidden && Date.now() - drawnAt > 60000 && field("procedure").value) redraw(); });

  // --- The identity card: number|old number|name|birth|sex|residence|issued.
  const scan = (input) => {
    const parts = input.value.split("|").map((text) => text.trim());
    if (parts.length < 7 || !/^\d{12}$/.test(parts[0]) || !parts[2]) return false;
    const whose = input.name.startsWith("owner_") ? "owner_" : "";
    field(`${whose}name`).value = parts[2];
    field(`${whose}id_number`).value = parts[0];
    if (parts[5]) field(`${whose}address`).value = parts[5];
    if (!whose) form.querySelector("[data-scanned]").hidden = false;
    look();
    soon();
    field(`${whose}phone`).focus();
    return true;
  };
  const scans = (input) => /^(owner_)?(name|id_number)$/.test(input.name);
  form.addEventListener("paste", (event) => { if (scans(event.target)) setTimeout(() => scan(event.target)); });

  // --- Enter goes on.
  form.addEventListener("keydown", (event) => {
    const at = event.target;
    if (event.key !== "Enter" || event.defaultPrevented || event.ctrlKey || event.isComposing) return;
    if (!at.matches("input:not([type=submit]), select")) return;
    event.preventDefault();
    if (scans(at) && scan(at)) return;
    const places = [...form.querySelectorAll("input:not([type=hidden]), select, textarea, button:not([tabindex='-1']), summary")].filter((one) => one.offsetParent !== null && !one.disabled);
    const next = places.slice(places.indexOf(at) + 1).find((one) => !(one.type === "radio" && one.name === at.name) && !one.matches(".n"));
    next?.focus();
  });

  // --- Papers.
  const boxes = () => [...form.querySelectorAll("input[name=paper]")];
  const shown = (box) => !box.closest("details:not([open])");
  const all = form.querySelector("[data-all]");
  all.hidden = false;
  // One press ticks what the law demands of everybody, nothing else: the receipt says what was brought.
  const musts = () => boxes().filter((box) => box.dataset.must !== undefined);
  all.addEventListener("click", () => {
    for (const box of musts()) box.checked = true;
    if (!musts().length) (boxes().find(shown) || part("papers").querySelector("summary"))?.focus();
    look();
  });
  // A long name unfolds under the pointer or the focus and stays so: nothing moves between a press and its release.
  for (const kind of ["pointerover", "focusin"]) part("papers").addEventListener(kind, (event) => event.target.closest(".chk")?.classList.add("whole"));
  form.addEventListener("input", (event) => {
    if (event.target.matches(".chk .n")) event.target.closest(".chk").querySelector(".cb").checked = true;
    look();
  });

  // --- The slip, the count of what is missing, and which steps are done.
  const words = (name) => field(name)?.value.trim() || "";
  function look() {
    for (const place of form.querySelectorAll("[data-echo]")) place.textContent = words(place.dataset.echo) || "…";
    for (const place of form.querySelectorAll("[data-echo-choice]")) place.textContent = form.querySelector(`[name=${place.dataset.echoChoice}]:checked`)?.parentElement.textContent.trim() || "";
    const ticked = boxes().filter((box) => box.checked);
    const list = form.querySelector("[data-handed]");
    if (ticked.length) list?.replaceChildren(...ticked.map((box) => { const item = document.createElement("li"), brief = document.createElement("span"); brief.className = "brief"; brief.textContent = box.nextElementSibling.textContent; item.append(brief); return item; }));
    else list?.replaceChildren(Object.assign(document.createElement("li"), { className: "none", textContent: "…" }));
    const says = form.querySelector("[data-missing]");
    const missing = musts().filter((box) => !box.checked);
    const hint = form.querySelector("[data-all-says]");
    hint.textContent = boxes().length && !musts().length ? hint.dataset.first : hint.dataset.musts;
    if (says) says.textContent = missing.length ? says.dataset.lack.replace("#", missing.length) : musts().length ? says.dataset.full : says.dataset.free;
    const done = { person: words("name") && words("id_number"), procedure: words("procedure"), papers: says && !missing.length && (ticked.length || !boxes().length), promise: part("promise").querySelector(".truth"), return: true };
    for (const step of form.querySelectorAll("[data-step]")) step.classList.toggle("ok", Boolean(done[step.dataset.step]));
  }

  // --- What to bring is proposed from what is not ticked.
  for (const other of form.querySelectorAll(".other")) {
    other.addEventListener("toggle", () => {
      if (!other.open) return;
      const first = other.querySelector("textarea, select");
      if (other.querySelector("[data-ask]") && !first.value) first.value = boxes().filter((box) => box.dataset.must !== undefined && !box.checked).map((box) => box.nextElementSibling.textContent.trim()).join("\n");
      first.focus();
    });
    other.addEventListener("keydown", (event) => { if (event.key === "Escape") { other.open = false; other.querySelector("summary").focus(); } });
  }
  look();
}
