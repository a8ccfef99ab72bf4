// Calls the gateway; what it refuses becomes a Problem.
import { toParameters, toRequest } from '/assets/state.js';

/** What a call failed with: the problem document, or what the network said. */
export class Problem extends Error {
  constructor(document) {
    super(document.detail);
    this.title = document.title;
    this.reason = document.reason;
    this.service = document.service;
  }
}

async function call(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new Problem({ title: 'No answer', detail: 'The server does not answer. Is it still running?' });
  }
  if (response.ok) return response.json();
  throw new Problem(await refusal(response));
}

async function refusal(response) {
  try {
    return await response.json();
  } catch {
    return { title: 'Error', detail: `The server answered with status ${response.status}.` };
  }
}

const segment = encodeURIComponent;
const gallery = (name) => `/v1/galleries/${segment(name)}`;

export const galleries = () => call('/v1/galleries');
export const item = (name, id) => call(`${gallery(name)}/items/${segment(id)}`);
export const items = (name, modality, size) =>
  call(`${gallery(name)}/items?modality=${modality}&page_size=${size}`);

/** The health document, also where it says that something is down. */
export async function health() {
  const response = await fetch('/health');
  return response.json();
}

/** Searches with a text or an item, or with a picture that was given to the page. */
export function search(state, picture, signal) {
  if (state.query.kind !== 'picture') {
    const headers = { 'Content-Type': 'application/json' };
    return call('/v1/search', { method: 'POST', headers, signal, body: JSON.stringify(toRequest(state)) });
  }
  const form = new FormData();
  form.set('gallery', state.gallery);
  for (const [name, value] of Object.entries(toParameters(state))) form.set(name, value);
  form.set('image', picture, picture.name);
  return call('/v1/search/image', { method: 'POST', signal, body: form });
}
