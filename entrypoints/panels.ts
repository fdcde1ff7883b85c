import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startPanels } from '../lib/page/panels/panels.ts';
import { setPanels } from '../lib/page/triage/listing.ts';

/** What is opened on a listing, brought once it is wanted: panel, keys, filter, bar, folding, rules. */
export default defineUnlistedScript(() => setPanels(startPanels));
