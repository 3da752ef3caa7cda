// Asks every two seconds for news (answered with 304 when there are none), sounds a chime and, with a Vietnamese voice, says the number.
const POLL = 2000;
const place = document.querySelector("[data-screen]");
const button = document.querySelector("[data-sound]");
const lost = document.querySelector("[data-lost]");
const clock = document.querySelector("[data-clock]");

const started = Date.parse(clock.dataset.clock) - performance.now();
const zone = { timeZone: "Asia/Ho_Chi_Minh" };
setInterval(() => {
  const now = new Date(started + performance.now());
  const part = Object.fromEntries(new Intl.DateTimeFormat("en-GB", { ...zone, hour: "numeric", minute: "2-digit", day: "numeric", month: "numeric", year: "numeric" }).formatToParts(now).map((one) => [one.type, one.value]));
  clock.textContent = `${Number(part.hour)}:${part.minute}`;
  const weekday = new Intl.DateTimeFormat("vi-VN", { ...zone, weekday: "long" }).format(now).replace("Thứ", "thứ");
  clock.nextElementSibling.textContent = `${weekday}, ${Number(part.day)}/${Number(part.month)}/${part.year}`;
}, 5000);

let sound = null;
const voice = () => (window.speechSynthesis ? speechSynthesis.getVoices().find((one) => one.lang.toLowerCase().startsWith("vi")) : undefined);

// Browsers let a page sound only after somebody touched it.
if (button && (window.AudioContext || window.webkitAudioContext)) {
  button.hidden = false;
  button.addEventListener("click", () => {
    sound = sound ?? new (window.AudioContext || window.webkitAudioContext)();
    sound.resume();
    button.textContent = voice() ? button.dataset.on : button.dataset.chime;
    chime();
  });
  window.speechSynthesis?.addEventListener?.("voiceschanged", () => { if (sound) button.textContent = voice() ? button.dataset.on : button.dataset.chime; });
}

// Two soft strokes, a third apart.
function chime() {
  for (const [start, pitch] of [[0, 659.25], [0.35, 523.25]]) {
    const tone = sound.createOscillator(), loud = sound.createGain(), at = sound.currentTime + start;
    tone.frequency.value = pitch;
    loud.gain.setValueAtTime(0.0001, at);
    loud.gain.exponentialRampToValueAtTime(0.5, at + 0.02);
    loud.gain.exponentialRampToValueAtTime(0.0001, at + 1.1);
    tone.connect(loud).connect(sound.destination);
    tone.start(at);
    tone.stop(at + 1.2);
  }
}

function announce(rows) {
  if (!sound || !rows.length) return;
  chime();
  const speaker = voice();
  if (!speaker) return;
  for (const row of rows) {
    const words = new SpeechSynthesisUtterance(row.dataset.says);
    words.voice = speaker;
    words.lang = speaker.lang;
    words.rate = 0.9;
    setTimeout(() => speechSynthesis.speak(words), 1300);
  }
}

const calls = () => [...place.querySelectorAll("[data-call]")];
let last = Math.max(0, ...calls().map((row) => Number(row.dataset.call)));
let mark = "";

async function ask() {
  try {
    const answer = await fetch(place.dataset.screen, { cache: "no-store", headers: mark ? { "If-None-Match": mark } : {} });
    if (answer.status === 404) { location.reload(); return; }
    if (answer.status === 200) {
      mark = answer.headers.get("ETag") ?? "";
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      place.replaceChildren(...page.body.childNodes);
      const fresh = calls().filter((row) => Number(row.dataset.call) > last).sort((a, b) => a.dataset.call - b.dataset.call);
      last = Math.max(last, ...fresh.map((row) => Number(row.dataset.call)));
      announce(fresh);
    }
    if (lost) lost.hidden = answer.ok || answer.status === 304;
  } catch {
    if (lost) lost.hidden = false;
  }
  setTimeout(ask, POLL);
}
setTimeout(ask, POLL);
