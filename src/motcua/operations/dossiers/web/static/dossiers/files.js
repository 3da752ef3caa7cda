// Papers and scans: files are sent as soon as they are chosen or dropped, one after the other, each with its own fate;
// moving, taking away and reusing draw the section anew and leave the focus where one works.
const TYPES = /^(application\/pdf|image\/(jpeg|png))$/;

const improve = (section) => {
  section.classList.add("live");

  const draw = (html, focus) => {
    const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("[data-files]");
    if (!fresh) { location.reload(); return; }
    const open = section.querySelector("[data-others]")?.open;
    const said = fresh.querySelector("[data-said]");
    const words = said.textContent;
    said.textContent = "";
    section.replaceChildren(...fresh.childNodes);
    if (open && section.querySelector("[data-others]")) section.querySelector("[data-others]").open = true;
    // Told once it is in the page, or a screen reader does not notice.
    section.querySelector("[data-said]").textContent = words;
    const alert = section.querySelector("[data-errors]");
    if (alert) { alert.focus(); return; }
    for (const id of focus) { const at = id && document.getElementById(id); if (at) { at.focus({ preventScroll: false }); return; } }
  };

  const send = (form, body, progress) => new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("X-Fragment", "1");
    if (progress) request.upload.addEventListener("progress", (event) => { if (event.lengthComputable) progress(event.loaded / event.total); });
    request.addEventListener("load", () => done(request));
    request.addEventListener("error", () => done(null));
    request.send(body);
  });

  const upload = async (form, files) => {
    const focus = form.querySelector("input[type=file]").id;
    const place = form.closest(".fset").id;
    const going = form.querySelector("[data-going]"), bar = going.querySelector("progress"), says = going.querySelector("[data-going-says]");
    const base = [...new FormData(form)].filter(([name]) => name !== "files");
    going.hidden = false;
    let last = null, refused = null, lost = false;
    for (const [number, file] of [...files].entries()) {
      says.textContent = files.length > 1 ? `${number + 1}/${files.length} ${file.name}` : file.name;
      const body = new FormData();
      for (const [name, value] of base) body.append(name, value);
      body.append("files", file);
      const answer = await send(form, body, (share) => { bar.value = share * 100; });
      if (!answer || answer.status >= 500 || answer.status === 413) { lost = true; break; }
      last = answer;
      // The pages after a refused one would stand in its place: stop, and let the officer see.
      if (answer.status >= 400) { refused = file; break; }
    }
    going.hidden = true;
    if (last) draw(last.responseText, [focus, place]);
    const at = document.getElementById(place);
    if (lost) tell(at, "Chưa gửi được tệp này; kiểm tra mạng hoặc cỡ tệp rồi thử lại.");
    if (refused && files.length > 1) at?.querySelector("[data-errors]")?.prepend(`${refused.name}: `);
  };

  const tell = (at, words) => {
    const message = Object.assign(document.createElement("p"), { className: "msg", textContent: words, tabIndex: -1 });
    message.setAttribute("role", "alert");
    at?.querySelector(".fhead")?.after(message);
    message.focus();
  };

  section.addEventListener("change", (event) => {
    const form = event.target.closest("[data-drop]");
    if (form && event.target.type === "file" && event.target.files.length) upload(form, event.target.files);
  });

  section.addEventListener("submit", async (event) => {
    const form = event.target, button = event.submitter;
    if (event.defaultPrevented || form.matches("[data-drop]")) return;
    event.preventDefault();
    if (form.dataset.sent) return;
    form.dataset.sent = "1";
    const next = form.closest("li")?.nextElementSibling?.querySelector(`[id^="${button?.id.split("-")[0]}-"]`)?.id;
    const answer = await send(form, new FormData(form));
    delete form.dataset.sent;
    if (!answer || answer.status >= 500) { tell(form.closest(".fset"), "Chưa ghi được; kiểm tra mạng rồi thử lại."); return; }
    const upcoming = section.querySelectorAll("[data-key=d]").length > 1;
    draw(answer.responseText, [button?.id, button?.dataset.twin, next, upcoming && "", form.closest(".fset")?.querySelector(".pick-file")?.id]);
    if (button?.dataset.key === "d") section.querySelector("[data-key=d]")?.focus();
  });

  // --- Dropping: anywhere on a paper counts for that paper; beside one, a browser would open the file.
  const over = (event) => [...(event.dataTransfer?.types || [])].includes("Files");
  for (const kind of ["dragover", "drop"]) document.addEventListener(kind, (event) => { if (over(event)) event.preventDefault(); });
  section.addEventListener("dragover", (event) => {
    if (!over(event)) return;
    for (const form of section.querySelectorAll("[data-drop]")) form.classList.toggle("over", form.closest(".fset") === event.target.closest(".fset"));
  });
  for (const kind of ["dragleave", "drop"]) section.addEventListener(kind, () => { for (const form of section.querySelectorAll(".over")) form.classList.remove("over"); });
  section.addEventListener("drop", (event) => {
    const form = event.target.closest(".fset")?.querySelector("[data-drop]");
    const files = [...(event.dataTransfer?.files || [])];
    if (form && files.length) upload(form, files);
  });
};

for (const section of document.querySelectorAll("[data-files]")) improve(section);
