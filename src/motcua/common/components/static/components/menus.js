// A disclosure used as a menu closes on Escape and on a click beside it.
export function menus(root) {
  const open = () => root.querySelectorAll("details[data-menu][open]");
  root.addEventListener("click", (event) => { for (const menu of open()) if (!menu.contains(event.target)) menu.open = false; });
  // A panel opens under its button, as far along the bar as there is room for it.
  const place = (menu) => {
    const panel = menu.querySelector(":scope > .panel");
    if (!panel || !menu.open) return;
    const room = panel.offsetParent.clientWidth - panel.offsetWidth;
    panel.style.left = `${Math.max(0, Math.min(menu.offsetLeft, room))}px`;
    panel.style.top = `${menu.offsetTop + menu.offsetHeight}px`;
  };
  const placeAll = () => { for (const menu of root.querySelectorAll("details.act[open]")) place(menu); };
  root.addEventListener("toggle", (event) => { if (event.target.matches("details.act")) place(event.target); }, true);
  window.addEventListener("resize", placeAll);
  placeAll();
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of open()) { menu.open = false; menu.querySelector("summary").focus(); }
  });
}
