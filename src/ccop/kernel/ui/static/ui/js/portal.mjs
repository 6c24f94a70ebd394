// Only comfort: every page does all its work without this file.

// Says how long a text is, once the person pauses; the sentences come with the page.
for (const line of document.querySelectorAll("[data-count-of]")) {
  const text = document.getElementById(line.dataset.countOf);
  let pause;
  text?.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      const left = line.dataset.limit - [...text.value].length;
      const sentence = left < 0 ? line.dataset.over : line.dataset.left;
      line.textContent = sentence.replace("{n}", Math.abs(left));
    }, 800);
  });
}
