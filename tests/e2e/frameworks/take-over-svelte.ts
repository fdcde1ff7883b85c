import { hydrate } from 'svelte';
import Listing from './Listing.svelte';
import './shown.ts';

const target = document.querySelector('[data-list]') as HTMLElement;
const takeOver = (): unknown => hydrate(Listing, { target, props: JSON.parse(target.dataset.list ?? '') });
if (globalThis.takesOverAfter === 0) takeOver();
else setTimeout(takeOver, globalThis.takesOverAfter);
