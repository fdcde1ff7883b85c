import { Trouble } from '../../paper/trouble.ts';

/** An object of a JSON file. Only its own entries count: `__proto__` is a name like any other there. */
export type Fields = ReadonlyMap<string, unknown>;

/**
 * The value of a JSON file.
 *
 * @throws Trouble `file-cut` when its end is missing, `file-not-understood` when it is no JSON
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const whole = /[\]}]\s*$/.test(text.slice(-1_000));
    throw new Trouble(whole ? 'file-not-understood' : 'file-cut', 'not JSON', { cause: error });
  }
}

/** The entries of an object; undefined for anything else. */
export function entriesOfObject(value: unknown): Fields | undefined {
  return isObject(value) ? new Map(Object.entries(value)) : undefined;
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text or number as text; '' for anything else. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** A list; anything else is an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
