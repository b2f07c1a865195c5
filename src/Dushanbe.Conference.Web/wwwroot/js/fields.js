// Behaviour of fields without the server.

// During IME composition (Chinese, Japanese, Korean, Vietnamese) keys belong to the input method: an Enter
// that accepts a word must not open a row or submit. Safari ends the composition first and reports key code 229.
window.addEventListener('keydown', event => {
  if (event.isComposing || event.keyCode === 229) event.stopImmediatePropagation();
}, true);

// Enter takes the choice or opens the list; it never submits the form
document.addEventListener('keydown', event => {
  if (event.key === 'Enter' && event.target.matches?.('input[role=combobox]')) event.preventDefault();
});

// Enter in a box submits its form, as in every other field; MudBlazor would only tick it
document.addEventListener('keydown', event => {
  if (event.key !== 'Enter' || !event.target.matches?.('.check-field input')) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  event.target.form?.requestSubmit();
}, true);

// focus selects the text so that typing replaces it; a click would only place the cursor
const chooser = event => event.target.closest?.('input[role=combobox]');
let entered = null;
document.addEventListener('focusin', event => chooser(event)?.select());
document.addEventListener('pointerdown', event => {
  entered = chooser(event) === document.activeElement ? null : chooser(event);
});
document.addEventListener('click', event => {
  if (entered === event.target) entered.select();
  entered = null;
});
