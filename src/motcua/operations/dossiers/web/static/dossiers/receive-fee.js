// What the ticked fees come to while one types; the server counts again before anything is taken.
const whole = (text) => Number(String(text ?? "").replace(/\D/g, "")) || 0;
const written = (amount) => amount.toLocaleString("vi-VN");

function sum(row) {
  const typed = row.querySelector("[data-amount]");
  if (typed) return whole(typed.value);
  const { unit, laterFrom, later, atMost } = row.dataset;
  const units = whole(row.querySelector("[data-units]")?.value ?? 1), copies = whole(row.querySelector("[data-copies]")?.value ?? 1);
  const dear = laterFrom && units >= whole(laterFrom) ? whole(laterFrom) - 1 : units;
  const price = whole(unit) * dear + whole(later) * (units - dear);
  return (atMost ? Math.min(price, whole(atMost)) : price) * copies;
}

export function fees(form) {
  const part = form.querySelector('[data-part="fee"]');
  const rows = () => [...part.querySelectorAll("[data-fee]")];
  const on = (row) => row.querySelector(".cb").checked;
  // Whoever types a number means the line.
  form.addEventListener("input", (event) => { if (event.target.matches("[data-fee] .n")) event.target.closest("[data-fee]").querySelector(".cb").checked = Boolean(event.target.value.trim()) || on(event.target.closest("[data-fee]")); });
  part.addEventListener("focusin", (event) => { if (event.target.matches(".n")) event.target.select(); });

  function look() {
    let total = 0;
    for (const row of rows()) {
      const amount = sum(row);
      row.querySelector("[data-sum]").textContent = amount ? written(amount) : "";
      row.classList.toggle("off", !on(row));
      if (on(row)) total += amount;
    }
    const says = part.querySelector("[data-fee-total]"), asked = rows().some(on);
    if (!says) return true;
    const method = part.querySelector("[name=fee_method]:checked")?.value || "cash";
    part.querySelector("[data-fee-method]").hidden = !asked;
    says.textContent = !asked ? says.dataset.none : says.dataset[method].replace("#", written(total));
    return !asked || method !== "cash" || total > 0;
  }
  // Where Enter goes from the papers: the numbers of what is asked, else past the fee.
  const first = () => { const asked = rows().filter(on); return asked.map((row) => row.querySelector(".n")).find(Boolean) || (asked.length ? part.querySelector("[name=fee_method]:checked") : null); };
  return { look, first };
}
