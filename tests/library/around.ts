import { createDocuments } from '../../lib/background/documents.ts';
import { createEditings } from '../../lib/background/editing.ts';
import type { serveLibrary } from '../../lib/background/serve.ts';
import { createSettings } from '../../lib/background/stored-settings.ts';
import { createKeeper } from '../../lib/library/backup/keeper.ts';
import { sessionArea } from '../protocol/senders.ts';

/** What a library needs of the background around it, where nobody looks; a test brings what it looks at. */
export function quietAround(part: Partial<Parameters<typeof serveLibrary>[1]> = {}): Parameters<typeof serveLibrary>[1] {
  return {
    editings: createEditings(sessionArea()),
    documents: createDocuments(sessionArea(), () => undefined),
    changed: () => undefined,
    reportProgress: () => undefined,
    forget: async () => [],
    keeper: createKeeper(
      sessionArea(),
      async () => undefined,
      () => undefined,
      () => undefined,
    ),
    settings: createSettings(sessionArea()),
    titles: { want: async () => undefined, wantAll: async () => undefined },
    bringInteraction: async () => null,
    bring: async () => null,
    diagnostics: {
      sawNoCards: async () => undefined,
      sawLinksCarry: async () => undefined,
      sawCards: async () => undefined,
      report: async () => undefined,
      text: async () => '',
    },
    ...part,
  };
}
