import { useCallback, useState } from 'react';
import type { LibraryDb, PaperRow } from '../../lib/library/db.ts';
import { paperInFull } from '../../lib/library/queries.ts';
import { tagsInUse } from '../../lib/library/tag-uses.ts';
import type { Marking } from '../papers/marking.ts';
import type { EditedField } from '../papers/PaperListItem.tsx';
import type { Shown } from '../papers/shown.ts';
import type { Edited } from './EditSheet.tsx';

/** Loads the editor; called ahead, it is there when it is wanted. */
export const loadEditor = () => import('./Editor.tsx');

/** Papers that are called the same; without an answer, none. The search that it takes is loaded when it is first wanted. */
async function sameTitle(db: LibraryDb, row: PaperRow): Promise<PaperRow[]> {
  return import('../../lib/library/identity/same-title.ts').then((found) => found.sameTitle(db, row)).catch(() => []);
}

/** The paper that is open to be edited, read from the library when it is opened. */
export function useEditing(db: LibraryDb | undefined, marking: Marking) {
  const [edited, setEdited] = useState<Edited>();

  const edit = useCallback(
    async ({ row, mark }: Shown, field: EditedField): Promise<void> => {
      if (!db) return;
      const [known, uses, { Editor }, same] = await Promise.all([paperInFull(db, row.id), tagsInUse(db), loadEditor(), sameTitle(db, row)]);
      const sighting = known && row.met ? { paper: known.paper, met: row.met } : marking.sightingOf(row);
      const paper = known?.paper ?? sighting?.paper;
      // Status and tags as the row shows them: what has just been done may still be on its way.
      if (paper) setEdited({ Editor, paper, mark: { ...mark, note: known?.mark.note ?? '' }, uses, field, same, sighting });
    },
    [db, marking],
  );

  const close = useCallback(() => setEdited(undefined), []);
  return { edited, edit, close };
}
