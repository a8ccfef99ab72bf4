// The little markup of descriptions: paragraphs, lists and `code`.
import { make } from '/assets/dom.js';

/** A description as paragraphs and lists. */
export function prose(text = '') {
  return text.trim().split(/\n\s*\n/).map((block) =>
    block.startsWith('- ') ? list(block) : make('p', {}, ...inline(block)));
}

function list(block) {
  const entries = block.split(/\n(?=- )/).map((entry) => {
    const id = /^- `([A-Z_]+)`/.exec(entry)?.[1];
    const where = id ? { id: `problem-${id}`, class: 'problem' } : {};
    return make('li', where, ...inline(entry.slice(2)));
  });
  return make('ul', {}, ...entries);
}

/** Text with its `code` set as code. */
export function inline(text = '') {
  return text.split('`').map((piece, i) => (i % 2 ? make('code', {}, piece) : piece));
}
