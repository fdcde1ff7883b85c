import { describe, expect, it } from 'vitest';
import type { RequestName } from '../../lib/protocol/requests.ts';
import { may, type Ours, type Role, roleOf, type Sender } from '../../lib/protocol/roles.ts';
import { SCHEMAS } from '../../lib/protocol/schemas.ts';
import { BASE, EDITOR, OURS, PAGE, POPUP } from './senders.ts';

const role = (sender: Sender, ours: Ours = OURS): Role | null => roleOf(sender, ours);

describe('roleOf', () => {
  it('knows our script in a page, our editor in a frame, and our popup, also when it is opened as a tab', () => {
    expect(role(PAGE)).toBe('page');
    expect(role({ ...PAGE, url: 'https://huggingface.co/papers' })).toBe('page');
    expect(role(EDITOR)).toBe('editor');
    expect(role(POPUP)).toBe('ours');
    expect(role({ ...POPUP, url: `${POPUP.url}?tab=1#x`, frameId: 0, tab: { id: 3 } })).toBe('ours');
  });

  it('knows ours in Firefox by the address that the browser gave them', () => {
    const base = 'moz-extension://0b9c5b0e-6d0c-4f6d-9d5c-2b0a0a0a0a0a';
    const ours = { id: 'papermarks@papermarks', editor: `${base}/editor.html`, pages: [`${base}/popup.html`] };
    expect(role({ ...EDITOR, id: ours.id, url: `${base}/editor.html#n` }, ours)).toBe('editor');
    expect(role({ id: ours.id, url: `${base}/popup.html` }, ours)).toBe('ours');
    expect(role({ ...EDITOR, id: ours.id, url: `moz-extension://${'1'.repeat(36)}/editor.html#n` }, ours)).toBeNull();
  });

  it('goes by the address, also where the origin is "null" because the page is sandboxed', () => {
    expect(role({ ...EDITOR, origin: 'null' } as Sender)).toBe('editor');
    expect(role({ ...PAGE, origin: BASE } as Sender)).toBe('page');
  });

  it.each<[string, Sender]>([
    ['another extension', { ...POPUP, id: 'ponmlkjihgfedcbaponmlkjihgfedcba' }],
    ['another extension that names our page', { ...EDITOR, id: 'ponmlkjihgfedcbaponmlkjihgfedcba' }],
    ['nobody', {}],
    ['a sender without an id', { url: POPUP.url }],
    ['a sender without an address', { id: OURS.id, frameId: 0, tab: { id: 1 } }],
    ['an address that is none', { ...PAGE, url: 'arxiv.org' }],
    ['a page without encryption', { ...PAGE, url: 'http://arxiv.org/list/cs.LG/new' }],
    ['a frame in a page that we know', { ...PAGE, frameId: 4 }],
    ['a script that is in no frame', { ...PAGE, frameId: undefined }],
    ['a script that is in no tab', { ...PAGE, tab: undefined }],
    ['an empty page of a sandbox', { ...PAGE, url: 'about:srcdoc' }],
    ['a page made of data', { ...PAGE, url: 'data:text/html,https://arxiv.org/' }],
    ['a page of a blob', { ...PAGE, url: 'blob:https://arxiv.org/0b9c5b0e' }],
    ['an editor on a site of that name', { ...EDITOR, url: 'https://example.org/editor.html#n' }],
    ['an editor on a known site', { ...EDITOR, url: 'https://arxiv.org/editor.html#n' }],
    ['an editor without encryption', { ...EDITOR, url: 'http://example.org/editor.html#n' }],
    ['an editor of a file', { ...EDITOR, url: 'file:///editor.html#n' }],
    ['an editor of another extension', { ...EDITOR, url: 'chrome-extension://ponmlkjihgfedcbaponmlkjihgfedcba/editor.html#n' }],
    ['an editor that is a tab of its own', { ...EDITOR, frameId: 0 }],
    ['an editor that is in no frame', { ...EDITOR, frameId: undefined }],
    ['an editor that is in no tab', { ...EDITOR, tab: undefined }],
    ['an editor in a folder', { ...EDITOR, url: `${BASE}/x/editor.html#n` }],
    ['the popup framed in a page', { ...POPUP, frameId: 7, tab: { id: 1 } }],
    ['a page of ours that is not known', { ...POPUP, url: `${BASE}/background.js` }],
    ['a path around the popup', { ...POPUP, url: `${BASE}/popup.html/../other.html` }],
  ])('gives none to %s', (_, sender) => expect(role(sender)).toBeNull());
});

describe('may', () => {
  const allowed: Record<Role, RequestName[]> = {
    page: [
      'lookUp',
      'perform',
      'performAll',
      'undo',
      'redo',
      'newAmong',
      'saw',
      'weigh',
      'settingsHere',
      'taught',
      'showDone',
      'startEditing',
      'bringInteraction',
      'bring',
      'sawNoCards',
      'sawLinksCarry',
      'sawCards',
    ],
    editor: ['edit', 'perform'],
    ours: [
      'perform',
      'undo',
      'redo',
      'join',
      'split',
      'settings',
      'saveSettings',
      'forgetSeen',
      'openLibrary',
      'diagnose',
      'stage',
      'commitImport',
      'dropImport',
      'undoImport',
      'lastImport',
      'eraseAll',
      'health',
      'restore',
      'backUp',
      'keepFiles',
      'keepWhatIsHere',
    ],
  };

  it.each(Object.entries(allowed))('lets %s ask for these, and for nothing else', (role, names) => {
    const all = Object.keys(SCHEMAS) as RequestName[];
    expect(all.filter((name) => may(role as Role, name)).sort()).toEqual([...names].sort());
  });
});
