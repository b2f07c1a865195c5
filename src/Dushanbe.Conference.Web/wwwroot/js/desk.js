export function focus(id) {
  whenThere(id, field => {
    field.focus();
    field.select?.();
  });
}

export function begin(id) {
  if (!document.activeElement?.closest('main form')) focus(id);
}

export function reveal(id) {
  whenThere(id, each => each.scrollIntoView({ block: 'nearest' }));
}

// on a slow line a call arrives before the drawing of what it is about
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

// the renderer leaves a field alone whose text it believes to stand there already
export function write(field, text) {
  field.value = text;
}

// scrolls the strip alone: scrollIntoView would move what is around it as well
export function revealCurrent(id) {
  const strip = document.getElementById(id);
  const link = strip?.querySelector('[aria-current]');
  if (link) strip.scrollLeft += link.getBoundingClientRect().left - strip.getBoundingClientRect().left - (strip.clientWidth - link.offsetWidth) / 2;
}

// a file comes over HTTP, never through the circuit
export function fetchFile(address) {
  const link = document.createElement('a');
  link.href = new URL(address, document.baseURI).href;
  link.download = '';
  link.click();
}
