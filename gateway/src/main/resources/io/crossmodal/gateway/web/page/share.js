// Copies the search: as a link, as curl, as grpcurl.
import { byId } from '/assets/dom.js';
import { curl, grpcurl } from '/assets/commands.js';
import { toAddress } from '/assets/state.js';

const SAID = { link: 'Link copied', curl: 'curl command copied', grpcurl: 'grpcurl command copied' };
let fading;

/** Says a word for a moment. */
export function toast(text) {
  const element = byId('toast');
  element.textContent = text;
  element.hidden = false;
  clearTimeout(fading);
  fading = setTimeout(() => { element.hidden = true; }, 2500);
}

/** Wires the buttons; `current` gives the search and what is known of the services. */
export function share(current) {
  for (const button of document.querySelectorAll('[data-copy]')) {
    button.addEventListener('click', () => copy(button.dataset.copy, current()));
  }
}

/** Only a search can be copied; a link can't carry a picture that is not in the gallery. */
export function enable(state) {
  for (const button of document.querySelectorAll('[data-copy]')) {
    const link = button.dataset.copy === 'link';
    button.disabled = !state.gallery || (state.query.kind === 'none' && !link) || (state.query.kind === 'picture' && link);
  }
}

async function copy(what, { state, addresses, model }) {
  const text = {
    link: () => location.origin + toAddress(state),
    curl: () => curl(state, location.origin),
    grpcurl: () => grpcurl(state, addresses, model),
  }[what]();
  try {
    await navigator.clipboard.writeText(text);
    toast(SAID[what]);
  } catch {
    // Browsers lend the clipboard to secure origins only: elsewhere the text is shown to be copied by hand.
    byId('command-text').value = text;
    byId('command').showModal();
    byId('command-text').select();
  }
}
