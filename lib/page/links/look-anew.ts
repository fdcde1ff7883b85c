/**
 * Has the first file look at the page anew: it does when a strip that is none of its own comes or goes (`core/watch.ts`). So it
 * need not carry, in every page, what few pages want.
 */
export function lookAnew(): void {
  const strip = document.createElement('papermarks-strip');
  document.body.append(strip);
  strip.remove();
}
