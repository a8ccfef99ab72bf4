// JSON Schema as tables.
import { make } from '/assets/dom.js';
import { inline, prose } from '/assets/docs-text.js';

const nameOf = (reference) => reference.split('/').at(-1);

/** The thing that a reference in the description points to. */
export function resolve(api, thing) {
  if (!thing?.$ref) return thing;
  return thing.$ref.slice(2).split('/').reduce((node, key) => node[key], api);
}

/** A type in a few words, with links to the schemas that it names. */
export function type(schema) {
  if (schema.$ref) return [make('a', { href: `#schema-${nameOf(schema.$ref)}` }, nameOf(schema.$ref))];
  if (schema.type === 'array' && schema.items) return ['array of ', ...type(schema.items)];
  if (schema.oneOf) return schema.oneOf.flatMap((branch, i) => (i === 0 ? type(branch) : [' or ', ...type(branch)]));
  if (schema.enum) return [schema.enum.join(' | ')];
  if (schema.const) return [JSON.stringify(schema.const)];
  const words = [[schema.type ?? 'any'].flat().join(' | ')];
  if (schema.format) words.push(schema.format);
  if (schema.minimum !== undefined || schema.maximum !== undefined) words.push(`${schema.minimum ?? ''}..${schema.maximum ?? ''}`);
  if (schema.default !== undefined) words.push(`default ${schema.default}`);
  return [words.join(', ')];
}

/** Name, type and description in a row. */
export function row(name, schema, required, description) {
  return make('tr', {},
    make('th', { scope: 'row', class: required ? 'required' : undefined }, name),
    make('td', {}, ...type(schema)),
    make('td', {}, ...inline(description ?? schema.description ?? '')));
}

/** The properties of a schema, or its type where it has none. */
export function table(schema) {
  if (schema.$ref) return make('p', {}, ...type(schema));
  if (schema.allOf) return make('div', {}, ...schema.allOf.map(table));
  if (!schema.properties) return make('p', {}, ...type(schema));
  const required = new Set(schema.required ?? []);
  const rows = Object.entries(schema.properties).map(([name, property]) => row(name, property, required.has(name)));
  return make('table', {}, make('tbody', {}, ...rows));
}

/** A named schema with its anchor. */
export function section(name, schema) {
  return make('section', { class: 'schema', id: `schema-${name}` }, make('h3', {}, name), ...prose(schema.description), table(schema));
}
