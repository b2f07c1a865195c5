// The queue of the badges desk. A scanner is a fast keyboard that types a code and Enter.
let field = null;
let page = null;

export function listen(input, desk) {
  field = input;
  page = desk;
  field.addEventListener('input', typed);
  field.addEventListener('keydown', pressed);
  document.addEventListener('keydown', elsewhere, true);
  if (!document.activeElement?.closest('.mud-dialog')) field.focus();
  // scans that came before this go into the field now
  field.setAttribute('data-ready', '');
}

export function forget() {
  document.removeEventListener('keydown', elsewhere, true);
  field = page = null;
}

function typed() {
  page?.invokeMethodAsync('TypedAsync', field.value);
}

function pressed(event) {
  if (!page || event.isComposing || event.keyCode === 229 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.key === 'Enter') {
    event.preventDefault();
    if (!event.repeat) enter();
  } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    page.invokeMethodAsync('MovedAsync', event.key === 'ArrowDown' ? 1 : -1);
  } else if (event.key === 'Escape') {
    event.preventDefault();
    event.stopPropagation();
    field.value = '';
    page.invokeMethodAsync('LeftAsync');
  }
}

// an empty field prints the person shown; a person not yet on the screen is not printed
function enter() {
  const text = field.value;
  const shown = document.getElementById('queue-person')?.dataset.person ?? null;
  field.value = '';
  page.invokeMethodAsync('EnteredAsync', text, shown).catch(() => {
    // no connection: restore the scanned text
    if (field && !field.value) field.value = text;
  });
}

// a scanner types wherever the focus is: keys outside of fields go to this one
function elsewhere(event) {
  if (!field || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !/^[\p{L}\p{N}]$/u.test(event.key)) return;
  if (document.querySelector('.mud-dialog, .mud-popover-open') || event.target.closest('input, textarea, select, [contenteditable], [role=combobox], [role=listbox]')) return;
  field.focus();
}
