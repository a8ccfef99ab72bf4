// Builds elements. Everything that comes from a gallery goes through text nodes and attributes, so that no caption
// or file name is ever read as markup.

/** The element of an id; the page and its scripts are served together, so that it is there. */
export const byId = (id) => document.getElementById(id);

/** An element with properties and children; text children stay text. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === 'class') element.className = value;
    else if (name === 'data') Object.assign(element.dataset, value);
    else if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== null));
  return element;
}

/** Leaves exactly these children in an element. */
export function fill(element, ...children) {
  element.replaceChildren(...children.filter((child) => child !== undefined && child !== null));
}

/** A drawing of one path. */
export function icon(path, size = 16) {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('width', size);
  svg.setAttribute('height', size);
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(space, 'path');
  line.setAttribute('d', path);
  line.setAttribute('fill', 'none');
  line.setAttribute('stroke', 'currentColor');
  line.setAttribute('stroke-width', '1.6');
  line.setAttribute('stroke-linecap', 'round');
  line.setAttribute('stroke-linejoin', 'round');
  svg.append(line);
  return svg;
}

const counts = new Intl.NumberFormat('en');
export const count = (number) => counts.format(number);
export const plural = (number, one, many) => `${count(number)} ${number === 1 ? one : many}`;
export const ms = (value) => `${value < 10 ? value.toFixed(2) : value.toFixed(1)} ms`;
