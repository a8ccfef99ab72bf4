// Hits, items of a gallery and states without either, as elements.
import { icon, make } from '/assets/dom.js';
import { toAddress } from '/assets/state.js';

const OPEN = 'M6 3H3.500A.5.5 0 0 0 3 3.500v9a.5.5 0 0 0 .5.500h9a.5.5 0 0 0 .5-.500V10M9 3h4v4M13 3L7.500 8.500';
const fileName = (item) => item.payload?.file_name ?? item.id;
const thumbnail = (item, size) => item.thumbnail_url && `${item.thumbnail_url}?size=${size}`;

/** Ranked hits or unranked items; each is a link to the search by it. */
export function grid(items, state) {
  const best = Math.max(...items.map((item) => item.score ?? 0), 1e-9);
  const wide = items.every((item) => item.modality === 'text');
  const cards = items.map((item) => card(item, state, best));
  return make('ol', { class: 'grid', data: wide ? { wide: '' } : {} }, ...cards);
}

function card(item, state, best) {
  const address = toAddress({ ...state, query: { kind: 'item', id: item.id } });
  const words = item.modality === 'text';
  const title = words ? item.payload?.text ?? item.id : fileName(item);
  const label = item.rank ? `Rank ${item.rank}, score ${item.score.toFixed(3)}: ${title}. Search by it` : `${title}. Search by it`;
  const link = make('a', { class: 'hit', href: address, data: { search: '' }, 'aria-label': label },
    words ? caption(item) : picture(item),
    item.rank && make('span', { class: 'rank' }, String(item.rank)),
    about(item, words, best));
  const open = item.image_url && !words &&
    make('a', { class: 'open', href: item.image_url, target: '_blank', rel: 'noopener', 'aria-label': `Open ${title}` }, icon(OPEN));
  return make('li', { class: 'card', data: { modality: item.modality } }, link, open || undefined);
}

function picture(item) {
  const image = make('img', {
    class: 'shown', alt: item.payload?.text ?? fileName(item), loading: 'lazy', decoding: 'async', src: thumbnail(item, 320),
    onerror: () => image.replaceWith(make('span', { class: 'shown missing' }, 'No picture is stored with this item')),
  });
  return image;
}

function caption(item) {
  const image = item.thumbnail_url &&
    make('img', { alt: '', loading: 'lazy', src: thumbnail(item, 112), onerror: () => image.remove() });
  return make('span', { class: 'words' }, image || undefined, make('span', {}, item.payload?.text ?? item.id));
}

function about(item, words, best) {
  const parts = [];
  if (item.rank) {
    const fillBar = make('span');
    fillBar.style.setProperty('width', `${Math.max(0, Math.min(1, item.score / best)) * 100}%`);
    parts.push(make('span', { class: 'score' }, item.score.toFixed(3), make('span', { class: 'score-bar', 'aria-hidden': 'true' }, fillBar)));
  }
  if (!words && item.payload?.text) parts.push(make('span', { class: 'name caption' }, item.payload.text));
  parts.push(make('span', { class: 'name', title: words ? item.id : fileName(item) }, words ? item.id : fileName(item)));
  return make('span', { class: 'about' }, ...parts);
}

/** Cards without content while an answer is awaited. */
export function ghosts(number) {
  const cards = Array.from({ length: Math.min(number, 20) }, () =>
    make('li', { class: 'card ghost' }, make('span', { class: 'shown' }), make('span', { class: 'about' })));
  return make('ul', { class: 'grid', 'aria-hidden': 'true' }, ...cards);
}

/** What went wrong, with a way on. */
export function failure(problem, again) {
  return make('div', { class: 'note alarm', role: 'alert' },
    make('h2', {}, problem.title ?? 'Error'),
    make('p', {}, problem.message),
    again && make('button', { type: 'button', class: 'go', onclick: again }, 'Try again'));
}

/** A state in which there is nothing to show. */
export function blank(title, ...rest) {
  return make('div', { class: 'blank' }, make('h2', {}, title), ...rest);
}
