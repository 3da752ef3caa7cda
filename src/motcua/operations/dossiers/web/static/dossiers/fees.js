/* Shows what the typed fees come to before the money is taken; the server counts again. */
const whole = (text) => Number(text.replace(/\D/g, "")) || 0;

function price(input) {
  const { feeUnit, feeLater, feeFrom, feeMost } = input.dataset;
  const quantity = whole(input.value);
  let total = whole(feeUnit) * quantity;
  if (feeLater && quantity >= whole(feeFrom)) {
    const dear = whole(feeFrom) - 1;
    total = whole(feeUnit) * dear + whole(feeLater) * (quantity - dear);
  }
  return feeMost ? Math.min(total, whole(feeMost)) : total;
}

export function totalOf(form) {
  let total = 0;
  for (const input of form.querySelectorAll("[data-fee-amount]")) total += whole(input.value);
  for (const input of form.querySelectorAll("[data-fee-unit]")) {
    const copies = input.closest("fieldset").querySelector("[data-fee-copies]");
    total += price(input) * (copies ? whole(copies.value) : 1);
  }
  return total;
}

for (const form of document.querySelectorAll("[data-fees]")) {
  const told = form.querySelector("[data-fee-total]");
  const tell = () => {
    const total = totalOf(form);
    told.hidden = !total;
    told.textContent = total ? `${total.toLocaleString("vi-VN")} đồng` : "";
  };
  form.addEventListener("input", tell);
  tell();
}
