import { useState } from 'react';
import type { Permits } from '../../lib/background/permissions.ts';
import { text } from '../../lib/text.ts';

export interface Asking {
  /** The browser, or the person, said no the last time. */
  isRefused: boolean;
  /** Asks for origins, in answer to a click, and has it announced: `what` came, or was refused. True when it came. */
  ask(origins: readonly string[], what: string): Promise<boolean>;
}

/** Asks the browser, which asks the person in its own words. */
export function useAsking(permits: Permits, announce: (what: string) => void): Asking {
  const [isRefused, setRefused] = useState(false);
  return {
    isRefused,
    async ask(origins, what) {
      const said = await permits.ask(origins).catch(() => false);
      setRefused(!said);
      announce(said ? what : text('settings_sites_refused'));
      return said;
    },
  };
}
