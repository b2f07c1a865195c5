import { whose } from '../../js/account.js';

// Files are uploaded over HTTP, never through the circuit; the page receives the progress.
export async function send(form, address, maxTable, maxPhotos, page) {
  const table = form.querySelector('[data-file=table]').files[0];
  const photos = form.querySelector('[data-file=photos]').files[0];
  if (!table) return { fault: 'NoFile' };
  if (table.size > maxTable) return { fault: 'TableTooLarge' };
  if (photos && photos.size > maxPhotos) return { fault: 'PhotosTooLarge' };
  const all = table.size + (photos ? photos.size : 0);
  let told = 0;
  const tell = bytes => {
    const now = Date.now();
    if (all === 0 || now - told < 250) return;
    told = now;
    page.invokeMethodAsync('Sent', Math.min(100, Math.floor(bytes * 100 / all)));
  };
  const first = await post(`${address}/table`, table, tell);
  if (first.fault || !photos) return first;
  const second = await post(`${address}/${first.id}/photos`, photos, bytes => tell(table.size + bytes));
  return { id: first.id, fault: second.fault };
}

// fetch reports no upload progress
function post(address, file, tell) {
  return new Promise(resolve => {
    const request = new XMLHttpRequest();
    const url = new URL(address, document.baseURI);
    url.searchParams.set('name', file.name);
    request.open('POST', url);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('X-Desk-Account', whose());
    request.responseType = 'json';
    request.upload.onprogress = event => tell(event.loaded);
    // redirected to the sign-in page
    const isSignedOut = () => request.responseURL !== '' && new URL(request.responseURL).pathname !== url.pathname;
    request.onload = () => resolve(isSignedOut() ? { fault: 'OtherAccount' } : request.response && (request.response.id || request.response.fault) ? request.response : { fault: 'NotSent' });
    request.onerror = request.onabort = () => resolve({ fault: 'NotSent' });
    request.send(file);
  });
}
