// Shows /openapi.json to people.
import { byId, fill, make } from '/assets/dom.js';
import { inline, prose } from '/assets/docs-text.js';
import { resolve, row, section, table, type } from '/assets/docs-schema.js';
import { theme } from '/assets/theme.js';

const METHODS = ['get', 'post', 'put', 'delete'];
const badge = (method) => make('span', { class: 'method', data: { method } }, method.toUpperCase());

/** Every operation of the description, in its order. */
function operations(api) {
  return Object.entries(api.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => ({
      path, method, ...item[method], parameters: [...(item.parameters ?? []), ...(item[method].parameters ?? [])],
    })));
}

function operation(api, one) {
  return make('details', { class: 'operation', id: one.operationId },
    make('summary', {}, badge(one.method), make('span', { class: 'path' }, one.path), make('span', {}, ...inline(one.summary))),
    make('div', { class: 'inside' }, ...prose(one.description), ...parameters(api, one), ...body(api, one), ...responses(api, one), ...example(one)));
}

function parameters(api, one) {
  if (!one.parameters.length) return [];
  const rows = one.parameters.map((parameter) => resolve(api, parameter))
    .map((parameter) => row(`${parameter.name}`, parameter.schema, parameter.required, `${parameter.description} (${parameter.in})`));
  return [make('h3', {}, 'Parameters'), make('table', {}, make('tbody', {}, ...rows))];
}

function body(api, one) {
  return Object.entries(one.requestBody?.content ?? {}).flatMap(([media, { schema }]) =>
    [make('h3', {}, 'Body, ', media), ...(schema ? [table(resolve(api, schema))] : [])]);
}

function responses(api, one) {
  const rows = Object.entries(one.responses).map(([status, response]) => {
    const { description, content = {} } = resolve(api, response);
    const shapes = Object.entries(content).flatMap(([media, { schema }]) => [media, ...(schema ? [' ', ...type(schema)] : []), make('br')]);
    return make('tr', {}, make('th', { scope: 'row' }, status), make('td', {}, ...shapes), make('td', {}, ...inline(description)));
  });
  return [make('h3', {}, 'Answers'), make('table', {}, make('tbody', {}, ...rows))];
}

function example(one) {
  const json = one.requestBody?.content?.['application/json']?.example;
  const form = one.requestBody?.content?.['multipart/form-data'];
  const words = [`curl -s${one.method === 'get' ? '' : ` -X ${one.method.toUpperCase()}`} '${location.origin}${one.path}'`];
  if (json) words.push(`-H 'Content-Type: application/json'`, `-d '${JSON.stringify(json)}'`);
  else if (form) words.push('-F image=@photo.jpg');
  return [make('h3', {}, 'Try it'), make('pre', {}, make('code', {}, words.join(' \\\n  ')))];
}

function contents(api, all) {
  const groups = api.tags.map((tag) => [
    make('h2', {}, tag.name),
    ...all.filter((one) => one.tags.includes(tag.name))
      .map((one) => make('a', { href: `#${one.operationId}` }, badge(one.method), one.path)),
  ]);
  return [...groups.flat(), make('h2', {}, 'more'), make('a', { href: '#problems' }, 'Problems'), make('a', { href: '#schemas' }, 'Schemas')];
}

function main(api, all) {
  const groups = api.tags.flatMap((tag) => [
    make('h2', {}, tag.name[0].toUpperCase() + tag.name.slice(1)), ...prose(tag.description),
    ...all.filter((one) => one.tags.includes(tag.name)).map((one) => operation(api, one)),
  ]);
  const schemas = Object.entries(api.components.schemas);
  return [
    make('h1', {}, 'The REST surface'), ...prose(api.info.description), ...groups,
    make('h2', { id: 'problems' }, 'Problems'), make('p', {}, 'The ', make('code', {}, 'reason'), ' of a problem is one of these.'),
    ...prose(api.components.schemas.ErrorReason.description),
    make('h2', { id: 'schemas' }, 'Schemas'), ...schemas.filter(([name]) => name !== 'ErrorReason').map(([name, schema]) => section(name, schema)),
  ];
}

/** Opens and shows what the address points to. */
function reveal() {
  const target = location.hash && byId(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (target.matches('details')) target.open = true;
  target.scrollIntoView();
}

async function start() {
  theme(byId('theme'));
  try {
    const api = await (await fetch('/openapi.json')).json();
    const all = operations(api);
    fill(byId('contents'), ...contents(api, all));
    fill(byId('content'), ...main(api, all));
    addEventListener('hashchange', reveal);
    reveal();
  } catch {
    fill(byId('content'), make('p', { role: 'alert' }, 'The description could not be read. Is the server still running?'));
  }
}

start();
