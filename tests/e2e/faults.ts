import axe, { type AxeResults } from 'axe-core';
import type { Frame } from 'playwright-core';
import { expect } from 'vitest';

/** What axe finds in a frame: https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md */
export async function faultsIn(frame: Frame): Promise<string[]> {
  await frame.evaluate(axe.source);
  const { violations, passes } = await frame.evaluate<AxeResults>('axe.run()');
  expect(passes.length).toBeGreaterThan(5);
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 200)}`));
}
