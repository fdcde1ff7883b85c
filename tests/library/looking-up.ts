import { beforeEach, vi } from 'vitest';
import { createOpened } from '../../lib/background/opened.ts';
import { serveLibrary } from '../../lib/background/serve.ts';
import { createSettings } from '../../lib/background/stored-settings.ts';
import { askForTitle } from '../../lib/background/title-request.ts';
import { createTitles, type Titles } from '../../lib/background/titles/titles.ts';
import type { LibraryDb } from '../../lib/library/db.ts';
import { newAct } from '../../lib/mark/act.ts';
import { DEFAULT_SETTINGS } from '../../lib/mark/settings.ts';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';
import { idText } from '../../lib/paper/links.ts';
import type { Sighting } from '../../lib/paper/paper.ts';
import { asTrouble } from '../../lib/paper/trouble.ts';
import { arxivAnswer, crossrefAnswer } from '../formats/answers/samples.ts';
import { PAGE, POPUP, sessionArea } from '../protocol/senders.ts';
import { quietAround } from './around.ts';
import { freshLibrary, sightingOf } from './library.ts';

export const ARXIV: PaperId = 'arxiv:2611.90114';
export const DOI: PaperId = 'doi:10.1145/9990001.9990002';
export const bare = (id: PaperId): Sighting => ({ ...sightingOf(id), paper: { id, title: idText(id), authors: [] } });

export const fetched = vi.fn<(address: string) => Promise<Response>>();
/** What a background that looks up titles stands on, made anew for each test. */
export let db: LibraryDb;
export let session: ReturnType<typeof sessionArea>;
export let local: ReturnType<typeof sessionArea>;
let isPermitted: boolean;

/** The browser takes back that titles may be looked up. */
export function forbid(): void {
  isPermitted = false;
}

export let noted: string[];
export let paused: number[];
let wanted: Promise<void>[];
export let titles: Titles;
export let serve: ReturnType<typeof serveLibrary>;

/** The background, as it starts over what outlived the last one. */
export function start(): void {
  const settings = createSettings(local);
  const around = quietAround({ settings });
  titles = createTitles({
    library: createOpened(db, around),
    area: session,
    isOn: async () => (await settings.read()).fetchTitles && isPermitted,
    ask: askForTitle,
    report: (error) => void noted.push(asTrouble(error).message),
    pause: async (milliseconds) => void paused.push(milliseconds),
  });
  const { want, wantAll } = titles;
  const noticed = (work: Promise<void>): Promise<void> => {
    wanted.push(work);
    return work;
  };
  serve = serveLibrary(db, { ...around, titles: { want: (papers) => noticed(want(papers)), wantAll: () => noticed(wantAll()) } });
}

/** Gives each test of a file a background of its own that looks titles up. */
export function eachLookingUp(): void {
  beforeEach(() => {
    vi.stubGlobal('fetch', fetched);
    fetched.mockImplementation(async (address) => new Response(address.includes('arxiv') ? arxivAnswer() : crossrefAnswer()));
    [db, session, local] = [freshLibrary(), sessionArea(), sessionArea()];
    [isPermitted, noted, paused, wanted] = [true, [], [], []];
    start();
  });
}

export const switchOn = async (fetchTitles = true): Promise<void> => {
  await serve.saveSettings({ ...DEFAULT_SETTINGS, fetchTitles }, POPUP, 'ours');
  await done();
};
export const save = (sighting: Sighting, role: 'ours' | 'page' = 'ours') =>
  serve.perform({ act: newAct(sighting.paper.id, { kind: 'status', status: 'want' }), sighting }, role === 'ours' ? {} : PAGE, role);
export const asked = () => fetched.mock.calls.map(([address]) => address);

/** Waits until nothing is left to be looked up. */
export async function done(): Promise<void> {
  await Promise.all(wanted);
}
