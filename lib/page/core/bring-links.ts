import type { Client } from '../../protocol/client.ts';
import type { Site } from '../../sites/kit/site.ts';

/** Lets links tell of the papers that the adapter of a site misses: from then on, its `cards` gives those too. */
type Carry = (site: Site, client: Client, look: () => void) => void;

const LINKS: unique symbol = Symbol.for('papermarks:links');

/** Our own world of the page, as in bring-interaction.ts. */
const world = globalThis as typeof globalThis & { [LINKS]?: Carry };

/** What the file for links brings. After an update the new one takes the place of the old. */
export function setLinks(carry: Carry): void {
  world[LINKS] = carry;
}

/** Lets it carry, once that file is there. It comes with the one for triage. */
export const carryLinks: Carry = (...around) => world[LINKS]?.(...around);

/** Brings it where nothing else comes, as there is no card. */
export async function bringLinks(site: Site, client: Client, look: () => void): Promise<void> {
  await client('bring', { file: 'links' });
  carryLinks(site, client, look);
}
