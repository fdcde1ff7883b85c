import { DEFAULT_SETTINGS, type Settings } from '../mark/settings.ts';
import { settings as shape } from '../protocol/schemas.ts';

/** Where the settings are kept: `storage.local`, which pages cannot read. */
export interface SettingsArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

const KEY = 'settings';
/** Kept beside the settings: set at the first install, until the keys were taught. */
const LESSON = 'lesson';

/** What a person chose of how listings behave. What cannot be read counts as nothing chosen, and stays until they choose anew. */
export function createSettings(area: SettingsArea) {
  return {
    async read(): Promise<Settings> {
      const { [KEY]: kept } = await area.get(KEY);
      const read = shape.safeParse(kept);
      return read.success ? (read.data as Settings) : DEFAULT_SETTINGS;
    },
    async save(settings: Settings): Promise<void> {
      await area.set({ [KEY]: settings });
    },
    /** Whether the first listing is still to teach its keys. */
    teaches: async (): Promise<boolean> => (await area.get(LESSON))[LESSON] === true,
    /** It has begun to: once is enough. */
    taught: (): Promise<void> => area.set({ [LESSON]: false }),
  };
}

export type SettingsKept = ReturnType<typeof createSettings>;
