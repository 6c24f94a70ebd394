// A passkey fills in a form's hidden field. The page has other ways for whoever has no script.
const toBytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
const toText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=/g, "");

function asked(options) {
  const publicKey = { ...options.publicKey };
  publicKey.challenge = toBytes(publicKey.challenge);
  if (publicKey.user) publicKey.user = { ...publicKey.user, id: toBytes(publicKey.user.id) };
  for (const name of ["allowCredentials", "excludeCredentials"]) {
    publicKey[name] = publicKey[name]?.map((each) => ({ ...each, id: toBytes(each.id) }));
  }
  return { publicKey };
}

function answered(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = toText(credential.response[name]);
  }
  return {
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

async function optionsOf(form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options);
  const answer = await fetch(form.dataset.optionsUrl, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`options: ${answer.status}`);
  return (await answer.json()).request_options;
}

async function use(form) {
  const options = asked(await optionsOf(form));
  if (form.dataset.passkey === "create") {
    // The device may keep the key under the person's name, so that it signs in by itself.
    options.publicKey.authenticatorSelection = {
      residentKey: "preferred",
      userVerification: "preferred",
    };
    return answered(await navigator.credentials.create(options));
  }
  return answered(await navigator.credentials.get(options));
}

for (const form of window.PublicKeyCredential ? document.querySelectorAll("form[data-passkey]") : []) {
  const told = form.querySelector("[data-passkey-told]");
  const button = form.querySelector("button");
  form.querySelector("[data-passkey-without]").hidden = true;
  button.hidden = button.disabled = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    told.textContent = "";
    button.disabled = true;
    try {
      form.elements.credential.value = JSON.stringify(await use(form));
      form.submit();
    } catch (failure) {
      told.textContent = failure.name === "InvalidStateError" ? told.dataset.there : told.dataset.failed;
      button.disabled = false;
      button.focus();
    }
  });
}
