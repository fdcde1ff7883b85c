import { hydrateRoot } from 'react-dom/client';
import { Listing } from './Listing.tsx';
import './shown.ts';

const root = document.querySelector('[data-list]') as HTMLElement;
const takeOver = (): unknown => hydrateRoot(root, <Listing {...JSON.parse(root.dataset.list ?? '')} later={Promise.resolve()} />);
if (globalThis.takesOverAfter === 0) takeOver();
else setTimeout(takeOver, globalThis.takesOverAfter);
