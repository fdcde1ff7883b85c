import { useCallback, useState } from 'react';

interface Said {
  what: string;
  /** Tells saying the same again from saying it once. */
  turn: number;
}

/** What is said to those who hear the page: the last thing said, and a way to say more. */
export function useAnnouncer(): { said: Said; announce(what: string): void } {
  const [said, setSaid] = useState<Said>({ what: '', turn: 0 });
  const announce = useCallback((what: string) => setSaid(({ turn }) => ({ what, turn: turn + 1 })), []);
  return { said, announce };
}

/** The one live region of a page; where nothing else on the page shows what was done, it is seen for a while too. */
export function Announcer({ said, isSeen = false }: { said: Said; isSeen?: boolean }) {
  return (
    <output className={isSeen ? 'said' : 'unseen'} aria-live="polite">
      <span key={said.turn}>{said.what}</span>
    </output>
  );
}
