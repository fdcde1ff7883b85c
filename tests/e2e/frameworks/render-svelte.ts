import { render } from 'svelte/server';
import Listing from './Listing.svelte';

/** What a server sends of the list. */
export const html = (props: Record<string, unknown>): string => render(Listing, { props }).body;
