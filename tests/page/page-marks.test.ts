import { describe, expect, it, vi } from 'vitest';
import type { Act } from '../../lib/mark/act.ts';
import { type MarkShown, UNMARKED } from '../../lib/mark/mark.ts';
import type { Triage } from '../../lib/page/core/context.ts';
import { createMarks } from '../../lib/page/core/page-marks.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import { Trouble } from '../../lib/paper/trouble.ts';
import type { Client } from '../../lib/protocol/client.ts';
import { createOutbox } from '../../lib/protocol/outbox.ts';
import { OTHER, PAPER, sightingOf } from '../library/library.ts';

const READ: MarkShown = { status: 'read', star: false, tags: [], noted: false };
const WANT: MarkShown = { status: 'want', star: false, tags: [], noted: false };

/** What a person reaches for a strip for is there at once. */
const reached = async () => ({ createOutbox });

const refused = vi.fn<() => void>();

/** The file for triage is not there. */
const nobody = () => undefined;

/** A background that answers when it is told to. */
function background() {
  const asked: { name: string; ask: unknown; answer(value: unknown): void; fail(error: unknown): void }[] = [];
  const client = ((name: string, ask: unknown) =>
    new Promise((answer, fail) => {
      asked.push({ name, ask, answer, fail });
    })) as Client;
  return { asked, client };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('the marks of a page', () => {
  it('asks once for a wave of papers, and never again for the same', async () => {
    const { asked, client } = background();
    const marks = createMarks(client, () => undefined, reached, refused, nobody);
    const known = marks.know([PAPER, OTHER]);
    void marks.know([OTHER]);
    await settled();
    expect(asked.map(({ ask }) => ask)).toEqual([{ papers: [PAPER, OTHER] }]);
    asked[0]?.answer({ marks: [[PAPER, READ]], upTo: 3 });
    await known;
    expect(marks.view(PAPER)).toEqual({ mark: READ, sending: 'saved' });
    expect(marks.view(OTHER)).toEqual({ mark: UNMARKED, sending: 'saved' });
  });

  it('says of no paper that it is known before the library has answered', async () => {
    const { asked, client } = background();
    const marks = createMarks(client, () => undefined, reached, refused, nobody);
    const known = marks.know([PAPER]);
    await settled();
    expect(marks.view(PAPER)).toEqual({ mark: UNMARKED, sending: 'unread' });
    asked[0]?.answer({ marks: [[PAPER, READ]], upTo: 3 });
    await known;
    expect(marks.view(PAPER).sending).toBe('saved');
  });

  it('says once which papers the page shows no longer, and asks again about those that come back', async () => {
    const { asked, client } = background();
    const marks = createMarks(client, () => undefined, reached, refused, nobody);
    const answered = async (waiting: Promise<unknown>, upTo: number) => {
      await settled();
      asked.at(-1)?.answer({ marks: [], upTo });
      await waiting;
    };
    await answered(marks.show(new Set([PAPER, OTHER]), []), 1);
    await answered(marks.show(new Set([OTHER]), []), 2);
    await answered(marks.refresh(), 3);
    await marks.show(new Set([OTHER]), []);
    await answered(marks.show(new Set([PAPER]), []), 4);
    expect(asked.map(({ ask }) => ask)).toEqual([
      { papers: [PAPER, OTHER] },
      { papers: [], gone: [PAPER] },
      { papers: [OTHER], since: 1 },
      { papers: [PAPER], gone: [OTHER] },
    ]);
  });

  it('asks about papers of a first wave for what changed since their own answer', async () => {
    const { asked, client } = background();
    const marks = createMarks(client, () => undefined, reached, refused, nobody);
    const first = marks.know([PAPER]);
    await settled();
    asked[0]?.answer({ marks: [], upTo: 0 });
    await first;
    const second = marks.know([OTHER]);
    await settled();
    asked[1]?.answer({ marks: [], upTo: 1 });
    await second;
    void marks.refresh();
    await settled();
    expect(asked[2]?.ask).toEqual({ papers: [PAPER, OTHER], since: 0 });
  });

  it('shows what who listens lays over a view, once somebody does, and tells of an act before it shows', async () => {
    const { client } = background();
    const heard: [string, string][] = [];
    let listening: Triage | undefined;
    const marks = createMarks(
      client,
      () => undefined,
      reached,
      refused,
      () => listening,
    );
    expect(marks.view(PAPER).mark).toEqual(UNMARKED);
    listening = {
      over: (paper, view) => (paper === PAPER ? { ...view, mark: { ...view.mark, tags: ['laid'] } } : view),
      acting: ({ paper }) => void heard.push([paper, marks.viewOf(paper).mark.status]),
    } as Triage;
    expect(marks.view(PAPER).mark.tags).toEqual(['laid']);
    expect(marks.view(OTHER).mark.tags).toEqual([]);
    expect(marks.viewOf(PAPER).mark.tags).toEqual([]);
    marks.act({ kind: 'status', status: 'want' }, PAPER, sightingOf(PAPER));
    expect(heard).toEqual([[PAPER, 'none']]);
    expect(marks.view(PAPER).mark).toEqual({ ...WANT, tags: ['laid'] });
  });

  it('splits a wave that is too large for one message', async () => {
    const { asked, client } = background();
    const many = Array.from({ length: 2_501 }, (_, n): PaperId => `arxiv:2401.${String(n).padStart(5, '0')}`);
    void createMarks(client, () => undefined, reached, refused, nobody).know(many);
    await settled();
    expect(asked.map(({ ask }) => ask)).toEqual([{ papers: many.slice(0, 2_500) }]);
  });

  it('shows an act at once, and what the library says of it afterwards', async () => {
    const { asked, client } = background();
    const changed = vi.fn();
    const marks = createMarks(client, changed, reached, refused, nobody);
    marks.act({ kind: 'status', status: 'want' }, PAPER, sightingOf(PAPER));
    expect(marks.view(PAPER)).toEqual({ mark: WANT, sending: 'saving' });
    await settled();
    asked[0]?.answer({ mark: READ, seq: 4 });
    await settled();
    expect(marks.view(PAPER)).toEqual({ mark: READ, sending: 'saved' });
    expect(changed).toHaveBeenLastCalledWith([PAPER]);
  });

  it('does not let a late answer undo what was acknowledged since', async () => {
    const { asked, client } = background();
    const marks = createMarks(client, () => undefined, reached, refused, nobody);
    const known = marks.know([PAPER]);
    await settled();
    marks.act({ kind: 'status', status: 'want' }, PAPER, sightingOf(PAPER));
    await settled();
    asked[1]?.answer({ mark: WANT, seq: 8 });
    await settled();
    asked[0]?.answer({ marks: [[PAPER, READ]], upTo: 7 });
    await known;
    expect(marks.view(PAPER).mark).toEqual(WANT);
  });

  it('asks for what has changed since, also for what has left the library', async () => {
    const { asked, client } = background();
    const marks = createMarks(client, () => undefined, reached, refused, nobody);
    const known = marks.know([PAPER]);
    await settled();
    asked[0]?.answer({ marks: [[PAPER, READ]], upTo: 5 });
    await known;
    const refreshed = marks.refresh();
    await settled();
    expect(asked[1]?.ask).toEqual({ papers: [PAPER], since: 5 });
    asked[1]?.answer({ marks: [[PAPER, UNMARKED]], upTo: 6 });
    await refreshed;
    expect(marks.view(PAPER).mark).toEqual(UNMARKED);
  });

  it('says that an act was not saved, and saves it when it is retried', async () => {
    const { asked, client } = background();
    const marks = createMarks(client, () => undefined, reached, refused, nobody);
    marks.act({ kind: 'status', status: 'want' }, PAPER, sightingOf(PAPER));
    await settled();
    asked[0]?.fail(new Trouble('library-full'));
    await settled();
    expect(marks.view(PAPER)).toMatchObject({ mark: WANT, sending: 'failed', trouble: { code: 'library-full' } });
    marks.retry(PAPER);
    expect(asked[1]?.ask).toEqual(asked[0]?.ask);
    asked[1]?.answer({ mark: WANT, seq: 1 });
    await settled();
    expect(marks.view(PAPER)).toEqual({ mark: WANT, sending: 'saved' });
  });

  it('says that the library could not be read, and reads it when that is retried', async () => {
    const { asked, client } = background();
    const told: PaperId[] = [];
    const marks = createMarks(client, (papers) => told.push(...papers), reached, refused, nobody);
    const known = marks.know([PAPER]);
    await settled();
    asked[0]?.fail(new Trouble('library-closed'));
    await known;
    // What was drawn while it was asked for is drawn anew.
    expect(told).toContain(PAPER);
    expect(marks.view(PAPER)).toMatchObject({ sending: 'unread', trouble: { code: 'library-closed' } });
    marks.retry(PAPER);
    await settled();
    asked[1]?.answer({ marks: [[PAPER, READ]], upTo: 1 });
    await settled();
    expect(marks.view(PAPER)).toEqual({ mark: READ, sending: 'saved' });
  });

  it('shows what concerns the whole page on every strip, until it is retried', async () => {
    const { asked, client } = background();
    const changed = vi.fn();
    const marks = createMarks(client, changed, reached, refused, nobody);
    const known = marks.know([PAPER]);
    await settled();
    asked[0]?.answer({ marks: [], upTo: 1 });
    await known;
    marks.fail(new Trouble('extension-gone'));
    expect(marks.view(PAPER)).toMatchObject({ sending: 'unread', trouble: { code: 'extension-gone' } });
    const painted: string[] = [];
    changed.mockImplementation(() => painted.push(marks.view(PAPER).sending));
    marks.retry(PAPER);
    expect(painted.at(-1)).toBe('saved');
  });

  it('tells that the page may ask nothing any more, and of no other trouble', async () => {
    const { asked, client } = background();
    const marks = createMarks(client, () => undefined, reached, refused, nobody);
    for (const code of ['library-closed', 'not-allowed'] as const) {
      expect(refused).not.toHaveBeenCalled();
      const known = marks.know([PAPER]);
      await settled();
      asked.at(-1)?.fail(new Trouble(code));
      await known;
    }
    expect(refused).toHaveBeenCalledOnce();
  });

  it('hears that it may ask nothing any more where there is nothing to ask about: nothing is shown, or nothing was answered', async () => {
    const { asked, client } = background();
    const marks = createMarks(client, () => undefined, reached, refused, nobody);
    const known = marks.know([PAPER]);
    await settled();
    asked[0]?.fail(new Trouble('library-closed'));
    await known;
    const refreshed = marks.refresh();
    await settled();
    expect(asked.map(({ name }) => name)).toEqual(['lookUp', 'settingsHere']);
    asked[1]?.fail(new Trouble('not-allowed'));
    await refreshed;
    expect(refused).toHaveBeenCalledOnce();
  });

  describe('what is done before there is anything to carry it', () => {
    const act = { kind: 'status', status: 'want' } as const;

    it('shows at once, and is sent once in the order in which it was done', async () => {
      const { asked, client } = background();
      const { promise, resolve } = Promise.withResolvers<Awaited<ReturnType<typeof reached>>>();
      const changed = vi.fn();
      const marks = createMarks(client, changed, () => promise, refused, nobody);
      marks.act(act, PAPER, sightingOf(PAPER));
      marks.act({ kind: 'status', status: 'read' }, PAPER, sightingOf(PAPER));
      expect(changed).toHaveBeenLastCalledWith([PAPER]);
      expect(marks.view(PAPER)).toEqual({ mark: READ, sending: 'saving' });
      expect(marks.view(OTHER).mark).toEqual(UNMARKED);
      resolve({ createOutbox });
      await settled();
      asked[0]?.answer({ mark: WANT, seq: 1 });
      await settled();
      asked[1]?.answer({ mark: READ, seq: 2 });
      await settled();
      expect(asked.map(({ ask }) => (ask as { act: Act }).act.change)).toEqual([act, { kind: 'status', status: 'read' }]);
      expect(marks.view(PAPER)).toEqual({ mark: READ, sending: 'saved' });
    });

    it('is said not to be saved when nothing comes; retried, it is sent under the same id, and dropped, it is gone', async () => {
      const { asked, client } = background();
      const gone = new Trouble('extension-gone');
      const bring = vi.fn(reached).mockRejectedValueOnce(gone).mockRejectedValueOnce(gone);
      const marks = createMarks(client, () => undefined, bring, refused, nobody);
      marks.act(act, PAPER, sightingOf(PAPER));
      marks.act(act, OTHER, sightingOf(OTHER));
      await settled();
      expect(marks.view(PAPER)).toMatchObject({ mark: WANT, sending: 'failed', trouble: { code: 'extension-gone' } });
      marks.drop(OTHER);
      expect(marks.view(OTHER).sending).toBe('unread');
      marks.retry(PAPER);
      expect(marks.view(PAPER).sending).toBe('saving');
      await settled();
      expect(asked.map(({ ask }) => (ask as { act: Act }).act.paper)).toEqual([PAPER]);
      asked[0]?.answer({ mark: WANT, seq: 1 });
      await settled();
      expect(marks.view(PAPER)).toEqual({ mark: WANT, sending: 'saved' });
    });
  });
});
