// While somebody works at a desk, its session goes on: keys and presses are told to the server, once a minute at most. Nothing
// else is told, and what the page does by itself does not count.
import { whose } from './account.js';

const seldom = 60_000;
let told = -seldom;

for (const kind of ['keydown', 'pointerdown', 'wheel']) {
  document.addEventListener(kind, event => {
    if (!event.isTrusted || performance.now() - told < seldom) return;
    told = performance.now();
    // where it does not arrive, the next minute tells it again
    fetch(new URL('account/used', document.baseURI), { method: 'POST', headers: { 'X-Desk-Account': whose() } }).catch(() => {});
  }, { capture: true, passive: true });
}
