// Another agency resolves what is handed in here: procedures are suggested from that agency's level.
export function elsewhere(form, box) {
  const agency = form.elements.namedItem("agency").value, resolver = form.elements.namedItem("resolver");
  const chosen = form.querySelector("[data-elsewhere]"), url = new URL(box.dataset.combobox, location.href);
  url.searchParams.set("resolver", resolver.value);
  box.dataset.combobox = url.pathname + url.search;
  const others = new URL(chosen.dataset.combobox, location.href);
  others.searchParams.set("agency", agency);
  chosen.dataset.combobox = others.pathname + others.search;
}
