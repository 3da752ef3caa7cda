// After the answer: its paper goes to the printer at once, P prints it again, a scanned card begins the next reception.
import { scanner } from "./scan.js";

const page = document.querySelector("[data-after]");

if (page) {
  const state = page.querySelector("[data-print-says]");
  let frame = null;
  // A frame of our own origin holds the paper; the browser's print dialog (or the kiosk's printer) takes it from there.
  const print = (address) => {
    frame?.remove();
    frame = document.createElement("iframe");
    frame.className = "print-frame"; frame.title = "Bản in"; frame.tabIndex = -1; frame.setAttribute("aria-hidden", "true");
    frame.addEventListener("load", () => {
      try { frame.contentWindow.print(); page.dataset.printed = address; page.dataset.prints = Number(page.dataset.prints || 0) + 1; } catch { window.open(address, "_blank", "noopener"); }
    }, { once: true });
    frame.src = address;
    document.body.append(frame);
    if (state) state.textContent = state.dataset.printing;
  };
  for (const button of page.querySelectorAll("[data-print]")) button.addEventListener("click", (event) => { event.preventDefault(); print(button.href); });
  if (location.hash === "#in") {
    history.replaceState(null, "", location.pathname + location.search);
    const first = page.querySelector("[data-print][data-at-once]");
    if (first) print(first.href);
  }

  const next = page.querySelector("form[data-next]");
  scanner((text) => { next.elements.namedItem("name").value = text; next.requestSubmit(); });
}
