import { useEffect, useState } from 'react';
import { type CurrentTab, heard, shownBy, standingAt, type TabPapers } from './tab-papers.ts';

/** How long the list waits for what the page's script says, in milliseconds: what comes later moves what is shown. */
const PATIENCE = 60;

/** What stands in the current tab; null when nothing does, undefined until that is known. */
export function useTabPapers(current: () => Promise<CurrentTab | undefined>): TabPapers | null | undefined {
  const [tabPapers, setStanding] = useState<TabPapers | null>();

  useEffect(() => {
    const gone = new AbortController();
    const set = (next: TabPapers | null): void => void (gone.signal.aborted || setStanding(next));
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function look(): Promise<void> {
      const tab = await current();
      if (!tab) return set(null);
      const seen = standingAt(tab) ?? null;
      timer = setTimeout(() => set(seen), PATIENCE);
      const answer = await tab.ask().catch(() => undefined);
      clearTimeout(timer);
      set(seen ? heard(seen, answer) : shownBy(answer));
    }
    look().catch(() => set(null));
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [current]);

  return tabPapers;
}
