import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { eachWithALibrary, expectAccessible, openPopup, save, showsSoon, soon } from './popup.tsx';

eachWithALibrary();

const once = vi.fn(async () => undefined as unknown);
const take = vi.fn(async () => true);

test('where nothing is to be offered nothing is', async () => {
  await save({ title: 'A' });
  openPopup();
  await showsSoon('A');
  expect(screen.queryByRole('region', { name: 'Strips on this site' })).toBeNull();
});

test('a site that is known is offered by its name, for good', async () => {
  await save({ title: 'A' });
  const user = openPopup(undefined, undefined, { name: 'OpenReview', once, take });
  expect(await screen.findByText('Show strips on OpenReview?')).toBeDefined();
  await expectAccessible();
  await user.click(screen.getByRole('button', { name: 'Always here' }));
  await soon(() => expect(screen.queryByText('Show strips on OpenReview?')).toBeNull());
  expect([take.mock.calls.length, once.mock.calls.length]).toEqual([1, 0]);
});

test('any other is offered for once, by keys alone', async () => {
  await save({ title: 'A' });
  const user = openPopup(undefined, undefined, { once, take });
  const button = await screen.findByRole('button', { name: 'This page only' });
  button.focus();
  await user.keyboard('{Enter}');
  await soon(() => expect(screen.queryByText('Find papers here?')).toBeNull());
  expect([take.mock.calls.length, once.mock.calls.length]).toEqual([0, 1]);
});

test.each([
  ['the person said no', 'Always here', () => take.mockResolvedValueOnce(false)],
  [
    'the browser does not let anybody in',
    'This page only',
    () => once.mockRejectedValueOnce(new Error('Cannot access contents of the page.')),
  ],
])('it is said that it was not permitted, and the offer stays, when %s', async (_, name, refuse) => {
  await save({ title: 'A' });
  refuse();
  const user = openPopup(undefined, undefined, { once, take });
  await user.click(await screen.findByRole('button', { name }));
  await soon(() => expect(screen.getByText('The browser did not permit it.')).toBeDefined());
  expect(screen.getByRole('button', { name })).toBeDefined();
});
