// Passkeys on static pages. A form with data-passkey has a hidden field for what the device answers; it shows only where the
// browser can do it. Without script a password is the way in, for accounts without a passkey.
const can = window.PublicKeyCredential?.parseRequestOptionsFromJSON && window.isSecureContext;
let waiting, isPressed = false;

async function ask(form, conditional) {
  const kind = form.dataset.passkey;
  const answer = await fetch(new URL(`account/passkey/${kind}`, document.baseURI), { method: 'POST' });
  if (!answer.ok || answer.redirected) throw new Error(`${answer.status}`);
  const options = await answer.json();
  waiting?.abort();
  waiting = new AbortController();
  const credential = kind === 'new'
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options), signal: waiting.signal })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options), signal: waiting.signal, ...(conditional ? { mediation: 'conditional' } : {}) });
  form.querySelector('input[name$=".Credential"]').value = JSON.stringify(credential);
  form.submit();
}

for (const form of can ? document.querySelectorAll('form[data-passkey]') : []) {
  form.hidden = false;
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const fault = form.querySelector('[role=alert]');
    fault.hidden = true;
    isPressed = true;
    try {
      await ask(form, false);
    } catch (error) {
      // closed by the user, timed out, or the device knows no key of this site
      if (error.name !== 'AbortError') fault.hidden = false;
    } finally {
      isPressed = false;
    }
  });
  // the browser answers one question at most, the server takes an answer for five minutes, and another tab replaces the question
  const offer = () => document.hidden || isPressed || ask(form, true).catch(() => {});
  // the browser offers the keys of this site in the field of the user name, where the page has one
  if (form.dataset.passkey === 'any' && document.querySelector('[autocomplete~=webauthn]') && await PublicKeyCredential.isConditionalMediationAvailable?.()) {
    offer();
    setInterval(offer, 240000);
    document.addEventListener('visibilitychange', offer);
  }
}
