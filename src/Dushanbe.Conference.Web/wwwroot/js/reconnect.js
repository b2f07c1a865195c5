// A desk without a connection shows a message and allows typing; presses are blocked, and the user is told so. A browser
// that has lost its network knows it long before the socket does: then nothing may go into the socket either, which would
// carry it to the server once the network is back. Typed values are sent to the desk once it is back. After a reload they are restored into the record that
// they were typed for, and no other; what cannot be restored is reported.
import { whose } from './account.js';
import { fields as store, photo as photoStore, patience, read, forgetWhenTold } from './typed.js';

const wait = 30_000;
const answer = 4_000;
const note = document.getElementById('components-reconnect-modal');
const kept = document.getElementById('desk-kept');
const stopped = document.getElementById('blazor-error-ui');
const typed = new Set();
const choices = new Map();
let away = false;
let cut = false;
let telling = false;

for (const kind of ['input', 'change']) {
  document.addEventListener(kind, event => {
    if (!telling && event.target.matches('input:not([type=file], [type=hidden], [data-photo]), textarea, select')) typed.add(event.target);
  }, true);
}

// a list choice is made without typing; only changed values count
document.addEventListener('focusin', event => {
  if (event.target.matches('input[role=combobox]') && !choices.has(event.target)) choices.set(event.target, event.target.value);
});

// otherwise the browser would submit the form or follow the link, and replace the page by its error page
for (const kind of ['submit', 'click']) {
  document.addEventListener(kind, event => {
    const pressed = kind === 'submit' ? event.target : event.target.closest?.('input, textarea, select, label, a[href], button, tr, [role=option]');
    if (!pressed || pressed.matches('input, textarea, select, label') || own(pressed)) return;
    if (!away) return forget();
    hold(event);
  }, true);
}

// Enter saves, prints and chooses; in a text of several lines it is typed
document.addEventListener('keydown', event => {
  if (away && event.key === 'Enter' && !event.isComposing && !event.target.matches?.('textarea') && !own(event.target)) hold(event);
}, true);

note.addEventListener('components-reconnect-state-changed', event => {
  const state = event.detail.state;
  if (state === 'show') {
    cut = true;
    begin();
  } else if (state === 'hide') {
    cut = false;
    end();
    back();
  } else if (state === 'rejected' || state === 'resume-failed') {
    beginAnew();
  }
});
note.querySelector('button').addEventListener('click', retry);
kept.querySelector('button').addEventListener('click', () => {
  kept.hidden = true;
  kept.classList.remove('kept--pressed');
});
// the framework shows its element once an error has ended the desk on the server: no connection brings it back
new MutationObserver(() => {
  if (stopped.style.display !== 'block' || stopped.classList.contains('kept--shown')) return;
  away = true;
  stopped.classList.add('kept--shown');
}).observe(stopped, { attributes: true, attributeFilter: ['style'] });
stopped.querySelector('button').addEventListener('click', beginAnew);
window.addEventListener('offline', begin);
window.addEventListener('online', plugged);
document.addEventListener('visibilitychange', retryIfGivenUp);
restoreAfterLoad();
forgetWhenTold();

function own(element) {
  return [note, kept, stopped].some(each => each.contains(element));
}

function begin() {
  if (away) return;
  away = true;
  note.classList.remove('offline--pressed');
  note.classList.add('offline--away');
  // fields of pages that are no longer open
  typed.forEach(field => field.isConnected || typed.delete(field));
  choices.forEach((_, field) => field.isConnected || choices.delete(field));
}

function end() {
  away = false;
  note.classList.remove('offline--away');
  // the message would go with the connection's return, just when it matters
  if (!note.classList.contains('offline--pressed')) return;
  kept.classList.add('kept--pressed');
  kept.hidden = false;
}

function hold(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
  note.classList.add('offline--pressed');
}

// the network is back: the socket may have outlived its absence, and has then lost nothing
async function plugged() {
  if (cut) return retryIfGivenUp();
  if (!away) return;
  const answered = await Promise.race([ask(), new Promise(done => setTimeout(done, answer, false))]);
  if (cut || !navigator.onLine) return;
  if (answered) end();
  // the framework would wait for half a minute before it takes the socket for dead; then it connects anew
  else Blazor._internal.forceCloseConnection?.();
}

function ask() {
  return DotNet.invokeMethodAsync('Dushanbe.Conference.Web', 'AnswerDesk').then(() => true, () => false);
}

// something was pressed again
function forget() {
  if (!kept.classList.contains('kept--pressed')) return;
  kept.hidden = true;
  kept.classList.remove('kept--pressed');
}

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

// typed fields and changed choices
function changed() {
  return new Set([...typed, ...[...choices].filter(([field, before]) => field.value !== before).map(([field]) => field)]);
}

function back() {
  const gone = [];
  for (const field of changed()) {
    if (field.isConnected) tell(field);
    else if (mayBeKept(field)) gone.push(remember(field));
  }
  typed.clear();
  choices.clear();
  if (gone.length > 0) restore(gone, false, whose());
}

// a restarted server does not know the desk any more
function beginAnew() {
  const fields = [...changed()].filter(field => field.isConnected && field.type !== 'radio' && (field.value !== '' || field.form?.dataset.record));
  const told = keptHere();
  const left = told?.fields ?? [];
  const begun = [...new Set(fields.map(field => field.form))].flatMap(form => [...form?.querySelectorAll('[name=draft-key]') ?? []]);
  const now = [...fields, ...begun].filter(mayBeKept).map(remember);
  const keys = new Set(now.map(each => each.key));
  // the photo editor stores its picture; where it cannot, the photo has to be chosen or taken again
  const photo = document.querySelector('.photo-editor__frame:not([hidden])') !== null;
  const reload = new CustomEvent('desk-reload', { detail: { isKept: false } });
  document.dispatchEvent(reload);
  if (fields.length > 0 || left.length > 0 || photo) {
    sessionStorage.setItem(store, JSON.stringify({
      path: location.pathname, account: whose(), at: Date.now(), fields: [...now, ...left.filter(each => !keys.has(each.key))],
      lost: told?.lost || (photo && !reload.detail.isKept) || fields.some(field => !mayBeKept(field)),
    }));
  }
  // suppress the "leave page?" prompt for the reload
  window.addEventListener('beforeunload', event => event.stopImmediatePropagation(), true);
  location.reload();
}

// of this desk and its account
function keptHere() {
  const told = read(store);
  return told?.path === location.pathname && told.account === whose() ? told : null;
}

function restoreAfterLoad() {
  const told = read(store);
  if (told?.path !== location.pathname) sessionStorage.removeItem(photoStore);
  if (told && told.path === location.pathname && Date.now() - told.at < patience) restore(told.fields, told.lost, told.account);
  else sessionStorage.removeItem(store);
}

// fields appear one after another as the desk renders; until restored they stay in the store, in case of another reload
function restore(fields, lost, account) {
  const left = new Map(fields.map(each => [each.key, each]));
  let put = 0;
  const place = () => {
    // the desk says whose it is with its first content; what another account typed is not for this one
    if (whose() && whose() !== account) {
      left.clear();
      lost = false;
    }
    for (const field of document.querySelectorAll('main form[data-record] :is(input, textarea, select), #desk-search')) {
      const found = mayBeKept(field) && left.get(keyOf(field));
      if (!found) continue;
      left.delete(found.key);
      put++;
      field.value = found.value;
      if (field.type === 'checkbox') field.checked = found.checked;
      tell(field);
      typed.add(field);
    }
    if (left.size === 0) end();
  };
  const end = () => {
    watch.disconnect();
    clearTimeout(timer);
    sessionStorage.removeItem(store);
    kept.classList.toggle('kept--some', lost || left.size > 0);
    kept.hidden = put === 0 && !lost && left.size === 0 && !kept.classList.contains('kept--pressed');
  };
  const watch = new MutationObserver(place);
  const timer = setTimeout(end, wait);
  watch.observe(document.body, { childList: true, subtree: true });
  place();
}

function remember(field) {
  return { key: keyOf(field), value: field.value, checked: field.checked };
}

// only in the form of a record, or the search box; never a password or a passport
function mayBeKept(field) {
  return field.id === 'desk-search' || (field.form?.dataset.record && field.type !== 'password' && !/password/.test(field.autocomplete) && !field.closest('[data-unkept]'));
}

// identified by record and visible label: ids change with each circuit
function keyOf(field) {
  const group = field.closest('fieldset.localized')?.querySelector('legend').textContent.trim() ?? '';
  const name = field.name || `${group} ${field.labels?.[0]?.textContent.trim() ?? field.id}`.trim();
  return `${field.form?.dataset.record ?? ''}|${name}`;
}

function tell(field) {
  telling = true;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  // a choice field takes the match for its text, as when it loses the focus
  if (field.role === 'combobox') field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true }));
  telling = false;
}
