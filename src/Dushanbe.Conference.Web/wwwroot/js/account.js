// The account of this desk. Requests use the browser's cookie, which may belong to another account by now: the server compares.
export function whose() {
  return document.querySelector('.desk[data-account]')?.dataset.account ?? '';
}

// the response is the sign-in page: the session has ended
export function isSignedOut(answer) {
  return answer.redirected;
}
