import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LibraryPage, type LibraryPageProps } from '../../components/library/LibraryPage.tsx';
import { DEFAULT_SETTINGS } from '../../lib/mark/settings.ts';
import type { Client } from '../../lib/protocol/client.ts';
import { SITES } from '../../lib/sites/index.ts';
import { type FakePermits, fakePermits } from './permits.ts';
import { expectAccessible, soon } from './popup.tsx';

/** How many sites have a switch. */
const ASKED = SITES.filter(({ asks }) => asks).length;

let permits: FakePermits;
beforeEach(() => {
  permits = fakePermits();
});
afterEach(() => {
  cleanup();
  location.hash = '';
});

const client = (async (name: string) => (name === 'settings' ? DEFAULT_SETTINGS : null)) as Client;

function open(hash: string): void {
  location.hash = hash;
  // The views that are open here read no library.
  const props = { client, quick: client, permits } as unknown as LibraryPageProps;
  render(<LibraryPage {...props} />);
}

const views = (): (string | null)[] =>
  within(screen.getByRole('navigation', { name: 'Papermarks' }))
    .getAllByRole('link')
    .map((link) => link.textContent);

test('the page that welcomes tells where to begin, and what each site gives; one click wants it, another all', async () => {
  open('#welcome');
  expect(document.title).toBe('Welcome · Papermarks');
  expect(views()).toEqual(['Welcome', 'Your data', 'Settings']);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Welcome to Papermarks');
  const starts = within(screen.getByRole('navigation', { name: 'Start on a page with new papers' })).getAllByRole('link');
  expect(starts.map((link) => link.getAttribute('href'))).toEqual(['https://huggingface.co/papers', 'https://arxiv.org/list/cs.LG/new']);
  expect(screen.getByText('The first list of papers that you open shows the keys: press j, then 2, then u.')).toBeDefined();
  const pinning = screen.getByRole('region', { name: 'Keep its button in sight' });
  const [first, second] = within(pinning).getAllByRole('listitem');
  expect(first?.textContent).toBe('Click the puzzle piece beside the address');
  expect(second?.textContent).toMatch(/^then the (pin|gear) beside Papermarks/);
  const user = userEvent.setup();
  const site = screen.getByRole('switch', {
    name: 'OpenReview',
    description: 'Submissions of a venue, search, profiles, and the forum of a paper',
  });
  site.focus();
  await user.keyboard(' ');
  await soon(() => expect(site).toHaveProperty('checked', true));
  await expectAccessible();
  await user.click(screen.getByRole('button', { name: 'All of them' }));
  await soon(() => expect(screen.getAllByRole('switch', { checked: true })).toHaveLength(ASKED));
});

test('is told of in the page only where it is open', () => {
  open('#settings');
  expect(views()).toEqual(['Your data', 'Settings']);
});
