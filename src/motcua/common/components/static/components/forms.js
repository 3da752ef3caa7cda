// data-confirm asks before a form is sent; every form that writes is sent once.
export function confirms(root) {
  root.addEventListener("submit", (event) => {
    const button = event.submitter;
    const words = button?.dataset.confirm ?? event.target.dataset.confirm;
    if (!words || event.target.dataset.agreed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const dialog = document.createElement("dialog");
    const heading = document.createElement("h2"), row = document.createElement("div");
    const yes = document.createElement("button"), no = document.createElement("button");
    heading.textContent = words; heading.id = "confirm-h";
    dialog.setAttribute("aria-labelledby", heading.id);
    row.className = "acts-row";
    yes.className = "b pri"; yes.textContent = button?.textContent.trim() || "Đồng ý";
    no.className = "b"; no.textContent = "Quay lại";
    row.append(yes, no); dialog.append(heading, row); document.body.append(dialog);
    yes.addEventListener("click", () => { event.target.dataset.agreed = "1"; dialog.close(); event.target.requestSubmit(button); });
    no.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => { dialog.remove(); button?.focus(); });
    dialog.showModal();
  }, true);
}

export function once(root) {
  root.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    form.setAttribute("aria-busy", "true");
  });
  // Coming back through the browser's history, a form may be sent anew.
  window.addEventListener("pageshow", () => { for (const form of root.querySelectorAll("form[data-sent]")) { delete form.dataset.sent; form.removeAttribute("aria-busy"); } });
}
