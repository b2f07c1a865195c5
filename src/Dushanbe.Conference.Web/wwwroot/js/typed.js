// What was typed, and a chosen photo, wait in the tab while a desk loads itself anew. They belong to an account, and to nobody after
// its holder has signed out: then every tab of this browser forgets them.
const channel = 'desk-signed-out';

export const fields = 'desk-typed';
export const photo = 'desk-photo';
export const patience = 10 * 60 * 1000;

export function read(store) {
  try {
    return JSON.parse(sessionStorage.getItem(store) ?? 'null');
  } catch {
    return null;
  }
}

export function forget() {
  sessionStorage.removeItem(fields);
  sessionStorage.removeItem(photo);
}

export function forgetOld() {
  for (const store of [fields, photo]) if (!(Date.now() - read(store)?.at < patience)) sessionStorage.removeItem(store);
}

export function forgetEverywhere() {
  forget();
  new BroadcastChannel(channel).postMessage(null);
}

export function forgetWhenTold() {
  new BroadcastChannel(channel).addEventListener('message', forget);
}
