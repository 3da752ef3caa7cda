// Reception of a linked procedure by keyboard: the same card scan and checklist as the counter's page; the server draws
// papers and dates as parts are chosen; Enter goes from step to step and receives at the last one.
import { camera } from "./camera.js";
import { people } from "./known.js";
import { ask } from "./net.js";
import { papers } from "./receive-papers.js";
import { scanner } from "./scan.js";

const form = document.querySelector("form[data-linked]");

if (form) {
  document.documentElement.classList.add("scripted");
  const field = (name) => form.elements.namedItem(name);
  const part = (name) => form.querySelector(`[data-part="${name}"]`);
  const words = (name) => field(name)?.value?.trim() || "";
  const seen = (one) => one && one.offsetParent !== null && !one.disabled;

  let asked = 0;
  const redraw = async () => {
    const mine = ++asked;
    const answer = await ask(form.dataset.linked, new FormData(form));
    if (mine !== asked || !answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html"), focused = document.activeElement?.id;
    for (const fresh of page.querySelectorAll("[data-part]")) part(fresh.dataset.part)?.replaceChildren(...fresh.childNodes);
    if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus();
    look();
  };
  form.addEventListener("change", (event) => { if (event.target.matches("[data-redraws]")) redraw(); look(); });
  form.addEventListener("input", () => look());

  const receive = form.querySelector("button[value=receive]");
  function onward(at) {
    const step = at.closest("[data-step]")?.dataset.step, way = form.querySelector("[name=return_by]:checked");
    if (step === "person" && at.name === "phone") return (form.querySelector("[name=part]") || list.first() || way)?.focus();
    if (step === "parts") return (list.first() || way)?.focus();
    if (step === "papers") return way?.focus();
    if (step === "return" && at.name === "return_by") return form.requestSubmit(receive);
    const places = [...form.querySelectorAll("input:not([type=hidden]), select, textarea, summary")].filter(seen);
    return places.slice(places.indexOf(at) + 1).find((one) => !(one.type === "radio" && (one.name === at.name || !one.checked)) && !one.matches(".chk .n"))?.focus();
  }
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.defaultPrevented || event.isComposing || event.ctrlKey || !event.target.matches("input:not([type=submit]), select")) return;
    event.preventDefault();
    onward(event.target);
  });

  const list = papers(form, { changed: () => look(), onward });
  const who = people(form, { changed: () => look(), onward });
  scanner(who.card);
  camera(form, who);

  function look() {
    for (const place of form.querySelectorAll("[data-echo]")) place.textContent = words(place.dataset.echo) || "…";
    for (const place of form.querySelectorAll("[data-echo-choice]")) place.textContent = form.querySelector(`[name=${place.dataset.echoChoice}]:checked`)?.parentElement.textContent.trim() || "";
    const done = { person: words("name") && words("id_number"), parts: true, papers: list.look(), promise: part("promise").querySelector(".truth"), return: true };
    for (const step of form.querySelectorAll("[data-step]")) step.classList.toggle("ok", Boolean(done[step.dataset.step]));
  }
  look();
}
