// The sign-in page: after signing out nothing of what was typed stays in this browser, and otherwise nothing old.
import { forgetEverywhere, forgetOld, forgetWhenTold } from './typed.js';

const address = new URL(location);
if (address.searchParams.has('out')) {
  forgetEverywhere();
  // loading the page again is not signing out again
  address.searchParams.delete('out');
  history.replaceState(history.state, '', address);
} else {
  forgetOld();
}
forgetWhenTold();
