// Where the time of a search went, and which shards it speaks of.
import { count, make, ms, plural } from '/assets/dom.js';

/** The bar of stages with its legend. */
export function stages(answer) {
  const timings = answer.timings;
  const parts = [
    timings.encode_ms === undefined ? undefined : { name: 'encode', time: timings.encode_ms, more: encoding(timings) },
    { name: 'search', time: timings.search_ms, more: searching(timings) },
    { name: 'lookup', time: timings.total_ms - timings.search_ms - (timings.encode_ms ?? 0), more: '' },
  ].filter((part) => part !== undefined);
  return make('div', { class: 'stages' }, bar(parts, timings.total_ms), legend(parts));
}

const encoding = (t) => `queue ${ms(t.encode_queue_ms)}, prepare ${ms(t.encode_prepare_ms)}, model ${ms(t.encode_device_ms)}`;
const searching = (t) => `slowest shard ${ms(t.slowest_shard_ms)}, ${plural(t.vectors_scored, 'vector', 'vectors')} scored`;

function bar(parts, total) {
  const segments = parts.map((part) => {
    const segment = make('span', { class: `stage-${part.name}` });
    segment.style.setProperty('flex', `${Math.max(part.time / total, 0)} 0 0`);
    return segment;
  });
  return make('div', { class: 'stage-bar', 'aria-hidden': 'true' }, ...segments);
}

function legend(parts) {
  const rows = parts.map((part) =>
    make('li', {}, make('i', { class: `stage-${part.name}` }), `${part.name} `, make('b', {}, ms(part.time)), part.more ? ` (${part.more})` : ''));
  return make('ul', { class: 'stage-list' }, ...rows);
}

/** How many shards the answer speaks of. */
export function shards({ shards_total: total, shards_succeeded: succeeded }) {
  const partial = succeeded < total;
  return make('span', { class: 'shards', data: partial ? { partial: '' } : {} },
    `${count(succeeded)} of ${plural(total, 'shard', 'shards')} answered`);
}

/** What a user must know before trusting the answer. */
export function warnings(answer) {
  const notes = [];
  const { shards_total: total, shards_succeeded: succeeded, unreachable } = answer.coverage;
  if (succeeded < total) {
    notes.push(make('div', { class: 'note alarm', role: 'alert' },
      make('h2', {}, `Only ${succeeded} of ${total} shards answered`),
      make('p', {}, 'Better results may be in the others.'),
      make('ul', {}, ...unreachable.map((shard) => make('li', {}, shard)))));
  }
  if (answer.truncated) {
    notes.push(make('div', { class: 'note' }, make('p', {}, 'The text is longer than the model reads; its end was not used.')));
  }
  return notes;
}
