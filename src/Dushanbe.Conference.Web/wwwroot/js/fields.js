// What a field that chooses does at once, without asking the server.

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
