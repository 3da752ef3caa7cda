// A part of a page that the server draws anew when fields change.
// On the form: data-fragment="address"; on the fields that matter: data-redraws; on the parts: data-part="name".
export function fragments(root) {
  for (const form of root.querySelectorAll("form[data-fragment]")) {
    let asked = 0, timer = 0;
    const redraw = async () => {
      const mine = ++asked;
      // Only the fields that decide go into an address: names and numbers of people must not.
      const fields = new URLSearchParams();
      for (const [name, value] of new FormData(form)) if (form.querySelector(`[data-redraws][name="${CSS.escape(name)}"]`)) fields.set(name, value);
      const answer = await fetch(`${form.dataset.fragment}?${fields}`, { headers: { "X-Fragment": "1" } });
      if (mine !== asked || !answer.ok || answer.redirected) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const part of page.querySelectorAll("[data-part]")) {
        const place = root.querySelector(`[data-part="${part.dataset.part}"]`);
        // What was ticked or typed in a part stays while it is about the same thing.
        if (!place || ("of" in part.dataset && part.dataset.of === place.dataset.of)) continue;
        if ("of" in part.dataset) place.dataset.of = part.dataset.of;
        place.replaceChildren(...part.childNodes);
      }
    };
    form.addEventListener("change", (event) => {
      if (!event.target.matches("[data-redraws]")) return;
      clearTimeout(timer);
      timer = setTimeout(redraw, 30);
    });
  }
}
