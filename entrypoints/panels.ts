import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startPanels } from '../lib/overlay/panels/panels.ts';
import { setPanels } from '../lib/overlay/triage/listing.ts';

/** What is opened on a listing, brought once it is wanted: panel, keys, filter, bar, folding, rules. */
export default defineUnlistedScript(() => setPanels(startPanels));
