import { defineContentScript } from 'wxt/utils/define-content-script';
import { MATCHES } from '../../lib/sites/matches.ts';

export default defineContentScript({
  matches: [...MATCHES],
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main() {},
});
