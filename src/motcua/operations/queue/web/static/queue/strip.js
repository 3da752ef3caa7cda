// Keeps the line of the officer's counter true, warns before an unsaved sheet is left, and notices that the person came.
const POLL = 8000;
const place = document.querySelector("[data-queue-strip]");

if (place) {
  const token = () => document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";
  let mark = "";

  const lists = async () => {
    const there = document.querySelector("[data-queue-lists]");
    if (!there || there.contains(document.activeElement) || document.querySelector("dialog[open]")) return;
    const answer = await fetch(location.pathname);
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const news = page.querySelector("[data-queue-lists]");
    if (news && !there.contains(document.activeElement)) there.replaceChildren(...news.childNodes);
  };

  const ask = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(place.dataset.queueStrip, { cache: "no-store", headers: mark ? { "If-None-Match": mark } : {} });
      if (answer.status !== 200 || answer.redirected) return;
      const first = !mark;
      mark = answer.headers.get("ETag") ?? "";
      const says = place.querySelector("[data-says]");
      const text = await answer.text();
      if (says && text.trim()) says.replaceChildren(...new DOMParser().parseFromString(text, "text/html").body.childNodes);
      if (!first) await lists();
    } catch { /* Without the network the line stays as it was. */ }
  };
  setInterval(ask, POLL);
  document.addEventListener("visibilitychange", ask);
  ask();

  // Typing on the sheet of this number means that its person is there.
  const sheet = document.querySelector("form[data-reception]");
  if (sheet) {
    sheet.addEventListener("input", () => {
      const call = place.querySelector("[data-unsaved]");
      if (call) call.dataset.confirm = call.dataset.unsaved;
      const ticket = sheet.querySelector("input[name=ticket]")?.value;
      if (place.dataset.serve && ticket && ticket === place.dataset.ticket) {
        fetch(place.dataset.serve, { method: "POST", headers: { "X-CSRFToken": token(), "X-Fragment": "1" } });
        place.dataset.serve = "";
      }
    });
    sheet.addEventListener("submit", () => { const call = place.querySelector("[data-unsaved]"); if (call) delete call.dataset.confirm; });
  }
}
