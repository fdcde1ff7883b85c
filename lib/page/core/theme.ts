import { sheet } from './element.ts';

/** Says to every closed root of ours whether the page is light or dark. */
export const themeSheet = sheet('');

let shown: boolean | undefined;

/** Follows the page's theme: its own ground where it has one, else what the person prefers. */
export function followTheme(signal: AbortSignal): void {
  const follow = (): void => {
    const dark = isDark();
    if (dark === shown) return;
    shown = dark;
    themeSheet.replaceSync(`:host{color-scheme:${dark ? 'dark' : 'light'}!important}`);
  };
  // Sites switch by an attribute of html or body; watching those two elements costs nothing.
  const observer = new MutationObserver(() => requestAnimationFrame(follow));
  for (const watched of [document.documentElement, document.body]) observer.observe(watched, { attributes: true });
  signal.addEventListener('abort', () => observer.disconnect());
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', follow, { signal });
  addEventListener('load', follow, { signal });
  follow();
}

function isDark(): boolean {
  for (const painted of [document.body, document.documentElement]) {
    const ground = getComputedStyle(painted).backgroundColor;
    const [one = 0, two = 0, three = 0, alpha = 1] = (ground.match(/[\d.]+/g) ?? []).map(Number);
    if (alpha <= 0.5) continue;
    // Lightness comes first in lab, lch (of 100), oklab and oklch (of 1); else relative luminance is near enough.
    if (/^(ok)?l/.test(ground)) return one < (ground.startsWith('ok') ? 0.5 : 50);
    return 0.2126 * one + 0.7152 * two + 0.0722 * three < (ground.startsWith('rgb') ? 128 : 0.5);
  }
  const schemes = getComputedStyle(document.documentElement).colorScheme;
  return schemes.includes('dark') && (!schemes.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches);
}
