// A badge scanner is a keyboard that types a number and Enter wherever the focus is, with pauses of a few milliseconds. Search
// fields and the queue of the badges desk take that. The list of participants finds the holder. Anywhere else a scan changes
// nothing, and a note says so. Letters that are keys of a desk wait a moment, so that no letter of a scan acts. A reader of
// passports types too: lines that came into another field go to the field for them, where the page has one.
(() => {
  // milliseconds between two keys of a scanner at most; nobody types a whole number that fast
  const gap = 50;
  const number = /^[2-9A-HJKMNP-Z]{6}$/;
  // of a passport: letters, digits and marks, two marks in a row at least; with a Russian keyboard the mark is Б
  const zone = /[A-ZА-ЯЁ0-9<]{30,}$/, marks = /<<|ББ/;
  const fields = 'input, textarea, select, [contenteditable], [role=combobox], [role=listbox]';
  const modifiers = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock'];
  let burst = null;

  window.addEventListener('keydown', event => {
    if (!event.isTrusted || event.isComposing || event.keyCode === 229 || modifiers.includes(event.key)) return;
    const goesOn = burst !== null && event.timeStamp - burst.at <= gap;
    if (!goesOn) {
      release();
      say(false);
    }
    if (event.repeat && refusesRepeat(event)) {
      stop(event);
      return;
    }
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      typed(event, goesOn);
      return;
    }
    if (event.key === 'Enter' && moved(event)) {
      burst = null;
      return;
    }
    const before = burst;
    if (event.key === 'Enter' && goesOn) entered(event, before);
    else release();
    burst = null;
  }, true);
  window.addEventListener('pointerdown', () => say(false), true);

  const fieldOf = event => event.target.closest?.(fields) ?? null;

  // a key that is held down acts once; in fields letters go on, and the space scrolls
  const refusesRepeat = event => event.key === 'Enter'
    ? !event.target.closest?.('textarea, [contenteditable]')
    : event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !fieldOf(event);

  function typed(event, goesOn) {
    const field = fieldOf(event);
    if (!goesOn) burst = { field: null, value: null, text: '', keys: '', held: null, timer: 0 };
    if (field && field !== burst.field) Object.assign(burst, { field, value: field.value });
    burst.at = event.timeStamp;
    burst.text += event.key;
    burst.keys += /^(?:Key|Digit)(.)$/.exec(event.code)?.[1] ?? event.key;
    if (burst.held !== null && burst.held.key !== event.key) drop();
    // the slash has to focus its field before the next letter; what is typed outside of fields on the badges desk goes to its queue
    if (field || isSlash(event) || isQueue() || (event.key === ' ' && !goesOn)) return;
    stop(event);
    if (isOneLetter(burst)) hold(event);
  }

  const isSlash = event => event.key === '/' || (event.code === 'Slash' && event.key === '.');

  const isOneLetter = scan => new Set(scan.text).size === 1;

  const isQueue = () => !isCovered() && document.querySelector('#queue-field[data-ready]') !== null;

  const isCovered = () => document.querySelector('.mud-dialog, .mud-popover-open') !== null;

  function hold(event) {
    clearTimeout(burst.timer);
    burst.held = event;
    burst.timer = setTimeout(release, gap);
  }

  function drop() {
    if (burst === null) return;
    clearTimeout(burst.timer);
    burst.held = null;
  }

  // a letter that stays alone is a key
  function release() {
    const event = burst?.held;
    if (!event) return;
    drop();
    const { key, code, shiftKey, altKey, ctrlKey, metaKey } = event;
    const to = event.target.isConnected ? event.target : document.activeElement;
    to.dispatchEvent(new KeyboardEvent('keydown', { key, code, shiftKey, altKey, ctrlKey, metaKey, bubbles: true, cancelable: true }));
  }

  function entered(event, scan) {
    const code = codeOf(scan);
    if (code === null) {
      if (scan.field || isOneLetter(scan) || isQueue() || fieldOf(event)) {
        release();
        return;
      }
      stop(event);
      say(true);
      return;
    }
    drop();
    const field = fieldOf(event);
    // a search that still waits for its answer has not taken the letters
    if (takesScans(field) && field.value.endsWith(scan.text)) return;
    stop(event);
    const isInForm = scan.field !== null && !takesScans(scan.field);
    if (isInForm) restore(scan.field, scan.value);
    const list = isInForm || isCovered() ? null : document.querySelector('input[data-scans]');
    if (list) find(list, code);
    else say(true);
  }

  // whatever the speed of the reader: nobody types such a line as a name
  function moved(event) {
    const field = fieldOf(event);
    if (!field?.matches('input:not([type=search]), textarea') || field.closest('[data-unkept]')) return false;
    const lines = zone.exec(field.value)?.[0];
    if (lines === undefined || !marks.test(lines)) return false;
    drop();
    stop(event);
    restore(field, field.value.slice(0, -lines.length));
    const own = document.getElementById('zone');
    if (!own || isCovered()) {
      say(true);
      return true;
    }
    own.focus();
    restore(own, `${lines}\n`);
    return true;
  }

  // by the letters, or by the keys where the layout of the keyboard is another
  const codeOf = scan => [scan.text, scan.keys].map(each => each.replaceAll('-', '').toUpperCase()).find(each => number.test(each)) ?? null;

  const takesScans = field => field?.matches('input[type=search]') === true;

  function restore(field, value) {
    if (!field.isConnected || field.value === value) return;
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    if (field.matches('select')) field.dispatchEvent(new Event('change', { bubbles: true }));
  }

  function find(list, code) {
    document.dispatchEvent(new Event('desk-scan'));
    list.focus();
    list.value = code;
    list.dispatchEvent(new Event('input', { bubbles: true }));
    list.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true }));
  }

  function stop(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  function say(isScan) {
    const note = document.getElementById('desk-scanned');
    if (note) note.hidden = !isScan;
  }
})();
