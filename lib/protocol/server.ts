import { NOTE_MAX } from '../mark/mark.ts';
import { asTrouble, Trouble } from '../paper/trouble.ts';
import type { Answer, Ask, Envelope, Reply, RequestName } from './requests.ts';
import { may, type Role, type Sender } from './roles.ts';
import { SCHEMAS } from './schemas.ts';
import { createTurns, type Turns } from './turns.ts';

/** One function for each request. */
export type Handlers = { [N in RequestName]: (ask: Ask<N>, sender: Sender, role: Role) => Promise<Answer<N>> };

/**
 * The largest message that is looked at, in UTF-16 code units of its JSON. Who may write notes may send the longest, with
 * the one it was written over, where each character takes up to six (`\u0000`).
 */
export const MESSAGE_MAX: Readonly<Record<Role, number>> = {
  page: 2_000_000,
  editor: 12 * NOTE_MAX + 2_000_000,
  ours: 12 * NOTE_MAX + 2_000_000,
};

const TURNS = createTurns();

/**
 * Answers a message, or returns undefined when it is not one of ours. Never rejects.
 *
 * @param turns tells which is to be looked at first of those that have come
 */
export function answer(
  handlers: Handlers,
  message: unknown,
  sender: Sender,
  role: Role | null | Promise<Role | null>,
  turns = TURNS,
): Promise<Reply> | undefined {
  if (typeof message !== 'object' || message === null || !('papermarks' in message)) return undefined;
  return reply(handlers, message as Envelope, sender, role, turns).catch((error): Reply => {
    const { code, detail } = asTrouble(error);
    return { ok: false, code, detail };
  });
}

async function reply(
  handlers: Handlers,
  { name, ask }: Envelope,
  sender: Sender,
  claimed: Role | null | Promise<Role | null>,
  turns: Turns,
): Promise<Reply> {
  const role = await claimed;
  if (typeof name !== 'string') throw new Trouble('not-understood', 'no name');
  if (!role || !Object.hasOwn(SCHEMAS, name) || !may(role, name)) throw new Trouble('not-allowed', `${role} ${name.slice(0, 40)}`);
  // To read a large question takes longer than to answer it.
  const work = async (): Promise<Reply> => {
    if (sizeOf(ask) > MESSAGE_MAX[role]) throw new Trouble('too-much', name);
    return { ok: true, answer: await handle(handlers, name, ask, sender, role) };
  };
  return turns.take(name, sender, work);
}

function sizeOf(ask: unknown): number {
  try {
    return JSON.stringify(ask)?.length ?? 0;
  } catch (error) {
    // Firefox carries more than JSON does: circles, and whole numbers without end.
    throw new Trouble('not-understood', 'not JSON', { cause: error });
  }
}

function handle<N extends RequestName>(handlers: Handlers, name: N, ask: unknown, sender: Sender, role: Role): Promise<Answer<N>> {
  const read = SCHEMAS[name].safeParse(ask);
  if (!read.success) throw new Trouble('not-understood', `${name}: ${read.error.issues[0]?.path.join('.')}`);
  return handlers[name](read.data as Ask<N>, sender, role);
}
