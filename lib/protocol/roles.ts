import type { RequestName } from './requests.ts';

/** What the browser says of who sent a message. */
export interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  frameId?: number | undefined;
  documentId?: string | undefined;
  tab?: { id?: number | undefined } | undefined;
}

/**
 * Who asks: `page` is our script in a page (half trusted: a taken-over renderer speaks with its voice), `editor` our
 * frame in a page, `ours` a page of the extension.
 */
export type Role = 'page' | 'editor' | 'ours';

/** What is ours, by which a sender is told from others. */
export interface Ours {
  id: string;
  editor: string;
  pages: readonly string[];
}

/** What each role may ask. */
const MAY: Record<Role, readonly RequestName[]> = {
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

/** Whether a role may make a request. */
export function may(role: Role, name: RequestName): boolean {
  return MAY[role].includes(name);
}

/**
 * The role of a sender, or null when it has none. It goes by `sender.url`, which the browser sets; `sender.origin` is
 * "null" in a sandboxed page.
 *
 * @param ours our extension id, the address of the editor, and those of pages that stand alone
 */
export function roleOf(sender: Sender, ours: Ours): Role | null {
  if (sender.id !== ours.id || !sender.url || !URL.canParse(sender.url)) return null;
  const url = new URL(sender.url);
  if (url.protocol === 'https:') return sender.frameId === 0 && sender.tab ? 'page' : null;
  if (addressOf(url) === ours.editor) return sender.frameId && sender.tab ? 'editor' : null;
  return ours.pages.includes(addressOf(url)) && !sender.frameId ? 'ours' : null;
}

/** Without query and hash. `URL.origin` is "null" for addresses of extensions outside Chromium. */
function addressOf({ protocol, host, pathname }: URL): string {
  return `${protocol}//${host}${pathname}`;
}
