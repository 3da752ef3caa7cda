// What is typed is kept on the server while it is typed, never in this browser: counters share computers.
import { ask } from "./net.js";

const PAUSE = 1200;

export function drafts(form) {
  const says = form.querySelector("[data-draft-says]");
  let timer = 0, dirty = false, sent = false;
  const body = () => { const data = new FormData(form); data.delete("do"); return data; };
  const save = async () => {
    clearTimeout(timer);
    if (!dirty || sent) return true;
    dirty = false;
    const answer = await ask(form.dataset.draft, body());
    if (!answer?.ok) { dirty = true; return false; }
    if (answer.status === 204) says.textContent = `đã giữ nháp ${new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" })}`;
    return true;
  };
  const touched = () => { dirty = true; clearTimeout(timer); timer = setTimeout(save, PAUSE); };
  form.addEventListener("input", touched);
  form.addEventListener("change", touched);
  form.addEventListener("submit", () => { sent = true; clearTimeout(timer); });
  window.addEventListener("pageshow", () => { sent = false; });
  window.addEventListener("pagehide", () => { if (dirty && !sent) navigator.sendBeacon(form.dataset.draft, body()); });
  return { save, touched, reachable: async () => { dirty = true; sent = false; return save(); } };
}
