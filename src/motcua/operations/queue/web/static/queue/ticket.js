// Draws the ticket's state anew every few seconds while the page is looked at.
const place = document.querySelector("[data-again]");
if (place) {
  setInterval(async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(location.href, { cache: "no-store" });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const news = page.querySelector(".tk");
      if (news) place.replaceChildren(...news.childNodes);
    } catch { /* The next look tells. */ }
  }, Number(place.dataset.again) * 1000);
}
