export function focus(id) {
  const field = document.getElementById(id);
  field?.focus();
  field?.select?.();
}

// a file comes over HTTP, never through the circuit
export function fetchFile(address) {
  const link = document.createElement('a');
  link.href = new URL(address, document.baseURI).href;
  link.download = '';
  link.click();
}
