// A card's code seen by the browser's camera, in a chosen picture, or in one that is pasted or dropped.
// Pictures are made small here, read by the server and kept nowhere.
import { ask } from "./net.js";

const SIDE = 1600, EVERY = 450;

async function small(source, width, height) {
  const scale = Math.min(1, SIDE / Math.max(width, height));
  const canvas = Object.assign(document.createElement("canvas"), { width: Math.round(width * scale), height: Math.round(height * scale) });
  canvas.getContext("2d").drawImage(source, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
}

async function fromFile(file) {
  try {
    const picture = await createImageBitmap(file);
    return await small(picture, picture.width, picture.height);
  } catch { return file; }
}

export function camera(form, { met, says }) {
  const read = async (picture) => {
    const body = new FormData();
    body.set("picture", picture, "the.jpg");
    const answer = await ask(form.dataset.card, body);
    const told = answer && (await answer.json());
    return told && { ok: !told.error, ...told };
  };
  const show = async (file) => {
    if (!file?.type.startsWith("image/")) return;
    const found = await read(await fromFile(file));
    if (found) { if (found.ok) met(found); else says([found.error], true); }
  };

  const picker = form.querySelector("[data-picture-file]");
  form.querySelector("[data-picture]").addEventListener("click", () => picker.click());
  picker.addEventListener("change", () => { show(picker.files[0]); picker.value = ""; });
  document.addEventListener("paste", (event) => {
    const file = [...(event.clipboardData?.files || [])].find((one) => one.type.startsWith("image/"));
    if (file) { event.preventDefault(); show(file); }
  });
  const step = form.querySelector("[data-step=person]");
  step.addEventListener("dragover", (event) => event.preventDefault());
  step.addEventListener("drop", (event) => { const file = event.dataTransfer?.files[0]; if (file) { event.preventDefault(); show(file); } });

  if (!navigator.mediaDevices?.getUserMedia) return;
  const button = form.querySelector("[data-camera]"), box = document.querySelector("[data-camera-box]");
  const video = box.querySelector("video"), line = box.querySelector("[data-camera-says]");
  button.hidden = false;
  form.querySelector("[data-camera-dot]").hidden = false;
  const stop = () => { for (const track of video.srcObject?.getTracks() || []) track.stop(); video.srcObject = null; };
  const watch = async () => {
    while (box.open && video.srcObject) {
      if (video.videoWidth) {
        const found = await read(await small(video, video.videoWidth, video.videoHeight));
        if (!box.open) return;
        if (found?.ok) { box.close(); met(found); return; }
        if (found && !found.missing) line.textContent = found.error;
      }
      await new Promise((next) => setTimeout(next, EVERY));
    }
  };
  button.addEventListener("click", async () => {
    line.textContent = line.dataset.looking;
    box.showModal();
    try {
      video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1280 } } });
      await video.play();
      watch();
    } catch { line.textContent = line.dataset.denied; }
  });
  box.addEventListener("close", () => { stop(); button.focus(); });
}
