import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import type { CurrentTab } from '../../components/papers/tab-papers.ts';
import { Popup } from '../../components/popup/Popup.tsx';
import type { Offered } from '../../components/popup/SiteOffer.tsx';
import { openForReading } from '../../components/ui/useLibrary.ts';
import { missingAt, permits } from '../../lib/background/permissions.ts';
import { showIn } from '../../lib/background/site-scripts.ts';
import { createClient } from '../../lib/protocol/client.ts';
import { HERE } from '../../lib/protocol/requests.ts';
import { text } from '../../lib/text.ts';
import './popup.css';

const client = createClient((envelope) => browser.runtime.sendMessage(envelope));
const openLibrary = () => openForReading(client);
const visit = (url: string) => void browser.tabs.create({ url });
// Asked for at once, and only once: by now the browser knows which tab the button was pressed on.
const tab = currentTab().catch(() => undefined);
const current = () => tab;

document.documentElement.lang = text('locale');
if (browser.extension.getViews({ type: 'popup' }).includes(window)) addEventListener('resize', fit);
// Opened in a tab, the page takes the room that there is.
else document.documentElement.classList.add('in-tab');

createRoot(document.getElementById('root') as HTMLElement).render(
  <Popup client={client} library={openLibrary} current={current} offered={offered} visit={visit} />,
);

/** The tab that the popup stands over. The browser tells its address because the person pressed the button: `activeTab`. */
async function currentTab(): Promise<(CurrentTab & { id: number }) | undefined> {
  const [found] = await browser.tabs.query({ active: true, currentWindow: true });
  const { id, url, title = '' } = found ?? {};
  if (id === undefined || !url) return undefined;
  return { id, url, title, ask: () => browser.tabs.sendMessage(id, HERE, { frameId: 0 }) };
}

/** What the person may be offered in the tab; nothing where Papermarks is already, or cannot be. */
async function offered(): Promise<Offered | undefined> {
  const at = await tab;
  const url = at && URL.canParse(at.url) ? new URL(at.url) : undefined;
  // A file shows no list of papers; what it is stands in the popup.
  const missing = url && !/\.pdf$|\/e?pdf\//i.test(url.pathname) && (await missingAt(url));
  if (!at || !missing) return undefined;
  const { site, origins } = missing;
  return { ...(site && { name: site.name }), take: () => permits.ask(origins), once: () => showIn(at.id, url) };
}

/** On a small screen or in a zoomed browser the popup gets less room than it asks for: the list gets shorter, not the page longer. */
function fit(): void {
  const { style, offsetWidth, offsetHeight } = document.body;
  // Before the browser has given it a size, a popup has next to none.
  if (innerHeight < 200) return;
  if (innerWidth < offsetWidth) style.inlineSize = `${innerWidth}px`;
  if (innerHeight < offsetHeight) style.blockSize = `${innerHeight}px`;
}
