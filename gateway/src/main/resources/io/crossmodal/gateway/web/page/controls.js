// What a user chooses beside the query: gallery, view, number, kind of result; and what is shown of it.
import { byId, count, fill, make, plural } from '/assets/dom.js';

const find = () => document.querySelector('input[name="find"]:checked').value;

/** The choices as they stand. */
export function chosen() {
  return { gallery: byId('gallery').value, view: byId('view').value, k: Number(byId('k').value), find: find() };
}

/** Lets the controls show a search. */
export function show(state, gallery) {
  byId('gallery').value = state.gallery;
  byId('k').value = state.k;
  document.querySelector(`input[name="find"][value="${state.find}"]`).checked = true;
  byId('gallery-size').textContent = gallery ? size(gallery) : '';
  fill(byId('view'), ...(gallery ? views(gallery) : []));
  byId('view').value = state.view;
  if (byId('view').selectedIndex < 0) byId('view').value = '';
}

/** Fills the list of galleries. */
export function galleries(list) {
  fill(byId('gallery'), ...list.map((gallery) => make('option', {}, gallery.settings.name)));
  byId('gallery').disabled = list.length === 0;
}

function size(gallery) {
  const parts = [];
  if (gallery.images) parts.push(plural(gallery.images, 'picture', 'pictures'));
  if (gallery.texts) parts.push(plural(gallery.texts, 'caption', 'captions'));
  if (gallery.videos) parts.push(plural(gallery.videos, 'video', 'videos'));
  return parts.join(', ') || 'empty';
}

function views(gallery) {
  const serving = gallery.views.find((view) => view.settings.name === gallery.serving_view);
  const others = gallery.views.filter((view) => view !== serving);
  return [
    make('option', { value: '' }, serving ? `${label(serving)} (serving)` : 'serving'),
    ...others.map((view) => make('option', { value: view.settings.name }, label(view))),
  ];
}

function label(view) {
  const { name, dimension, precision = 'fp32' } = view.settings;
  return `${name}: ${dimension}-d ${precision}, ${count(view.bytes_per_vector)} B a vector`;
}

/** Shows what is searched with: words in the box, or an example before it. */
export function showQuery(query, picture) {
  const example = query.kind === 'item' || query.kind === 'picture';
  byId('example').hidden = !example;
  byId('text').value = query.kind === 'text' ? query.text : '';
  byId('text').placeholder = example ? 'or describe something else' : 'Describe what you are looking for';
  if (example) showExample(picture ?? { name: query.id ?? query.name });
}

/** Shows the example by picture and name. */
export function showExample({ source, name, modality = 'image' }) {
  byId('example').dataset.modality = modality;
  byId('example-name').textContent = name;
  byId('example-name').title = name;
  byId('example-picture').hidden = !source;
  if (source) byId('example-picture').src = source;
}
