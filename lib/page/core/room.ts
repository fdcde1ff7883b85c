import { sheet } from './element.ts';

/**
 * Keeps room for the strips from the first paint on, so that nothing moves when they come.
 *
 * @returns gives the room back to the page
 */
export function keepRoom(room: string): () => void {
  const kept = sheet(room);
  document.adoptedStyleSheets.push(kept);
  return () => kept.replaceSync('');
}
