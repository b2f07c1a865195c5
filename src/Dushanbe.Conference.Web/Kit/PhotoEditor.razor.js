import { whose, isSignedOut } from '../js/account.js';
import { photo as store, patience, read } from '../js/typed.js';

// Crops and rotates a photo in the browser; only the picture and the numbers are uploaded over HTTP. It is chosen, pasted,
// dropped on the editor, or taken with the camera.
const states = new Map();
const ratio = 7 / 9;
const longest = 1600; // pixels of an uploaded picture
const leastWidth = 840; // pixels of the cropped part: twice what a badge prints, and the full width of a portrait
const mostBytes = 1_000_000; // of a file uploaded unchanged
const sliders = ['zoom', 'x', 'y'];

// events are handled at the root, so that newly rendered parts need no listeners
export function attach(root, editor) {
  const state = { editor, turns: 0, zoom: 1, x: 0.5, y: 0.4, image: null, file: null };
  states.set(root, state);
  root.addEventListener('change', event => { if (event.target === part(root, 'file')) choose(root); });
  root.addEventListener('input', event => {
    const name = event.target.dataset.photo;
    if (!sliders.includes(name)) return;
    state[name] = Number(event.target.value);
    draw(root);
  });
  root.addEventListener('click', event => {
    if (event.target.closest('[data-photo=take]')) take(root);
    if (event.target.closest('[data-photo=leave]')) leave(root);
    if (!event.target.closest('[data-photo=turn]')) return;
    state.turns = (state.turns + 1) % 4;
    draw(root);
  });
  const canvas = root.querySelector('canvas');
  canvas.addEventListener('pointerdown', event => { state.from = [event.clientX, event.clientY]; canvas.setPointerCapture(event.pointerId); });
  canvas.addEventListener('pointermove', event => { if (state.from) drag(root, event); });
  canvas.addEventListener('pointerup', () => { state.from = null; });
  canvas.addEventListener('wheel', event => { event.preventDefault(); zoom(root, event.deltaY < 0 ? 1.08 : 1 / 1.08); }, { passive: false });
  root.addEventListener('keydown', event => pressed(root, event));
  state.pasted = event => pasted(root, event);
  state.over = event => over(root, event);
  state.dropped = event => dropped(root, event);
  state.reload = event => { event.detail.isKept = keep(root); };
  document.addEventListener('paste', state.pasted);
  document.addEventListener('dragover', state.over);
  document.addEventListener('drop', state.dropped);
  document.addEventListener('desk-reload', state.reload);
  choose(root); // a picture chosen before this script was loaded
  restore(root);
}

// the camera is closed with its page
export function letGo() {
  for (const root of states.keys()) {
    // the element is removed slightly after the component is disposed of
    if (root.isConnected) setTimeout(() => root.isConnected || detach(root), 100);
    else detach(root);
  }
}

function detach(root) {
  const state = states.get(root);
  if (!state) return;
  off(state);
  document.removeEventListener('paste', state.pasted);
  document.removeEventListener('dragover', state.over);
  document.removeEventListener('drop', state.dropped);
  document.removeEventListener('desk-reload', state.reload);
  states.delete(root);
}

// opens the camera
export async function camera(root) {
  const state = states.get(root);
  // only the latest request counts
  const turn = state.sought = {};
  root.querySelector('canvas').hidden = true;
  (await there(root, 'take'))?.focus();
  try {
    // browsers offer no camera on insecure addresses
    if (!navigator.mediaDevices) throw new DOMException('', 'SecurityError');
    const stream = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 1920 }, height: { ideal: 1080 }, facingMode: { ideal: 'environment' } } });
    const video = part(root, 'video');
    if (state.sought !== turn || !video) {
      stop(stream);
      return;
    }
    state.stream = stream;
    if (!root.contains(document.activeElement)) part(root, 'take').focus();
    stream.getVideoTracks()[0].addEventListener('ended', () => state.stream === stream && leave(root, 'CameraLost'));
    video.srcObject = stream;
    await video.play();
  } catch (fault) {
    if (state.sought === turn) await leave(root, { NotAllowedError: 'CameraNotAllowed', NotFoundError: 'NoCamera', OverconstrainedError: 'NoCamera', SecurityError: 'CameraNotSecure' }[fault.name] ?? 'CameraBusy');
    return;
  }
  await state.editor.invokeMethodAsync('Live');
}

function stop(stream) {
  stream?.getTracks().forEach(track => track.stop());
}

function off(state) {
  state.sought = null;
  stop(state.stream);
  state.stream = null;
}

async function leave(root, fault = null) {
  const state = states.get(root);
  off(state);
  await state.editor.invokeMethodAsync('Left', fault);
  if (state.image) show(root);
  (part(root, 'keep') ?? part(root, 'camera') ?? part(root, 'file')).focus();
}

// takes the part shown in the frame and turns the camera off
async function take(root) {
  const state = states.get(root);
  const video = part(root, 'video');
  if (!state.stream || !video.videoWidth) return;
  const { videoWidth: width, videoHeight: height } = video;
  const across = Math.min(width, height * ratio);
  const down = across / ratio;
  const picture = document.createElement('canvas');
  Object.assign(picture, { width: Math.round(across), height: Math.round(down) });
  picture.getContext('2d').drawImage(video, (width - across) / 2, (height - down) / 2, across, down, 0, 0, picture.width, picture.height);
  off(state);
  const blob = await jpegOf(picture);
  await open(root, blob, new File([blob], 'camera.jpg', { type: blob.type }), true);
  part(root, 'keep')?.focus();
}

// Space takes the picture anywhere in the camera view, except on the close button
function pressed(root, event) {
  const state = states.get(root);
  const isTaking = event.target.closest('.camera') && !event.target.closest('[data-photo=leave]');
  if (event.key === 'Escape' && state.sought) leave(root);
  else if (event.key === ' ' && state.stream && isTaking && !event.repeat) take(root);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

// a picture pasted anywhere in the form; with text on the clipboard a focused field takes precedence
function pasted(root, event) {
  const place = event.target;
  if (place !== document.body && !place.closest?.('form')?.contains(root) && !root.contains(place)) return;
  const [file] = event.clipboardData?.files ?? [];
  const isText = event.clipboardData?.types.includes('text/plain') && place.matches('input, textarea');
  if (!file || isText) return;
  event.preventDefault();
  receive(root, file);
}

// a file dropped beside the editor would replace the page and lose the form
function over(root, event) {
  if (!event.dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  const isHere = root.contains(event.target);
  event.dataTransfer.dropEffect = isHere ? 'copy' : 'none';
  root.classList.toggle('photo-editor--over', isHere);
}

function dropped(root, event) {
  root.classList.remove('photo-editor--over');
  const [file] = event.dataTransfer?.files ?? [];
  if (!file) return;
  event.preventDefault();
  if (root.contains(event.target)) receive(root, file);
}

function receive(root, file) {
  off(states.get(root));
  open(root, file, file);
}

function choose(root) {
  const [file] = part(root, 'file').files;
  if (file) receive(root, file);
}

export async function reopen(root, address) {
  const answer = await fetch(new URL(address, document.baseURI));
  if (answer.ok) await open(root, await answer.blob(), null);
}

export function drop(root) {
  const state = states.get(root);
  state.image = state.file = null;
  part(root, 'file').value = '';
  root.querySelector('canvas').hidden = true;
}

export async function send(root, address) {
  const state = states.get(root);
  const numbers = kept(state);
  const form = new FormData();
  const file = state.file && await small(state);
  if (file) form.append('file', file, file.name);
  for (const [name, value] of Object.entries(numbers)) form.append(name, String(value));
  form.append('turns', String(state.turns));
  const post = () => fetch(new URL(address, document.baseURI), { method: 'POST', body: form, headers: { 'X-Desk-Account': whose() } });
  // retried once after a short loss of connection
  const answer = await post().catch(() => new Promise(done => setTimeout(done, 1000)).then(post));
  if (isSignedOut(answer)) return 'OtherAccount';
  return answer.ok ? null : (await answer.json().catch(() => ({ fault: 'NotSent' }))).fault ?? 'NotSent';
}

// uploads no more pixels than a badge or portrait needs, and no camera metadata
async function small(state) {
  const { image, file } = state;
  const keep = kept(state).width * size(state)[0];
  const scale = Math.min(1, Math.max(longest / Math.max(image.width, image.height), leastWidth / keep));
  if (scale === 1 && file.size <= mostBytes) return file;
  const blob = await jpegOf(scaled(image, scale));
  return new File([blob], file.name.replace(/\.\w+$/, '') + '.jpg', { type: blob.type });
}

function scaled(image, scale) {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: Math.round(image.width * scale), height: Math.round(image.height * scale) });
  const pen = canvas.getContext('2d');
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

// stores the picture in sessionStorage, scaled to fit, for a desk that is being reloaded
function keep(root) {
  const { image, file, turns, zoom, x, y } = states.get(root);
  if (!file) return false;
  const picture = scaled(image, Math.min(1, longest / Math.max(image.width, image.height))).toDataURL('image/jpeg', 0.9);
  try {
    sessionStorage.setItem(store, JSON.stringify({ ...owner(root), at: Date.now(), name: file.name, turns, zoom, x, y, picture }));
    return true;
  } catch {
    return false; // it does not fit
  }
}

async function restore(root) {
  const stored = read(store);
  sessionStorage.removeItem(store);
  const { path, record, account } = owner(root);
  if (!stored || stored.path !== path || stored.record !== record || stored.account !== account || Date.now() - stored.at > patience) return;
  const bytes = Uint8Array.from(atob(stored.picture.split(',')[1]), each => each.charCodeAt(0));
  const file = new File([bytes], stored.name, { type: 'image/jpeg' });
  await open(root, file, file);
  const { turns, zoom, x, y } = stored;
  Object.assign(states.get(root), { turns, zoom, x, y });
  show(root);
}

// a picture is restored only for the same form and account
function owner(root) {
  return { path: location.pathname, record: root.closest('form')?.dataset.record ?? '', account: whose() };
}

function jpegOf(canvas) {
  return new Promise((done, failed) => canvas.toBlob(blob => blob ? done(blob) : failed(new Error('no picture')), 'image/jpeg', 0.9));
}

async function open(root, blob, file, byCamera = false) {
  const state = states.get(root);
  let image;
  try {
    image = await createImageBitmap(blob, { imageOrientation: 'from-image' });
  } catch {
    await state.editor.invokeMethodAsync('Opened', false, byCamera);
    return;
  }
  Object.assign(state, { image, file, turns: 0, zoom: 1, x: 0.5, y: 0.4 });
  await state.editor.invokeMethodAsync('Opened', true, byCamera);
  show(root);
}

function show(root) {
  const state = states.get(root);
  for (const name of sliders) set(root, name, state[name], ...(name === 'zoom' ? [1, 4] : []));
  root.querySelector('canvas').hidden = false;
  draw(root);
}

function size(state) {
  const { width, height } = state.image;
  return state.turns % 2 ? [height, width] : [width, height];
}

// the cropped part, in fractions of the rotated picture
function kept(state) {
  const [width, height] = size(state);
  const across = Math.min(width, height * ratio) / state.zoom;
  const down = across / ratio;
  return { left: (width - across) * state.x / width, top: (height - down) * state.y / height, width: across / width, height: down / height };
}

function draw(root) {
  const state = states.get(root);
  const canvas = root.querySelector('canvas');
  const [width, height] = size(state);
  const keep = kept(state);
  const pen = canvas.getContext('2d');
  const scale = canvas.width / (keep.width * width);
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, canvas.width, canvas.height);
  pen.scale(scale, scale);
  pen.translate(-keep.left * width, -keep.top * height);
  pen.translate(width / 2, height / 2);
  pen.rotate(state.turns * Math.PI / 2);
  pen.drawImage(state.image, -state.image.width / 2, -state.image.height / 2);
}

function drag(root, event) {
  const state = states.get(root);
  const keep = kept(state);
  const canvas = root.querySelector('canvas');
  const free = [1 - keep.width, 1 - keep.height];
  const moved = [(event.clientX - state.from[0]) / canvas.width * keep.width, (event.clientY - state.from[1]) / canvas.height * keep.height];
  state.from = [event.clientX, event.clientY];
  if (free[0] > 0) set(root, 'x', state.x - moved[0] / free[0]);
  if (free[1] > 0) set(root, 'y', state.y - moved[1] / free[1]);
  draw(root);
}

function zoom(root, by) {
  const state = states.get(root);
  set(root, 'zoom', state.zoom * by, 1, 4);
  draw(root);
}

function set(root, name, value, least = 0, most = 1) {
  const state = states.get(root);
  state[name] = Math.min(most, Math.max(least, value));
  const range = part(root, name);
  if (range) range.value = state[name];
}

// a call may arrive before its element is rendered
async function there(root, name) {
  for (let turn = 0; turn < 60 && !part(root, name); turn++) await new Promise(done => setTimeout(done, 50));
  return part(root, name);
}

function part(root, name) {
  return root.querySelector(`[data-photo=${name}]`);
}
