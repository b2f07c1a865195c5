// Whose desk this is. What it sends goes by the browser's cookie, which may be another account's by now: the server compares.
export function whose() {
  return document.querySelector('.desk[data-account]')?.dataset.account ?? '';
}

// the answer is the page for signing in: there was no account any more
export function isSignedOut(answer) {
  return answer.redirected;
}
