// Keys pressed before the desk listens to them. What is typed for its search, or scanned at the badges desk, is kept and goes there
// once the desk is ready; any other letter is refused, and the user is told so: answered later, it would meet another row.
(() => {
  const fields = 'input, textarea, select, [contenteditable], [role=combobox], [role=listbox]';
  let kept = null;
  let watch = null;
  let refused = -Infinity;

  window.addEventListener('keydown', event => {
    if (!isWaiting()) {
      say(false);
      return;
    }
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(fields)) return;
    if (kept === null) {
      // of a scan: it must not follow the link that has the focus
      if (event.key === 'Enter' && event.timeStamp - refused < 50) stop(event);
      if (!isLetter(event)) return;
      if (isSlash(event)) kept = '';
      else if (scans()) kept = event.key;
      else refuse(event);
      if (kept !== null) wait();
    } else if (event.key === 'Escape') kept = null;
    else if (event.key === 'Backspace') kept = kept.slice(0, -1);
    else if (event.key !== 'Enter' && event.key.length > 1) return;
    // only a scanner goes on after Enter
    else if (kept.includes('\n') && !scans()) say(true);
    else if (!event.repeat || event.key !== 'Enter') kept += event.key === 'Enter' ? '\n' : event.key;
    stop(event);
  }, true);

  function refuse(event) {
    refused = event.timeStamp;
    say(true);
  }

  function stop(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  const isLetter = event => event.key.length === 1 && event.key !== ' ';

  // on a Russian or Tajik layout the key of the slash is a dot
  const isSlash = event => event.key === '/' || (event.code === 'Slash' && event.key === '.');

  const scans = () => /\/badges\/?$/.test(location.pathname);

  const field = () => document.querySelector('#desk-search, #queue-field');

  function isWaiting() {
    const keys = document.querySelector('.keys');
    if (!keys) return document.getElementById('main') === null;
    return !keys.matches('[data-ready]') || field()?.matches('#queue-field:not([data-ready])') === true;
  }

  function say(isRefused) {
    const note = document.getElementById('desk-early');
    if (note) note.hidden = !isRefused;
  }

  function wait() {
    if (watch) return;
    watch = new MutationObserver(deliver);
    watch.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-ready'] });
  }

  function deliver() {
    if (isWaiting()) return;
    watch.disconnect();
    const [text, to] = [kept, field()];
    kept = watch = null;
    if (text === null) return;
    if (!to) {
      say(true);
      return;
    }
    to.focus();
    const lines = text.split('\n');
    lines.forEach((line, at) => {
      to.value = line;
      if (line) to.dispatchEvent(new Event('input', { bubbles: true }));
      if (line && at < lines.length - 1) to.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true }));
    });
    // after Enter the text of a search stays
    if (!scans()) to.value = lines[0];
  }
})();
