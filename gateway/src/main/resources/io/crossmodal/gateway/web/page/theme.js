// Light or dark: as the system says until the user says otherwise.
const KEY = 'crossmodal-theme';
const dark = matchMedia('(prefers-color-scheme: dark)');

const current = () => localStorage.getItem(KEY) ?? (dark.matches ? 'dark' : 'light');
const apply = () => { document.documentElement.dataset.theme = current(); };

/** Applies the theme and lets a button switch it. */
export function theme(button) {
  apply();
  dark.addEventListener('change', apply);
  button.addEventListener('click', () => {
    localStorage.setItem(KEY, current() === 'dark' ? 'light' : 'dark');
    apply();
  });
}
