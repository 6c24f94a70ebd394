// Only comfort: the button sends what is kept without this file. After a pause that grows from page
// to page we ask whether the site is there, and only then leave this page with the post.
const LONGEST = 60; // seconds
const FORGOTTEN = 600_000; // milliseconds after which a new wait begins

const form = document.querySelector("form[data-again]");
const line = form.querySelector("[data-words]");
const [, stop] = form.querySelectorAll("button");
const key = `waiting:${form.getAttribute("action")}`;
let timer;

function attempts() {
  try {
    const { count, at } = JSON.parse(sessionStorage.getItem(key));
    return Date.now() - at < FORGOTTEN ? count : 0;
  } catch {
    return 0;
  }
}

function plan(count) {
  const grown = Math.min(Number(form.dataset.pause) * 2 ** count, LONGEST);
  const pause = Math.ceil(grown * (0.5 + Math.random() / 2));
  line.textContent = line.dataset.words.replace("{n}", pause);
  timer = setTimeout(attempt, pause * 1000, count + 1);
}

async function attempt(count) {
  try {
    sessionStorage.setItem(key, JSON.stringify({ count, at: Date.now() }));
  } catch {
    // A browser that keeps nothing tries in even pauses.
  }
  const answer = await fetch("/zdrowie/").catch(() => null);
  if (answer?.ok) HTMLFormElement.prototype.submit.call(form);
  else plan(count);
}

stop.hidden = false;
stop.addEventListener("click", () => {
  clearTimeout(timer);
  line.textContent = "";
  stop.hidden = true;
});
plan(attempts());
