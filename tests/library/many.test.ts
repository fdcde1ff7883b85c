import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyAct } from '../../lib/library/commands/apply-act.ts';
import { LibraryDb } from '../../lib/library/db.ts';
import { paperInFull } from '../../lib/library/queries.ts';
import { newAct } from '../../lib/mark/act.ts';
import { type Change, STATUSES } from '../../lib/mark/mark.ts';
import { tagKey } from '../../lib/mark/tag.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import { Trouble } from '../../lib/paper/trouble.ts';
import type { Client } from '../../lib/protocol/client.ts';
import { createOutbox, type Outbox } from '../../lib/protocol/outbox.ts';
import type { Ask } from '../../lib/protocol/requests.ts';
import { sizeOf } from '../sizes.ts';
import { freshLibrary, recountSlowly, sightingOf, snapshot } from './library.ts';

const PAPERS = Array.from({ length: 20 }, (_, n): PaperId => `arxiv:2401.${String(n).padStart(5, '0')}`);
const TAGS = ['graphs', 'Graphs', 'nets', 'to do', 'é', 'e\u0301'];
const ACTS = 500;

/** Where a person does things: a tab, another, the popup. Each has its outbox, and its own idea of each paper's note. */
class Place {
  readonly outbox: Outbox;
  private readonly notes = new Map<PaperId, { id: string; lines: string[] }>();
  private left = 0;

  constructor(
    readonly name: string,
    client: Client,
  ) {
    this.outbox = createOutbox(client, { changed: () => undefined, arrived: () => this.left-- });
  }

  do(paper: PaperId, change: Change, id?: string): void {
    this.left++;
    this.outbox.post({ ...newAct(paper, change), ...(id && { id }) }, sightingOf(paper));
  }

  /** Writes one more line of the note as this place knows it, which is never what another has written. */
  write(paper: PaperId, line: string): void {
    const session = this.notes.get(paper);
    const { id, lines } = session ?? { id: `${this.name}-${paper}`, lines: [] };
    lines.push(`${this.name} ${line}`);
    this.notes.set(paper, { id, lines });
    this.do(paper, { kind: 'note', note: lines.join('\n'), ...(!session && { over: '' }) }, id);
  }

  wrote(paper: PaperId): string[] {
    return this.notes.get(paper)?.lines ?? [];
  }

  async done(): Promise<void> {
    while (this.left > 0) await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

/** A way to a library of which a third of the asks, or of the answers, is lost. */
function unsure(db: LibraryDb, random: () => number): Client {
  const ask = async (_: string, { act, sighting }: Ask<'perform'>) => {
    const luck = random();
    if (luck < 0.15) throw new Trouble('no-answer', 'not asked');
    const done = await applyAct(db, act, sighting);
    if (luck > 0.85) throw new Trouble('no-answer', 'not answered');
    return done;
  };
  return (async (name: string, asked: Ask<'perform'>) => {
    for (let tries = 0; ; tries++) {
      try {
        return await ask(name, asked);
      } catch (error) {
        if (tries > 20) throw error;
      }
    }
  }) as Client;
}

describe('five hundred acts on twenty papers from three places at once', () => {
  it('leave each tag and status as the last act on it says, and every line that anybody wrote', async () => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat(999)), async (stream) => {
        const random = (): number => (stream.next().value as number) / 1_000;
        const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
        const db = freshLibrary();
        await db.open();
        const places = ['one', 'two', 'popup'].map((name) => new Place(name, unsure(new LibraryDb(db.name), random)));
        for (let n = 0; n < ACTS; n++) {
          const place = one(places);
          const paper = one(PAPERS);
          const kind = one(['status', 'tag', 'tag', 'untag', 'note'] as const);
          if (kind === 'note') place.write(paper, `${n}`);
          else if (kind === 'status') place.do(paper, { kind, status: one(STATUSES) });
          else place.do(paper, { kind, tag: one(TAGS) });
          if (random() < 0.1) await new Promise((resolve) => setTimeout(resolve));
        }
        await Promise.all(places.map((place) => place.done()));

        const acts = await db.acts.orderBy('seq').toArray();
        for (const paper of PAPERS) {
          const { mark } = (await paperInFull(db, paper)) ?? { mark: { status: 'none', star: false, tags: [], note: '' } };
          const tags = new Map<string, boolean>();
          let status = 'none';
          for (const { change } of acts.filter((act) => act.paper === paper)) {
            if (change.kind === 'status') status = change.status;
            if (change.kind === 'tag' || change.kind === 'untag') tags.set(tagKey(change.tag), change.kind === 'tag');
          }
          expect(mark.status).toBe(status);
          expect(mark.tags.map(tagKey).sort()).toEqual([...tags].flatMap(([key, has]) => (has ? [key] : [])).sort());
          const lines = mark.note === '' ? [] : mark.note.split('\n');
          for (const place of places) expect(lines.filter((line) => line.startsWith(`${place.name} `))).toEqual(place.wrote(paper));
          expect(lines).toHaveLength(places.reduce((sum, place) => sum + place.wrote(paper).length, 0));
        }
        expect(await snapshot(db)).toMatchObject(await recountSlowly(db));
        db.close();
      }),
      { numRuns: sizeOf('acts from three places at once') },
    );
  });
});
