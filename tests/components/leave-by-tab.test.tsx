import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { leaveByTab } from '../../components/editor/leave-by-tab.ts';
import { eachUntilAnswered, noteInput, openEditor, tagInput } from './editor.tsx';

eachUntilAnswered();
afterEach(cleanup);

it('the editor is left by Tab behind its last stop and before its first, and by no other', async () => {
  const leave = vi.fn<() => void>();
  leaveByTab(document, leave);
  await openEditor({ field: 'tags', mark: { status: 'read' } });
  const person = userEvent.setup();
  await person.tab();
  expect(document.activeElement).toBe(noteInput());
  expect(leave).not.toHaveBeenCalled();

  screen.getByRole('button', { name: 'Copy Markdown link' }).focus();
  await person.tab();
  expect(leave).toHaveBeenCalledOnce();

  screen.getByRole('button', { name: 'Whole title and all authors' }).focus();
  await person.tab({ shift: true });
  expect(leave).toHaveBeenCalledTimes(2);
  tagInput().focus();
  await person.tab({ shift: true });
  expect(leave).toHaveBeenCalledTimes(2);
});
