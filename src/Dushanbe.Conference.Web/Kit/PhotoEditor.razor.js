// Crop and turn a photo in the browser's memory; only the original and the numbers travel, over HTTP.
const states = new WeakMap();
const ratio = 7 / 9;
const sliders = ['zoom', 'x', 'y'];

// what is pressed inside is heard at the root, so that nothing is missed while a part is new
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
    if (!event.target.closest('[data-photo=turn]')) return;
    state.turns = (state.turns + 1) % 4;
    draw(root);
  });
  const canvas = root.querySelector('canvas');
  canvas.addEventListener('pointerdown', event => { state.from = [event.clientX, event.clientY]; canvas.setPointerCapture(event.pointerId); });
  canvas.addEventListener('pointermove', event => { if (state.from) drag(root, event); });
  canvas.addEventListener('pointerup', () => { state.from = null; });
  canvas.addEventListener('wheel', event => { event.preventDefault(); zoom(root, event.deltaY < 0 ? 1.08 : 1 / 1.08); }, { passive: false });
  choose(root); // a picture chosen before this script had come
}

function choose(root) {
  const [file] = part(root, 'file').files;
  if (file) open(root, file, file);
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
  if (state.file) form.append('file', state.file, state.file.name);
  for (const [name, value] of Object.entries(numbers)) form.append(name, String(value));
  form.append('turns', String(state.turns));
  const answer = await fetch(new URL(address, document.baseURI), { method: 'POST', body: form });
  return answer.ok ? null : (await answer.json().catch(() => ({ fault: 'NotSent' }))).fault ?? 'NotSent';
}

async function open(root, blob, file) {
  const state = states.get(root);
  try {
    state.image = await createImageBitmap(blob, { imageOrientation: 'from-image' });
  } catch {
    await state.editor.invokeMethodAsync('Opened', false);
    return;
  }
  Object.assign(state, { file, turns: 0, zoom: 1, x: 0.5, y: 0.4 });
  await state.editor.invokeMethodAsync('Opened', true);
  for (const name of sliders) set(root, name, state[name]);
  root.querySelector('canvas').hidden = false;
  draw(root);
}

function size(state) {
  const { width, height } = state.image;
  return state.turns % 2 ? [height, width] : [width, height];
}

// the part to keep, in fractions of the turned picture
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

function part(root, name) {
  return root.querySelector(`[data-photo=${name}]`);
}
