import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import { LibraryPage } from '../../components/library/LibraryPage.tsx';
import { openForReading } from '../../components/ui/useLibrary.ts';
import { permits } from '../../lib/background/permissions.ts';
import { createClient } from '../../lib/protocol/client.ts';
import type { Envelope, Progress } from '../../lib/protocol/requests.ts';
import { text } from '../../lib/text.ts';
import './library.css';

/** How long taking in or erasing a large library may take, in milliseconds. */
const PATIENCE = 15 * 60_000;

const send = (envelope: Envelope) => browser.runtime.sendMessage(envelope);
const client = createClient(send, PATIENCE);
const quick = createClient(send);
const openLibrary = () => openForReading(quick);

document.documentElement.lang = text('locale');

createRoot(document.getElementById('root') as HTMLElement).render(
  <LibraryPage
    client={client}
    quick={quick}
    permits={permits}
    library={openLibrary}
    kept={browser.storage.local}
    allowFiles={allowFiles}
    listen={listen}
  />,
);

/** Asks for the permission to save files without a person's doing. */
function allowFiles(): Promise<boolean> {
  return browser.permissions.request({ permissions: ['downloads'] });
}

/** Hears how far the background is with an import. */
function listen(hear: (progress: Progress) => void, signal: AbortSignal): void {
  const heard = (message: unknown): undefined => {
    if (typeof message === 'object' && message !== null && 'papermarksProgress' in message) hear(message as Progress);
  };
  browser.runtime.onMessage.addListener(heard);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(heard));
}
