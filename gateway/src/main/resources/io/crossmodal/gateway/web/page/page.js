// The search page: one state, which is the address; every change of it is shown by `run`.
import * as api from '/assets/api.js';
import * as controls from '/assets/controls.js';
import { byId, fill, make, ms, plural } from '/assets/dom.js';
import { keys } from '/assets/keys.js';
import { listen } from '/assets/picture.js';
import { blank, failure, ghosts, grid } from '/assets/results.js';
import { enable, share, toast } from '/assets/share.js';
import { shards, stages, warnings } from '/assets/stages.js';
import { fromAddress, toAddress } from '/assets/state.js';
import { theme } from '/assets/theme.js';

const pictures = new Map();
let galleries = [];
let addresses = { encoder: 'localhost:9090', index: 'localhost:9090' };
let state = fromAddress(location.search);
let running = new AbortController();

const gallery = () => galleries.find((one) => one.settings.name === state.gallery);

/** Shows the results of the state; an older search that still runs is given up. */
async function run() {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  show();
  try {
    if (!gallery()) noGallery();
    else if (state.query.kind === 'none') await welcome(signal);
    else await answer(signal);
  } catch (problem) {
    if (signal.aborted) return;
    say('');
    fill(byId('hits'), failure(problem, start));
    checkHealth();
  }
}

function show() {
  document.title = state.query.kind === 'text' ? `${state.query.text} - crossmodal` : 'crossmodal';
  document.body.toggleAttribute('data-searched', state.query.kind !== 'none');
  controls.show(state, gallery());
  const picture = state.query.kind === 'picture' ? pictures.get(history.state?.picture) : undefined;
  controls.showQuery(state.query, picture && { source: picture.url, name: picture.file.name });
  enable(state);
  byId('suggestions').hidden = true;
  fill(byId('stages'));
  fill(byId('warnings'));
}

async function answer(signal) {
  const picture = pictures.get(history.state?.picture)?.file;
  if (state.query.kind === 'picture' && !picture) {
    say('');
    fill(byId('hits'), blank('The picture is not part of the link', make('p', {}, `Drop or pick ${state.query.name} again.`)));
    return;
  }
  say('Searching');
  fill(byId('hits'), ghosts(state.k));
  if (state.query.kind === 'item') example(signal);
  const found = await api.search(state, picture, signal);
  if (signal.aborted) return;
  summary(found);
  fill(byId('stages'), stages(found));
  fill(byId('warnings'), ...warnings(found));
  fill(byId('hits'), found.hits.length ? grid(found.hits, state) : nothing());
}

function summary(found) {
  const kind = { image: ['picture', 'pictures'], text: ['caption', 'captions'], all: ['result', 'results'] }[state.find];
  say(make('strong', {}, plural(found.hits.length, ...kind)), ` in ${ms(found.timings.total_ms)}, view ${found.view}, `, shards(found.coverage));
}

const nothing = () => blank('Nothing found',
  make('p', {}, state.find === 'text' ? 'The gallery holds no captions. Look for pictures instead.' : 'The gallery holds nothing of this kind.'));

/** Shows the item that is searched by; that it is gone is told by the search itself. */
async function example(signal) {
  try {
    const item = await api.item(state.gallery, state.query.id);
    if (signal.aborted) return;
    const name = item.modality === 'text' ? item.payload.text ?? item.id : item.payload.file_name ?? item.id;
    controls.showExample({ source: item.thumbnail_url && `${item.thumbnail_url}?size=112`, name, modality: item.modality });
  } catch {
    controls.showExample({ name: state.query.id });
  }
}

/** What the gallery holds, and its own captions to try. */
async function welcome(signal) {
  say('');
  const [shown, captions] = await Promise.all([
    api.items(state.gallery, 'image', 24), api.items(state.gallery, 'text', 200)]);
  if (signal.aborted) return;
  suggest(captions.items);
  const items = shown.items.length ? shown.items : captions.items.slice(0, 24);
  if (items.length) fill(byId('hits'), make('h2', { class: 'section' }, 'In this gallery'), grid(items, state));
  else fill(byId('hits'), blank('This gallery is empty', make('p', {}, 'Fill it: '), make('code', {}, `./crossmodal import DATASET --gallery ${state.gallery}`)));
}

function suggest(captions) {
  const texts = [...new Set(captions.map((item) => item.payload.text).filter(Boolean))];
  const step = Math.max(1, Math.floor(texts.length / 4));
  const links = texts.filter((_, i) => i % step === 0).slice(0, 4).map((text) =>
    make('a', { href: toAddress({ ...state, query: { kind: 'text', text } }), data: { search: '' } }, text));
  fill(byId('suggestions'), ...links);
  byId('suggestions').hidden = links.length === 0;
}

function noGallery() {
  say('');
  const command = galleries.length
    ? make('p', {}, `There is no gallery ${state.gallery}. Choose one above.`)
    : make('p', {}, 'Make one: ', make('code', {}, './crossmodal import DATASET --gallery photos'), ' or ', make('code', {}, './crossmodal demo --serve'));
  fill(byId('hits'), blank(galleries.length ? 'No such gallery' : 'No gallery yet', command));
}

const say = (...words) => fill(byId('status'), ...words);

/** Goes to another search. */
function go(next, picture) {
  const key = picture ? `${Date.now()}-${pictures.size}` : history.state?.picture;
  if (picture) pictures.set(key, { file: picture, url: URL.createObjectURL(picture) });
  state = next;
  history.pushState(next.query.kind === 'picture' ? { picture: key } : {}, '', toAddress(next));
  run();
}

const change = () => go({ ...state, ...controls.chosen() });

function usePicture(file) {
  go({ ...state, query: { kind: 'picture', name: file.name || 'picture' } }, file);
}

async function checkHealth() {
  const link = byId('health');
  try {
    const health = await api.health();
    link.dataset.state = health.status;
    const down = Object.entries(health.services).filter(([, service]) => service.state !== 'serving').map(([name]) => name);
    byId('health-text').textContent = down.length ? `${down.join(', ')} down` : 'all services up';
    addresses = Object.fromEntries(Object.entries(health.services).map(([name, service]) => [name, service.address]));
  } catch {
    link.dataset.state = 'unhealthy';
    byId('health-text').textContent = 'no answer';
  }
}

async function start() {
  enable({ ...state, gallery: '' });
  checkHealth();
  try {
    galleries = (await api.galleries()).galleries;
  } catch (problem) {
    fill(byId('hits'), failure(problem, start));
    return;
  }
  controls.galleries(galleries);
  if (!state.gallery && galleries.length) state = { ...state, gallery: galleries[0].settings.name };
  run();
}

byId('search').addEventListener('submit', (event) => {
  event.preventDefault();
  const text = byId('text').value.trim();
  if (text) go({ ...state, ...controls.chosen(), query: { kind: 'text', text } });
  else if (state.query.kind === 'text') go({ ...state, query: { kind: 'none' } });
  else run();
});
byId('gallery').addEventListener('change', () =>
  go({ ...state, ...controls.chosen(), view: '', query: state.query.kind === 'item' ? { kind: 'none' } : state.query }));
for (const id of ['view', 'k']) byId(id).addEventListener('change', change);
for (const radio of document.querySelectorAll('input[name="find"]')) radio.addEventListener('change', change);
byId('example-remove').addEventListener('click', () => {
  go({ ...state, query: { kind: 'none' } });
  byId('text').focus();
});
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-search]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  go(fromAddress(new URL(link.href).search));
  scrollTo({ top: 0 });
});
addEventListener('popstate', () => {
  const next = fromAddress(location.search);
  state = { ...next, gallery: next.gallery || (galleries[0]?.settings.name ?? '') };
  run();
});
theme(byId('theme'));
keys();
listen(usePicture, toast);
share(() => ({ state, addresses, model: gallery()?.settings.model ?? '' }));
start();
