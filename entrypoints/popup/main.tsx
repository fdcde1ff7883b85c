import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import { Popup } from '../../components/Popup.tsx';
import { openForReading } from '../../components/useLibrary.ts';
import { createClient } from '../../lib/messages/client.ts';
import { text } from '../../lib/text.ts';
import './popup.css';

const client = createClient((envelope) => browser.runtime.sendMessage(envelope));
const openLibrary = () => openForReading(client);
const visit = (url: string) => void browser.tabs.create({ url });

document.documentElement.lang = text('locale');
if (browser.extension.getViews({ type: 'popup' }).includes(window)) addEventListener('resize', fit);
// Opened in a tab, the page takes the room that there is.
else document.documentElement.classList.add('in-tab');

createRoot(document.getElementById('root') as HTMLElement).render(<Popup client={client} library={openLibrary} visit={visit} />);

/** On a small screen or in a zoomed browser the popup gets less room than it asks for: the list gets shorter, not the page longer. */
function fit(): void {
  const { style, offsetWidth, offsetHeight } = document.body;
  // Before the browser has given it a size, a popup has next to none.
  if (innerHeight < 200) return;
  if (innerWidth < offsetWidth) style.inlineSize = `${innerWidth}px`;
  if (innerHeight < offsetHeight) style.blockSize = `${innerHeight}px`;
}
