import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { setLinks } from '../lib/page/core/bring-links.ts';
import { carry } from '../lib/page/links/carry.ts';

/** The rule of last resort, brought where a site's own adapter finds fewer papers than the page links to. */
export default defineUnlistedScript(() => setLinks(carry));
