// The search on the page as commands for a shell.
import { toParameters, toRequest } from '/assets/state.js';

const quote = (text) => `'${String(text).replaceAll("'", `'\\''`)}'`;
const json = (value) => quote(JSON.stringify(value));
const lines = (...words) => words.join(' \\\n  ');

/** As a call of the REST surface. */
export function curl(state, origin) {
  if (state.query.kind !== 'picture') {
    return lines(`curl -s ${quote(`${origin}/v1/search`)}`, `-H 'Content-Type: application/json'`, `-d ${json(toRequest(state))}`);
  }
  const fields = { gallery: state.gallery, ...toParameters(state) };
  const parts = Object.entries(fields).map(([name, value]) => `-F ${quote(`${name}=${value}`)}`);
  return lines(`curl -s ${quote(`${origin}/v1/search/image`)}`, ...parts, `-F ${quote(`image=@${state.query.name}`)}`);
}

/** As gRPC calls: an item is searched by in one, anything else is encoded first. */
export function grpcurl(state, addresses, model) {
  const search = (request) => `grpcurl -plaintext -d ${request} ${addresses.index} crossmodal.index.v1.SearchService/Search`;
  if (state.query.kind === 'item') {
    return search(json({ gallery: state.gallery, query: { item_id: state.query.id }, parameters: parameters(state) }));
  }
  const rest = `{gallery: ${JSON.stringify(state.gallery)}, query: {vector: .results[0].embedding}, parameters: ${JSON.stringify(parameters(state))}}`;
  return lines(encode(state, addresses, model), `| jq ${quote(rest)}`, `| ${search('@')}`);
}

function encode(state, addresses, model) {
  const call = (request) =>
    `grpcurl -plaintext -max-msg-sz 67108864 -d ${request} ${addresses.encoder} crossmodal.encoder.v1.EncoderService/Encode`;
  if (state.query.kind === 'text') return call(json({ model, inputs: [{ text: state.query.text }] }));
  const input = `{model: ${JSON.stringify(model)}, inputs: [{image: .}]}`;
  return lines(`base64 -w0 ${quote(state.query.name)}`, `| jq -R ${quote(input)}`, `| ${call('@')}`);
}

function parameters(state) {
  const values = { ...toParameters(state), parts: { payload: true } };
  if (values.modality) values.modality = `MODALITY_${values.modality.toUpperCase()}`;
  return values;
}
