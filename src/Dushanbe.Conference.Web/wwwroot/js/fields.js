// What fields do at once, without asking the server.

// While a word is being composed (Chinese, Japanese, Korean, Vietnamese) its keys belong to the input method alone: an Enter
// that takes a word must not open a row or send an answer. Safari ends the composition first and tells by the code 229.
window.addEventListener('keydown', event => {
  if (event.isComposing || event.keyCode === 229) event.stopImmediatePropagation();
}, true);

// Enter takes what the list offers or opens it; it never sends the form that the field is in
document.addEventListener('keydown', event => {
  if (event.key === 'Enter' && event.target.matches?.('input[role=combobox]')) event.preventDefault();
});

// whoever comes to it replaces what stands in it by typing; a click would only put the cursor there
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
