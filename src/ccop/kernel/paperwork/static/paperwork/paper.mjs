// Only comfort: the buttons save without this file. What is typed is sent when the person pauses, each
// field with the revision that the page has of it, so the server knows what somebody else changed.
const PAUSE = 1_200; // milliseconds without a key
const LONGEST = 30_000; // milliseconds between two attempts
const HEARTBEAT = 30_000; // milliseconds between two questions who else is here

const form = document.querySelector("form[data-autosave]");
const line = form.querySelector("[data-saving]");
const [words, link] = line.children;
const key = `paper:${location.pathname}`;

const known = originals(); // the texts that the server has, by field
const seen = new Map(); // revision of a field that was saved from this page
const meetings = new Set(); // fields in which somebody else's text stands
let pending = null; // what is on its way: sent again word for word until it is answered
let flight = null;
let timer;
let attempts = 0;
let leaving = false;

function originals() {
  const texts = new Map();
  for (const field of form.elements) {
    if (field.type === "radio") {
      if (field.defaultChecked) texts.set(field.name, field.value);
    } else if (field.options) {
      const chosen = [...field.options].find((option) => option.defaultSelected) ?? field.options[0];
      texts.set(field.name, chosen?.value ?? "");
    } else if (field.type !== "submit") {
      texts.set(field.name, field.defaultValue);
    }
  }
  return texts;
}

function unsaved() {
  const texts = new Map();
  for (const [name, text] of new FormData(form)) {
    if (form.elements[name]?.type !== "hidden" && text !== (known.get(name) ?? "")) texts.set(name, text);
  }
  return texts;
}

function say(sentence, address) {
  line.hidden = false;
  if (words.textContent !== sentence) words.textContent = sentence;
  link.hidden = !address;
  if (address) {
    link.href = address;
    link.textContent = line.dataset.signIn;
  }
}

// Of this tab alone, until it is closed: a text outlives a sign-in or a reload that came too early.
function remember(texts) {
  try {
    if (texts.size) sessionStorage.setItem(key, JSON.stringify([...texts]));
    else sessionStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing loses nothing of what was sent.
  }
}

function restore() {
  let kept = [];
  try {
    kept = JSON.parse(sessionStorage.getItem(key)) ?? [];
  } catch {
    // Nothing was kept.
  }
  let restored = false;
  for (const [name, text] of kept) {
    const field = form.elements[name];
    if (field && field.type !== "hidden" && field.value !== text) {
      field.value = text;
      restored = true;
    }
  }
  if (restored) {
    say(line.dataset.restored);
    plan(PAUSE);
  }
}

function plan(pause) {
  clearTimeout(timer);
  timer = setTimeout(() => (flight ??= send().finally(() => (flight = null))), pause);
}

function body(texts) {
  const content = new FormData();
  content.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  content.set("revision", form.elements.revision.value);
  for (const [name, text] of texts) {
    content.set(name, text);
    if (seen.has(name)) content.set(`revision:${name}`, seen.get(name));
  }
  return content;
}

function ask(options) {
  const headers = { Accept: "application/json" };
  return fetch(form.action, { headers, redirect: "manual", ...options }).catch(() => null);
}

async function send() {
  pending ??= unsaved();
  if (!pending.size) {
    pending = null;
    return;
  }
  if (!attempts) say(line.dataset.busy);
  const answer = await ask({ method: "POST", body: body(pending) });
  const told = answer?.ok || [401, 409].includes(answer?.status) ? await answer.json() : {};
  if (answer?.ok) {
    took(told);
  } else if (answer?.status === 401) {
    later(line.dataset.signedOut, told.sign_in);
  } else if (answer?.status === 403) {
    await renewToken();
    later(line.dataset.again);
  } else if (!answer || answer.status >= 500) {
    later(line.dataset.again);
  } else {
    remember(unsaved());
    say(told.told ?? line.dataset.failed);
  }
}

function took(told) {
  for (const [name, text] of pending) {
    known.set(name, text);
    if (told.met.includes(name)) {
      meetings.add(name);
      continue;
    }
    seen.set(name, told.revision);
    (form.elements.namedItem(`revision:${name}`) ?? hidden(`revision:${name}`)).value = told.revision;
  }
  pending = null;
  attempts = 0;
  show(told.others);
  const left = unsaved();
  remember(left);
  say(meetings.size ? line.dataset.met : told.told);
  if (left.size) plan(PAUSE);
}

function hidden(name) {
  const field = Object.assign(document.createElement("input"), { type: "hidden", name });
  form.append(field);
  return field;
}

function later(sentence, address) {
  remember(unsaved());
  say(sentence, address);
  plan(Math.min(1_000 * 2 ** attempts++, LONGEST));
}

// A sign-in in another tab gives new tokens; this page takes the one of a fresh copy of itself.
async function renewToken() {
  const answer = await fetch(location.href, { redirect: "manual" }).catch(() => null);
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const token = fresh.querySelector("form[data-autosave] [name=csrfmiddlewaretoken]")?.value;
  if (!token) return;
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
}

function show(others) {
  const note = form.querySelector("[data-others]");
  const list = note.querySelector("ul");
  if ([...list.children].map((item) => item.textContent).join("\n") === others.join("\n")) return;
  list.replaceChildren(
    ...others.map((other) => Object.assign(document.createElement("li"), { textContent: other })),
  );
  note.hidden = !others.length;
}

setInterval(async () => {
  if (document.visibilityState !== "visible" || flight) return;
  const answer = await ask({});
  if (answer?.ok) show((await answer.json()).others);
}, HEARTBEAT);

form.addEventListener("input", () => {
  if (!attempts) plan(PAUSE);
});
form.addEventListener("change", () => {
  if (!attempts) plan(0);
});

// A button waits for what is on its way: its own post would meet it as somebody else's.
form.addEventListener("submit", async (event) => {
  clearTimeout(timer);
  leaving = true;
  if (!flight) {
    remember(new Map()); // the post carries all of it; kept, it would come back over what is saved now
    return;
  }
  event.preventDefault();
  await flight;
  clearTimeout(timer);
  form.requestSubmit(event.submitter);
});

addEventListener("pagehide", () => {
  const texts = unsaved();
  if (leaving || !texts.size) return;
  remember(texts);
  if (!flight) ask({ method: "POST", body: body(texts), keepalive: true });
});

addEventListener("beforeunload", (event) => {
  if (!leaving && attempts) event.preventDefault();
});

addEventListener("pageshow", () => (leaving = false));
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && attempts) plan(0);
});

restore();
