// The keys of a desk. Single letters work only while no field has focus, and can be switched off (WCAG 2.1.4).
const setting = 'desk-single-keys';
let page = null;
let known = new Map();
let told = '[]';
let left = null;
let taking = null;
let arrival = -Infinity;

// milliseconds: the same as in scans.js, and in which a second Enter is still the first
const gap = 50;
const impatience = 400;

export function listen(desk) {
  page = desk;
  document.addEventListener('keydown', leftList, true);
  document.addEventListener('keydown', taken, true);
  document.addEventListener('focusin', arrived);
  document.addEventListener('desk-nobody', nobody);
  document.addEventListener('desk-scan', scanned);
  document.addEventListener('keydown', pressed);
  // marks that keys work: a page is shown before its script is loaded
  document.querySelector('.keys')?.setAttribute('data-ready', '');
  return isOn();
}

// the current keys of the bar
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
  document.removeEventListener('desk-scan', scanned);
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
  // leaving the search box keeps its text, without the server
  if (event.key === 'Escape' && event.target.id === 'desk-search' && !document.querySelector('.mud-dialog')) {
    event.preventDefault();
    event.target.blur();
    return;
  }
  const letter = event.key.length === 1;
  const name = (event.altKey ? 'alt+' : '') + (event.shiftKey && (!letter || /\p{L}/u.test(event.key)) ? 'shift+' : '') + latin(event);
  if (name !== '?' && !known.has(name)) return;
  const field = event.target.closest('input, textarea, select, [contenteditable], [role=combobox], [role=listbox]');
  // a dialog has its own keys, except the list of keys, which the desk may have closed by now
  const dialog = document.querySelector('.mud-dialog');
  if (dialog && !dialog.matches('.keys-list')) return;
  if (field && !known.get(name)?.fields) return;
  // an open list, clock or calendar closes first
  if (name === 'escape' && document.querySelector('.mud-popover-open')) return;
  if (letter && !isOn() && name !== '/') return;
  // buttons and links handle Enter and Space themselves
  if ((name === 'enter' || name === ' ') && event.target.closest('button, a, summary')) return;
  // the list itself is scrolled by keys
  if (!dialog) event.preventDefault();
  const key = known.get(name);
  if (isLeaving() || (event.repeat && name === ' ')) return;
  if (key?.focus && !dialog) {
    focus(key.focus);
    return;
  }
  if (isOffline()) return;
  if (key?.leaves) left = { address: location.href, at: Date.now() };
  // after the response the next page is there, or there is none
  page.invokeMethodAsync('PressAsync', name).finally(() => left = null);
}

// without a connection keys do nothing, and the connection note says so
function isOffline() {
  const note = document.getElementById('components-reconnect-modal');
  if (!note?.matches('.offline--away, .components-reconnect-paused')) return false;
  note.classList.add('offline--pressed');
  return true;
}

// Enter in the search selects the first row found. Until it has the focus, keys are meant for that row, not for the
// box: they are queued and replayed; where nothing was found they go to the search box
function taken(event) {
  if (taking && Date.now() - taking.at > 1500) taking = null;
  // pressed for the row, or twice out of impatience: it must not open the form of whoever was found
  const isImpatient = event.key === 'Enter' && !event.shiftKey && event.timeStamp - arrival < impatience && !event.target.matches?.('#desk-search');
  if (taking || isImpatient) {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (taking && event.key.length === 1 && !event.repeat) taking.keys.push(event);
  } else if (page && event.key === 'Enter' && event.target.matches?.('#desk-search') && !event.isComposing && event.keyCode !== 229) {
    taking = { at: Date.now(), keys: [] };
  }
}

// nothing was found: the focus stays in the box
function nobody() {
  if (!taking) return;
  const letters = taking.keys.filter(each => !each.ctrlKey && !each.metaKey && !each.altKey).map(each => each.key).join('');
  taking = null;
  if (letters && document.activeElement?.id === 'desk-search') document.execCommand('insertText', false, letters);
}

function arrived(event) {
  if (!taking || event.target.id === 'desk-search') return;
  arrival = performance.now();
  replay(taking);
}

// letters that follow each other as fast as a scanner types are no keys
function replay(mine) {
  if (taking !== mine) return;
  const wait = gap - (performance.now() - (mine.keys.at(-1)?.timeStamp ?? -Infinity));
  if (wait > 0) {
    setTimeout(replay, wait, mine);
    return;
  }
  const isFast = (one, other) => other && other.key !== one.key && Math.abs(other.timeStamp - one.timeStamp) <= gap;
  const keys = mine.keys.filter((each, at) => !isFast(each, mine.keys[at - 1]) && !isFast(each, mine.keys[at + 1]));
  taking = null;
  for (const { key, code, shiftKey, altKey, ctrlKey, metaKey } of keys)
    document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, code, shiftKey, altKey, ctrlKey, metaKey, bubbles: true, cancelable: true }));
}

// a badge: its search takes the place of the one before
function scanned() {
  taking = null;
}

// the next page is loading: keys pressed meanwhile are not for this one
function isLeaving() {
  if (left && (left.address !== location.href || Date.now() - left.at > 3000)) left = null;
  return left !== null;
}

function focus(id) {
  const field = document.getElementById(id);
  field?.focus();
  field?.select?.();
}

// also before the list of keys has the focus
function leftList(event) {
  if (!page || event.key !== 'Escape' || !document.querySelector('.keys-list')) return;
  event.preventDefault();
  event.stopPropagation();
  page.invokeMethodAsync('PressAsync', 'escape');
}

// On a Russian or Tajik layout a key counts as the Latin letter printed on it.
function latin(event) {
  const key = event.key.toLowerCase();
  if (key.length === 1 && /\p{L}/u.test(key) && !/[a-z]/.test(key) && event.code.startsWith('Key')) return event.code.slice(3).toLowerCase();
  // on those layouts / and ? are dot and comma; no Latin layout has a dot on this key
  if (event.code === 'Slash' && key === '.') return '/';
  if (event.code === 'Slash' && key === ',') return '?';
  return key;
}
