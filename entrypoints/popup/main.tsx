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

// Opened in a tab, the page takes the room that there is; as a popup it has a size of its own.
const isPopup = browser.extension.getViews({ type: 'popup' }).includes(window);
document.documentElement.classList.toggle('in-tab', !isPopup);
document.documentElement.lang = text('locale');

createRoot(document.getElementById('root') as HTMLElement).render(<Popup client={client} library={openLibrary} visit={visit} />);
