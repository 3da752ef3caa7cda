// A part of a page that the server draws anew when fields change.
// On the form: data-fragment="address"; on the fields that matter: data-redraws; on the parts: data-part="name".
export function fragments(root) {
  for (const form of root.querySelectorAll("form[data-fragment]")) {
    let asked = 0, timer = 0;
    const redraw = async () => {
      const mine = ++asked;
      const fields = new URLSearchParams(new FormData(form));
      fields.delete("csrfmiddlewaretoken");
      const answer = await fetch(`${form.dataset.fragment}?${fields}`, { headers: { "X-Fragment": "1" } });
      if (mine !== asked || !answer.ok || answer.redirected) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const part of page.querySelectorAll("[data-part]")) {
        root.querySelector(`[data-part="${part.dataset.part}"]`)?.replaceChildren(...part.childNodes);
      }
    };
    form.addEventListener("change", (event) => {
      if (!event.target.matches("[data-redraws]")) return;
      clearTimeout(timer);
      timer = setTimeout(redraw, 30);
    });
  }
}
