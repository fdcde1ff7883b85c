import { useCallback, useEffect, useRef, useState } from 'react';
import type { Settings } from '../../lib/mark/settings.ts';
import { asTrouble, type Trouble } from '../../lib/paper/trouble.ts';
import type { Client } from '../../lib/protocol/client.ts';

/** What a person changed: the parts that are other than they were. */
export type SettingsChange = (settings: Settings) => Partial<Settings>;

export interface Chosen {
  /** As the person left them, saved or not; undefined until they are read. */
  settings?: Settings;
  /** Empty while nothing was changed. */
  state: '' | 'saving' | 'saved' | 'failed';
  /** Why they could not be read, or saved. */
  trouble?: Trouble;
  /** Changes them, and saves that at once. */
  change(change: SettingsChange): void;
  /** Reads or saves once more. */
  again(): void;
}

/**
 * The settings, each change saved over what is kept by then: a listing may have changed another. A change that could not be
 * saved stays, and goes with the next.
 */
export function useSettings(client: Client): Chosen {
  const [kept, setKept] = useState<Settings>();
  const [unsaved, setUnsaved] = useState<readonly SettingsChange[]>([]);
  const [about, setAbout] = useState<Pick<Chosen, 'state' | 'trouble'>>({ state: '' });
  const waiting = useRef<readonly SettingsChange[]>([]);
  const isBusy = useRef(false);

  const again = useCallback(async () => {
    if (isBusy.current) return;
    isBusy.current = true;
    let isSaving = waiting.current.length > 0;
    try {
      if (isSaving) setAbout({ state: 'saving' });
      let settings = await client('settings', null);
      while (waiting.current.length > 0) {
        isSaving = true;
        const going = waiting.current;
        settings = going.reduce(changed, settings);
        await client('saveSettings', settings);
        waiting.current = waiting.current.slice(going.length);
        setUnsaved(waiting.current);
      }
      setKept(settings);
      setAbout(({ state }) => ({ state: isSaving ? 'saved' : state }));
    } catch (error) {
      setAbout({ state: isSaving || waiting.current.length > 0 ? 'failed' : '', trouble: asTrouble(error) });
    } finally {
      isBusy.current = false;
    }
  }, [client]);

  const change = useCallback(
    (next: SettingsChange) => {
      waiting.current = [...waiting.current, next];
      setUnsaved(waiting.current);
      void again();
    },
    [again],
  );

  useEffect(() => {
    const stop = new AbortController();
    void again();
    // While another window had the focus, a listing may have changed them.
    window.addEventListener('focus', () => void (waiting.current.length === 0 && again()), stop);
    // The browser asks before a page closes over what is not saved.
    window.addEventListener('beforeunload', (event) => void (waiting.current.length > 0 && event.preventDefault()), stop);
    return () => stop.abort();
  }, [again]);

  return { ...about, ...(kept && { settings: unsaved.reduce(changed, kept) }), change, again: () => void again() };
}

function changed(settings: Settings, change: SettingsChange): Settings {
  return { ...settings, ...change(settings) };
}
