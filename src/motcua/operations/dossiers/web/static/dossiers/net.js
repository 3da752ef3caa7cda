// Questions to the server while one types: by POST, so that no name and no number stands in an address.
// When nobody answers, the page says so and keeps everything; the next answer takes the message away.
const notice = () => document.querySelector("[data-offline]");
const token = () => document.querySelector("input[name=csrfmiddlewaretoken]")?.value || "";

export const network = { lost: false };

function tell(lost, why = "lost") {
  network.lost = lost;
  const place = notice();
  if (!place) return;
  if (lost) place.textContent = place.dataset[why];
  place.hidden = !lost;
}

export async function ask(address, body, more = {}) {
  try {
    const answer = await fetch(address, { method: "POST", body, headers: { "X-CSRFToken": token(), "X-Fragment": "1" }, ...more });
    // Sent elsewhere means signed out meanwhile.
    tell(answer.redirected, "out");
    return answer.redirected ? null : answer;
  } catch (error) {
    if (error.name !== "AbortError") tell(true);
    return null;
  }
}

export function fields(values) {
  const body = new FormData();
  for (const [name, value] of Object.entries(values)) body.set(name, value);
  return body;
}
