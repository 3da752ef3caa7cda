// Reception by keyboard: the server draws papers, fee and date as one chooses; Enter goes from step to step and receives
// at the last one; the slip follows what is typed.
import { camera } from "./camera.js";
import { drafts } from "./drafts.js";
import { people } from "./known.js";
import { elsewhere } from "./elsewhere.js";
import { ask, network } from "./net.js";
import { fees } from "./receive-fee.js";
import { papers } from "./receive-papers.js";
import { scanner } from "./scan.js";

const form = document.querySelector("form[data-reception]");

if (form) {
  document.documentElement.classList.add("scripted");
  const field = (name) => form.elements.namedItem(name);
  const part = (name) => form.querySelector(`[data-part="${name}"]`);
  const words = (name) => field(name)?.value?.trim() || "";
  const checked = (name) => form.querySelector(`[name=${name}]:checked`);

  // --- What the server draws anew. The person stays in the body of the request, never in an address.
  let asked = 0, drawnAt = Date.now(), timer = 0;
  const redraw = async () => {
    const mine = ++asked, came = document.activeElement === field("procedure_text");
    const answer = await ask(form.dataset.reception, new FormData(form));
    if (mine !== asked || !answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const focused = document.activeElement?.id;
    for (const fresh of page.querySelectorAll("[data-part]")) {
      const old = part(fresh.dataset.part);
      const same = (where) => where?.querySelector("[data-same]")?.dataset.same;
      // What is being ticked and counted stays as it is while it is about the same thing.
      if (old && !(same(old) && same(old) === same(fresh))) old.replaceChildren(...fresh.childNodes);
    }
    if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus();
    drawnAt = Date.now();
    look();
    // A linked procedure was chosen: on to its own page.
    if (came && words("procedure").startsWith("lien-thong:")) part("choice").querySelector("[data-onward]")?.focus();
    // A procedure was just chosen in its box: on to its papers.
    if (came && document.activeElement === field("procedure_text") && words("procedure") && words("procedure") !== drawn) list.first()?.focus();
    drawn = words("procedure");
  };
  let drawn = words("procedure");
  const soon = () => { clearTimeout(timer); timer = setTimeout(redraw, 30); };
  form.addEventListener("change", (event) => {
    const at = event.target;
    if (at.name === "pick") { field("procedure").value = at.value; field("procedure_text").value = at.closest(".pick").querySelector(".t").textContent; soon(); }
    if (at.matches("[data-redraws]") || at.name === "procedure_text") soon();
    if (at.name === "agency" || at.name === "resolver") elsewhere(form, field("procedure_text"));
    if (at.name === "agency") { const box = field("procedure_text"), url = new URL(box.dataset.combobox, location.href); url.searchParams.set("agency", at.value); box.dataset.combobox = url.pathname + url.search; }
    look();
  });
  form.addEventListener("input", () => look());
  // A page left open tells the date as of now when one comes back to it.
  document.addEventListener("visibilitychange", () => { if (!document.hidden && Date.now() - drawnAt > 60000 && words("procedure")) redraw(); });

  // --- Enter goes on: from the person to the procedure, to its papers, to the fee, to the way home, and then receives.
  const wanted = () => {
    const way = checked("return_by")?.value, carried = way === "post" || way === "home";
    if (carried && !words("address")) return "address";
    if (carried && !words("phone")) return "phone";
    return way === "online" && !words("email") && !words("phone") ? "email" : "";
  };
  const seen = (one) => one && one.offsetParent !== null && !one.disabled;
  const receive = form.querySelector("button[value=receive]");
  function onward(at) {
    const step = at.closest("[data-step]")?.dataset.step, way = checked("return_by");
    if (step === "person" && at.name === "phone") return words("procedure") ? list.first()?.focus() : field("procedure_text").focus();
    if (at.name === "procedure_text" && words("procedure")) return (list.first() || fee.first() || way)?.focus();
    if (at.name === "procedure_text" && words("procedure_text")) { hurried = true; return undefined; }
    if (at.name === "case" && at.closest(".alt").querySelector("[name=paper]")) return at.closest(".alt").querySelector("[name=paper]").focus();
    if (step === "papers") return (fee.first() || way)?.focus();
    if (step === "return" && /^(return_by|receipt)$/.test(at.name)) return wanted() ? edit(wanted()) : form.requestSubmit(receive);
    const places = [...form.querySelectorAll("input:not([type=hidden]), select, textarea, button:not([tabindex='-1']), summary")].filter(seen);
    const next = places.slice(places.indexOf(at) + 1).find((one) => !(one.type === "radio" && (one.name === at.name || !one.checked)) && !one.matches(".chk .n, .link"));
    return next?.focus();
  }
  // Enter before the suggestions are there means the first of them.
  let hurried = false;
  const box = field("procedure_text");
  box.addEventListener("input", () => { hurried = false; });
  new MutationObserver(() => {
    if (!hurried || box.getAttribute("aria-expanded") !== "true") return;
    hurried = false;
    box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  }).observe(box, { attributeFilter: ["aria-expanded"] });
  const edit = (name) => { form.querySelector("[data-step=person]").classList.remove("carded"); field(name).focus(); };
  form.addEventListener("keydown", (event) => {
    const at = event.target;
    if (event.key !== "Enter" || event.defaultPrevented || event.isComposing) return;
    const open = at.closest("details.other");
    if (event.ctrlKey) { if (open) { event.preventDefault(); event.stopPropagation(); form.requestSubmit(open.querySelector("button[name=do]")); } return; }
    if (!at.matches("input:not([type=submit]), select")) return;
    event.preventDefault();
    onward(at);
  });

  // --- The parts of the page.
  const list = papers(form, { changed: () => look(), onward });
  const fee = fees(form);
  const draft = drafts(form);
  const who = people(form, { changed: () => { draft.touched(); look(); soon(); } });
  scanner(who.card);
  camera(form, who);
  form.querySelector("[data-help]").addEventListener("click", () => document.querySelector("dialog[data-keys]").showModal());

  // --- Without a network nothing is sent into the void: the page asks first, and stays where it is.
  form.addEventListener("submit", async (event) => {
    if (navigator.onLine && !network.lost) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (await draft.reachable()) form.requestSubmit(event.submitter); else form.querySelector("[data-offline]").scrollIntoView({ block: "center" });
  }, true);

  // --- The slip, what the way home needs, and which steps are done.
  function look() {
    for (const place of form.querySelectorAll("[data-echo]")) place.textContent = words(place.dataset.echo) || "…";
    for (const place of form.querySelectorAll("[data-echo-choice]")) place.textContent = checked(place.dataset.echoChoice)?.parentElement.textContent.trim() || "";
    const print = field("receipt")?.checked, says = form.querySelector("[data-receive-says]"), slip = form.querySelector("[data-slip-says]");
    says.textContent = print ? says.dataset.prints : says.dataset.only;
    if (slip) slip.textContent = print ? slip.dataset.prints : slip.dataset.not;
    part("slip").classList.toggle("unprinted", !print);
    tellWay();
    const done = { person: words("name") && words("id_number"), procedure: words("procedure"), papers: list.look(), promise: part("promise").querySelector(".truth"), fee: fee.look() && words("procedure"), return: !wanted() };
    for (const step of form.querySelectorAll("[data-step]")) step.classList.toggle("ok", Boolean(done[step.dataset.step]));
  }
  function tellWay() {
    const line = form.querySelector("[data-way]"), way = checked("return_by")?.value, { carried, lacks, told, phone, address, contact } = line.dataset;
    const lacking = { address, phone, email: contact }[wanted()];
    line.classList.toggle("lacks", Boolean(lacking));
    if (way === "counter") line.textContent = "";
    else if (lacking) line.textContent = `${lacks} ${lacking}.`;
    else line.textContent = way === "online" ? `${told} ${words("email") || words("phone")}.` : `${carried} ${words("address")} · ${words("phone")}.`;
  }

  // --- What to bring is proposed from what is not ticked.
  for (const other of form.querySelectorAll(".other")) {
    other.addEventListener("toggle", () => {
      if (!other.open) return;
      const first = other.querySelector("textarea, select");
      if (other.querySelector("[data-ask]") && !first.value) first.value = list.missing().join("\n");
      first.focus();
    });
    other.addEventListener("keydown", (event) => { if (event.key === "Escape") { other.open = false; other.querySelector("summary").focus(); } });
  }
  look();
}
