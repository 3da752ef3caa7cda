// Ctrl+K goes to the search, `?` opens the help, data-key="t" is pressed by its key (function keys also while typing).
const typing = (target) => target.closest("input:not([type=checkbox]):not([type=radio]):not([type=file]), textarea, select, [contenteditable]");

export function keys(root) {
  const search = root.querySelector("[data-search]");
  const help = root.querySelector("dialog[data-keys]");
  root.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      if (search) { event.preventDefault(); search.focus(); search.select(); }
      return;
    }
    if (root.querySelector("dialog[open]")) return;
    const named = event.ctrlKey && event.key === "Enter" ? "ctrl+enter" : event.key.toLowerCase();
    const free = /^f\d+$/.test(named) || named === "ctrl+enter";
    if ((typing(event.target) || event.ctrlKey || event.metaKey) && !free) return;
    if (event.key === "?" && help) { event.preventDefault(); help.showModal(); return; }
    const target = root.querySelector(`[data-key="${CSS.escape(named)}"]`);
    if (!target || target.disabled) return;
    event.preventDefault();
    if (target.matches("input, select, textarea")) target.focus(); else target.click();
  });
  const errors = root.querySelector("[data-errors]");
  if (errors) errors.focus();
}
