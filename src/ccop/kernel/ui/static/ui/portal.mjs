// Enhancement only: every page does its work without this file.

// Says how long a text is beside the length its field advises; politely, after a pause in typing.
for (const area of document.querySelectorAll("textarea[data-advised]")) {
  const advised = Number(area.dataset.advised);
  if (!advised) continue;
  const counter = document.createElement("p");
  counter.className = "counter";
  counter.setAttribute("role", "status");
  area.after(counter);
  let pause;
  const count = () => { counter.textContent = `${area.value.length} / ${advised}`; };
  area.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(count, 800); });
  count();
}

// Asks before a page with unsaved changes is left.
for (const form of document.querySelectorAll("form[data-keep]")) {
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
}
