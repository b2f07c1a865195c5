// The keys of a desk. Single letters work only while no field has focus, and can be switched off (WCAG 2.1.4).
const setting = 'desk-single-keys';
let page = null;
let known = new Map();
let told = '[]';
let left = null;
let taking = null;

export function listen(desk) {
  page = desk;
  document.addEventListener('keydown', leftList, true);
  document.addEventListener('keydown', taken, true);
  document.addEventListener('focusin', arrived);
  document.addEventListener('desk-nobody', nobody);
  document.addEventListener('keydown', pressed);
  // says that keys are heard: a page shows before its script has come
  document.querySelector('.keys')?.setAttribute('data-ready', '');
  return isOn();
}

// as the bar says them at this moment
function know() {
  const now = document.querySelector('.keys')?.dataset.keys ?? '[]';
  if (now === told) return;
  told = now;
  known = new Map(JSON.parse(now).map(key => [key.name.toLowerCase(), key]));
}

export function single(on) {
  localStorage.setItem(setting, on ? 'on' : 'off');
}

export function forget() {
  document.removeEventListener('keydown', leftList, true);
  document.removeEventListener('keydown', taken, true);
  document.removeEventListener('focusin', arrived);
  document.removeEventListener('desk-nobody', nobody);
  document.removeEventListener('keydown', pressed);
  taking = null;
  page = null;
}

function isOn() {
  return localStorage.getItem(setting) !== 'off';
}

function pressed(event) {
  if (!page || event.ctrlKey || event.metaKey) return;
  know();
  // leaving the search box keeps what stands in it, and asks nobody
  if (event.key === 'Escape' && event.target.id === 'desk-search' && !document.querySelector('.mud-dialog')) {
    event.preventDefault();
    event.target.blur();
    return;
  }
  const letter = event.key.length === 1;
  const name = (event.altKey ? 'alt+' : '') + (event.shiftKey && (!letter || /\p{L}/u.test(event.key)) ? 'shift+' : '') + latin(event);
  if (name !== '?' && !known.has(name)) return;
  const field = event.target.closest('input, textarea, select, [contenteditable], [role=combobox], [role=listbox]');
  // a dialog has keys of its own; whether the list of keys is open still is for the desk to say, which may have closed it by now
  const dialog = document.querySelector('.mud-dialog');
  if (dialog && !dialog.matches('.keys-list')) return;
  if (field && !known.get(name)?.fields) return;
  // an open list, clock or calendar closes first
  if (name === 'escape' && document.querySelector('.mud-popover-open')) return;
  if (letter && !isOn() && name !== '/') return;
  // a button or link keeps Enter and Space for itself
  if ((name === 'enter' || name === ' ') && event.target.closest('button, a, summary')) return;
  // the list itself is scrolled by keys
  if (!dialog) event.preventDefault();
  const key = known.get(name);
  if (isLeaving()) return;
  if (key?.focus && !dialog) {
    focus(key.focus);
    return;
  }
  if (isOffline()) return;
  if (key?.leaves) left = { address: location.href, at: Date.now() };
  // once the desk has answered, the next page is there or none comes
  page.invokeMethodAsync('PressAsync', name).finally(() => left = null);
}

// without a connection a key does nothing, and the note that says there is none says so
function isOffline() {
  const note = document.getElementById('components-reconnect-modal');
  if (!note?.matches('.components-reconnect-show, .components-reconnect-retrying, .components-reconnect-failed, .components-reconnect-paused')) return false;
  note.classList.add('offline--pressed');
  return true;
}

// Enter in the search takes the first that was found. Until the focus is there, keys are meant for whom it takes, not for the
// box: they wait, and are pressed then; where nobody was found they are letters of the search again
function taken(event) {
  if (taking && Date.now() - taking.at > 1500) taking = null;
  if (taking) {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.key.length === 1 && !event.repeat) taking.keys.push(event);
  } else if (page && event.key === 'Enter' && event.target.matches?.('#desk-search') && !event.isComposing && event.keyCode !== 229) {
    taking = { at: Date.now(), keys: [] };
  }
}

// nobody was found: the focus stays in the box
function nobody() {
  if (!taking) return;
  const letters = taking.keys.filter(each => !each.ctrlKey && !each.metaKey && !each.altKey).map(each => each.key).join('');
  taking = null;
  if (letters && document.activeElement?.id === 'desk-search') document.execCommand('insertText', false, letters);
}

function arrived(event) {
  if (!taking || event.target.id === 'desk-search') return;
  const { keys } = taking;
  taking = null;
  for (const { key, code, shiftKey, altKey, ctrlKey, metaKey } of keys)
    // the browser opens a link only for a key that was pressed on it
    if (key === 'Enter' && document.activeElement.matches('a, button')) document.activeElement.click();
    else document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, code, shiftKey, altKey, ctrlKey, metaKey, bubbles: true, cancelable: true }));
}

// the next page is on its way: what is typed meanwhile is meant for it
function isLeaving() {
  if (left && (left.address !== location.href || Date.now() - left.at > 3000)) left = null;
  return left !== null;
}

function focus(id) {
  const field = document.getElementById(id);
  field?.focus();
  field?.select?.();
}

// Escape is heard before the list has taken the focus, and in the order of the other keys
function leftList(event) {
  if (!page || event.key !== 'Escape' || !document.querySelector('.keys-list')) return;
  event.preventDefault();
  event.stopPropagation();
  page.invokeMethodAsync('PressAsync', 'escape');
}

// On a Russian or Tajik keyboard the key where a Latin letter is printed counts as that letter.
function latin(event) {
  const key = event.key.toLowerCase();
  if (key.length === 1 && /\p{L}/u.test(key) && !/[a-z]/.test(key) && event.code.startsWith('Key')) return event.code.slice(3).toLowerCase();
  // there / and ? are a dot and a comma; no Latin keyboard has a dot on this key
  if (event.code === 'Slash' && key === '.') return '/';
  if (event.code === 'Slash' && key === ',') return '?';
  return key;
}
