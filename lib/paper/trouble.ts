/** What can go wrong, by a code that a person can quote. */
export const TROUBLE_CODES = [
  'not-allowed',
  'not-understood',
  'too-much',
  'note-too-long',
  'no-answer',
  'extension-gone',
  'library-newer',
  'background-old',
  'library-full',
  'library-closed',
  'library-damaged',
  'not-in-library',
  'file-not-understood',
  'file-cut',
  'file-newer',
  'file-too-large',
  'import-stopped',
  'unexpected',
] as const;

export type TroubleCode = (typeof TROUBLE_CODES)[number];

type InTextKey<Code extends string> = Code extends `${infer Word}-${infer Rest}` ? `${Word}_${InTextKey<Rest>}` : Code;

/** A code as it stands in the keys of the texts about it, such as `trouble_no_answer`. */
export function inTextKey(code: TroubleCode): InTextKey<TroubleCode> {
  return code.replaceAll('-', '_') as InTextKey<TroubleCode>;
}

/** An error that was foreseen: its code leads to a sentence for the person. */
export class Trouble extends Error {
  override name = 'Trouble';

  constructor(
    readonly code: TroubleCode,
    /** For diagnostics only: names no paper, tag or note. */
    readonly detail = '',
    options?: ErrorOptions,
  ) {
    super(detail ? `${code}: ${detail}` : code, options);
  }
}

/**
 * Any thrown thing as a Trouble; what was not foreseen is `unexpected`. Each file of ours in a page has this class of its own
 * and is handed what the others throw, so a Trouble is told by its name.
 */
export function asTrouble(error: unknown): Trouble {
  if ((error as Partial<Trouble> | undefined | null)?.name === 'Trouble') return error as Trouble;
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new Trouble('unexpected', detail.slice(0, 500), { cause: error });
}
