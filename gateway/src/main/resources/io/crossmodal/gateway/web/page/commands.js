// The search on the page as commands for a shell.
import { toParameters, toRequest } from '/assets/state.js';

const quote = (text) => `'${String(text).replaceAll("'", `'\\''`)}'`;

/** As a call of the REST surface. */
export function curl(state, origin) {
  if (state.query.kind !== 'picture') {
    return [
      `curl -s ${quote(`${origin}/v1/search`)}`,
      `-H 'Content-Type: application/json'`,
      `-d ${quote(JSON.stringify(toRequest(state)))}`,
    ].join(' \\\n  ');
  }
  const fields = { gallery: state.gallery, ...toParameters(state) };
  const forms = Object.entries(fields).map(([name, value]) => `-F ${quote(`${name}=${value}`)}`);
  return [`curl -s ${quote(`${origin}/v1/search/image`)}`, ...forms, `-F ${quote(`image=@${state.query.name}`)}`].join(' \\\n  ');
}

/** As gRPC calls: an item is searched by in one, anything else is encoded first. */
export function grpcurl(state, addresses, model) {
  const search = `grpcurl -plaintext -d @ ${addresses.index} crossmodal.index.v1.SearchService/Search`;
  if (state.query.kind === 'item') {
    const request = { gallery: state.gallery, query: { item_id: state.query.id }, parameters: parameters(state) };
    return `echo ${quote(JSON.stringify(request))} \\\n  | ${search}`;
  }
  const encode = `grpcurl -plaintext -max-msg-sz 67108864 -d @ ${addresses.encoder} crossmodal.encoder.v1.EncoderService/Encode`;
  const rest = `jq ${quote(`{gallery: ${JSON.stringify(state.gallery)}, query: {vector: .results[0].embedding}, parameters: ${JSON.stringify(parameters(state))}}`)}`;
  return [input(state, model), encode, rest, search].join(' \\\n  | ');
}

function input(state, model) {
  if (state.query.kind === 'picture') {
    return `base64 -w0 ${quote(state.query.name)} | jq -R ${quote(`{model: ${JSON.stringify(model)}, inputs: [{image: .}]}`)}`;
  }
  return `echo ${quote(JSON.stringify({ model, inputs: [{ text: state.query.text }] }))}`;
}

function parameters(state) {
  const values = { ...toParameters(state), parts: { payload: true } };
  if (values.modality) values.modality = `MODALITY_${values.modality.toUpperCase()}`;
  return values;
}
