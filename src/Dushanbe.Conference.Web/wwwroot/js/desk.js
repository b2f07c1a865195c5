export function focus(id) {
  whenThere(id, field => {
    field.focus();
    field.select?.();
  });
}

// the next row of a list, unless its clerk has gone into a field or a dialog since the arrow key
export function step(id) {
  whenThere(id, row => {
    if (!document.activeElement?.closest('input, textarea, select, [contenteditable], .mud-dialog')) row.focus();
  });
}

export function begin(id) {
  if (!document.activeElement?.closest('main form')) focus(id);
}

export function reveal(id) {
  whenThere(id, each => each.scrollIntoView({ block: 'nearest' }));
}

// Enter in the search has found nothing
export function nobody() {
  document.dispatchEvent(new Event('desk-nobody'));
}

// on a slow connection a call may arrive before its element is rendered
function whenThere(id, act) {
  const there = document.getElementById(id);
  if (there) {
    act(there);
    return;
  }
  const watch = new MutationObserver(() => {
    const come = document.getElementById(id);
    if (!come) return;
    watch.disconnect();
    act(come);
  });
  watch.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['id'] });
  setTimeout(() => watch.disconnect(), 3_000);
}

export function focusWrong(form) {
  form.querySelector('[aria-invalid="true"]')?.focus();
}

// Blazor skips a field that it believes to have this text already
export function write(field, text) {
  field.value = text;
}

// scrolls the strip alone: scrollIntoView would move what is around it as well
export function revealCurrent(id) {
  const strip = document.getElementById(id);
  const link = strip?.querySelector('[aria-current]');
  if (link) strip.scrollLeft += link.getBoundingClientRect().left - strip.getBoundingClientRect().left - (strip.clientWidth - link.offsetWidth) / 2;
}

// Prints a PDF through a hidden frame, and returns what happened: 'dialog', 'tab' or 'none'.
export async function printFile(address) {
  const file = new URL(address, document.baseURI).href;
  if (navigator.pdfViewerEnabled !== false && await isPrinted(file)) return 'dialog';
  return open(file, '_blank') ? 'tab' : 'none';
}

// the frame stays until the next one: an open dialog still reads from it
let sheet = null;

function isPrinted(file) {
  sheet?.remove();
  sheet = document.createElement('iframe');
  Object.assign(sheet, { className: 'print-sheet', tabIndex: -1, src: file });
  sheet.setAttribute('aria-hidden', 'true');
  return new Promise(done => {
    const late = setTimeout(() => done(false), 60_000);
    sheet.addEventListener('load', event => {
      clearTimeout(late);
      done(canPrint(event.target));
    }, { once: true });
    document.body.append(sheet);
  });
}

function canPrint(frame) {
  try {
    // refuse an error page; the content of some PDF viewers is not accessible
    const shown = frame.contentDocument;
    if (shown && shown.contentType !== 'application/pdf') return false;
    if (typeof frame.contentWindow.print !== 'function') return false;
    // the dialog blocks this page, which first has to show its message; inaccessible viewers render late
    setTimeout(() => frame.isConnected && print(frame), shown ? 100 : 1000);
    return true;
  } catch {
    return false;
  }
}

function print(frame) {
  try {
    frame.contentWindow.print();
  } catch {
    open(frame.src, '_blank');
  }
}

// an option stored in this browser
export function recalls(choice) {
  try {
    return localStorage.getItem(`desk-${choice}`) === 'on';
  } catch {
    return false;
  }
}

export function remember(choice, isTaken) {
  try {
    localStorage.setItem(`desk-${choice}`, isTaken ? 'on' : 'off');
  } catch {
    // storage is not available
  }
}

// files are downloaded over HTTP, never through the circuit
export function fetchFile(address) {
  const link = document.createElement('a');
  link.href = new URL(address, document.baseURI).href;
  link.download = '';
  link.click();
}
