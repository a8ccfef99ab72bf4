// What is being searched, in the address of the page: every search has a link.

export const FIND = ['image', 'text', 'all'];
const DEFAULT_K = 20;

/** The search that an address stands for; `query.kind` is none, text, item or picture. */
export function fromAddress(search) {
  const values = new URLSearchParams(search);
  const k = Number(values.get('k'));
  return {
    gallery: values.get('gallery') ?? '',
    view: values.get('view') ?? '',
    find: FIND.includes(values.get('find')) ? values.get('find') : 'image',
    k: [10, 20, 50, 100].includes(k) ? k : DEFAULT_K,
    query: query(values),
  };
}

function query(values) {
  if (values.get('q')) return { kind: 'text', text: values.get('q') };
  if (values.get('item')) return { kind: 'item', id: values.get('item') };
  if (values.get('picture')) return { kind: 'picture', name: values.get('picture') };
  return { kind: 'none' };
}

/** The address of a search, without what is as usual. */
export function toAddress(state) {
  const values = new URLSearchParams();
  if (state.gallery) values.set('gallery', state.gallery);
  if (state.query.kind === 'text') values.set('q', state.query.text);
  if (state.query.kind === 'item') values.set('item', state.query.id);
  if (state.query.kind === 'picture') values.set('picture', state.query.name);
  if (state.find !== 'image') values.set('find', state.find);
  if (state.view) values.set('view', state.view);
  if (state.k !== DEFAULT_K) values.set('k', state.k);
  const text = values.toString();
  return text ? `/?${text}` : '/';
}

/** The body of `POST /v1/search`, for every kind of query but a picture's. */
export function toRequest(state) {
  const request = { gallery: state.gallery };
  if (state.query.kind === 'text') request.text = state.query.text;
  if (state.query.kind === 'item') request.item_id = state.query.id;
  return { ...request, ...toParameters(state) };
}

/** What of a request is the same for every kind of query. */
export function toParameters(state) {
  const parameters = { k: state.k };
  if (state.find !== 'all') parameters.modality = state.find;
  if (state.view) parameters.view = state.view;
  return parameters;
}
