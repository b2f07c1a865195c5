// A desk whose connection is lost says so and lets people go on typing. What they typed meanwhile, or just before, when it
// may never have arrived, is told to the desk once it is back; a desk that has to begin anew gets it back into its fields.
const store = 'desk-typed';
const patience = 10 * 60 * 1000;
const note = document.getElementById('components-reconnect-modal');
const typed = new Set();
let telling = false;

for (const kind of ['input', 'change']) {
  document.addEventListener(kind, event => {
    if (!telling && event.target.matches('input:not([type=file], [type=hidden]), textarea, select')) typed.add(event.target);
  }, true);
}

// a choice from a list is made without typing
document.addEventListener('focusin', event => {
  if (event.target.matches('input[role=combobox]')) typed.add(event.target);
});

note.addEventListener('components-reconnect-state-changed', event => {
  const state = event.detail.state;
  // fields of pages that were left before the connection was
  if (state === 'show') typed.forEach(field => field.isConnected || typed.delete(field));
  else if (state === 'hide') back();
  else if (state === 'rejected' || state === 'resume-failed') beginAnew();
});
note.querySelector('button').addEventListener('click', retry);
window.addEventListener('online', retryIfGivenUp);
document.addEventListener('visibilitychange', retryIfGivenUp);
restoreAfterLoad();

function retryIfGivenUp() {
  if (document.visibilityState === 'visible' && note.classList.contains('components-reconnect-failed')) retry();
}

async function retry() {
  try {
    if (!await Blazor.reconnect()) beginAnew();
  } catch {
    // still no connection
  }
}

function back() {
  const gone = [...typed].filter(field => !field.isConnected).map(remember);
  for (const field of typed) if (field.isConnected) tell(field);
  typed.clear();
  restore(gone);
}

// a server that began anew knows the desk no more
function beginAnew() {
  const fields = [...typed].filter(field => field.isConnected && field.type !== 'radio' && field.type !== 'password').map(remember);
  if (fields.length > 0) sessionStorage.setItem(store, JSON.stringify({ path: location.pathname, at: Date.now(), fields }));
  // the question whether to leave a form unsaved would be no question
  window.addEventListener('beforeunload', event => event.stopImmediatePropagation(), true);
  location.reload();
}

function restoreAfterLoad() {
  const kept = JSON.parse(sessionStorage.getItem(store) ?? 'null');
  sessionStorage.removeItem(store);
  if (kept && kept.path === location.pathname && Date.now() - kept.at < patience) restore(kept.fields);
}

// fields come one after another, as the desk draws them
function restore(fields) {
  const left = new Map(fields.map(each => [each.name, each]));
  if (left.size === 0) return;
  const put = () => {
    for (const field of document.querySelectorAll('main input, main textarea, main select')) {
      const kept = left.get(nameOf(field));
      if (!kept) continue;
      left.delete(kept.name);
      field.value = kept.value;
      if (field.type === 'checkbox') field.checked = kept.checked;
      tell(field);
    }
    if (left.size === 0) watch.disconnect();
  };
  const watch = new MutationObserver(put);
  watch.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => watch.disconnect(), 30_000);
  put();
}

function remember(field) {
  return { name: nameOf(field), value: field.value, checked: field.checked };
}

// by what a reader sees: ids are made anew with each desk
function nameOf(field) {
  const group = field.closest('fieldset.localized')?.querySelector('legend').textContent.trim() ?? '';
  return field.name || `${group} ${field.labels?.[0]?.textContent.trim() ?? field.id}`.trim();
}

function tell(field) {
  telling = true;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  // a field that chooses takes what answers to the text, as it does when one leaves it
  if (field.role === 'combobox') field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true }));
  telling = false;
}
