import { sheet } from './element.ts';

/** The size of every strip before its root says so more firmly; a strip takes no room in the page's own layout. */
const HOSTS = 'papermarks-strip{position:absolute;width:264px;height:24px}papermarks-strip[at=title]{height:32px}';

/**
 * Keeps room for the strips from the first paint on, so that nothing moves when they come.
 *
 * @returns gives the room back to the page
 */
export function keepRoom(room: string): () => void {
  const kept = sheet(HOSTS + room);
  document.adoptedStyleSheets.push(kept);
  return () => kept.replaceSync('');
}
