// Pictures that a user hands to the page: picked, dropped or pasted.
import { byId } from '/assets/dom.js';

const MOST_BYTES = 20 * 1024 * 1024;

/** Calls `use` with each picture, and `refuse` with a sentence where it was none. */
export function listen(use, refuse) {
  const take = (files) => {
    const file = [...files][0];
    if (!file) return;
    const refusal = check(file);
    if (refusal) refuse(refusal);
    else use(file);
  };
  byId('file').addEventListener('change', (event) => {
    take(event.target.files);
    event.target.value = '';
  });
  document.addEventListener('paste', (event) => take(event.clipboardData?.files ?? []));
  dropping(take);
}

function check(file) {
  if (file.type && !file.type.startsWith('image/')) return `${file.name}: ${file.type} (expected: a picture)`;
  if (file.size === 0) return `${file.name}: 0 bytes (expected: a picture)`;
  if (file.size > MOST_BYTES) return `${file.name}: ${(file.size / 1048576).toFixed(1)} MiB (expected: at most 20 MiB)`;
  return undefined;
}

function dropping(take) {
  const curtain = byId('drop');
  let depth = 0;
  const show = (change) => {
    depth = Math.max(0, depth + change);
    curtain.hidden = depth === 0;
  };
  const files = (event) => event.dataTransfer?.types.includes('Files');
  document.addEventListener('dragenter', (event) => files(event) && show(1));
  document.addEventListener('dragleave', (event) => files(event) && show(-1));
  document.addEventListener('dragover', (event) => files(event) && event.preventDefault());
  document.addEventListener('drop', (event) => {
    if (!files(event)) return;
    event.preventDefault();
    depth = 0;
    show(0);
    take(event.dataTransfer.files);
  });
}
