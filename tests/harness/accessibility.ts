import type { Frame, Page } from 'playwright-core';

/** A node as a screen reader is told of it. */
export interface Accessible {
  role: string;
  name: string;
  description: string;
  /** Such as `focusable`, `checked`, `expanded`, with what they are. */
  states: Record<string, unknown>;
}

/** All that a screen reader is told of a page or a frame of another origin, in the order of the page. Closed roots are in it. */
export async function accessibilityOf(place: Page | Frame): Promise<Accessible[]> {
  const page = 'context' in place ? place : place.page();
  const session = await page.context().newCDPSession(place);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, description, properties = [] }) => ({
      role: String(role?.value ?? ''),
      name: String(name?.value ?? ''),
      description: String(description?.value ?? ''),
      states: Object.fromEntries(properties.map((property) => [property.name, property.value.value])),
    }));
}
