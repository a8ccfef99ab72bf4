// The keyboard: / goes to the text, arrows go from result to result.
import { byId } from '/assets/dom.js';

/** Listens to the whole page. */
export function keys() {
  document.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const typing = event.target.matches('input:not([type="radio"]), select, textarea');
    if (event.key === '/' && !typing) {
      event.preventDefault();
      byId('text').select();
      byId('text').focus();
    } else if (event.target.matches('.hit')) {
      move(event);
    }
  });
}

function move(event) {
  const links = [...document.querySelectorAll('.hit')];
  const at = links.indexOf(event.target);
  const columns = links.filter((link) => link.getBoundingClientRect().top === links[0].getBoundingClientRect().top).length;
  const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns };
  const next = links[at + steps[event.key]];
  if (next) {
    event.preventDefault();
    next.focus();
  }
}
