// The kiosk forgets after a minute, prints a ticket once, and takes no touch that was meant for the page before.
const body = document.body;
body.classList.add("just");
setTimeout(() => body.classList.remove("just"), 350);

const count = document.querySelector("[data-forgets]");
if (count) {
  const left = count.querySelector("[data-left]");
  let seconds = Number(count.dataset.forgets);
  setInterval(() => {
    seconds -= 1;
    left.textContent = String(Math.max(seconds, 0));
    if (seconds <= 0) location.replace(count.dataset.home);
  }, 1000);
  document.addEventListener("pointerdown", () => { seconds = Number(count.dataset.forgets); });
}

const ticket = document.querySelector("[data-print]");
if (ticket) {
  const key = "printed";
  if (sessionStorage.getItem(key) !== ticket.dataset.print) {
    sessionStorage.setItem(key, ticket.dataset.print);
    requestAnimationFrame(() => window.print());
  }
}

// The first page looks after its clock and its sentence about opening hours once a minute, unless somebody chooses.
if (!count && !ticket) setInterval(() => location.reload(), 60000);
