import type { CDPSession } from 'playwright-core';

/** What the browser tells of one thing it did; times in microseconds. https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU */
export interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  args: { data?: { url?: string } };
}

/** What the main thread of a page did, in milliseconds. */
export interface Work {
  /** In scripts of ours: compiling, running, and what they leave to be done right after. */
  script: number;
  /** Of that, until the page set the mark. */
  scriptToMark: number;
  /** The longest stretch of ours without a pause. */
  longest: number;
  /** Computing styles and places, also where a script had to wait for it. */
  layout: number;
  paint: number;
  /**
   * From the moment the page is parsed until the frame with the mark is painted, and handed over to be shown; undefined
   * when no frame was handed over any more: one is where something is to be painted anew, and when the machine gets to it.
   */
  firstScreen: number | undefined;
}

const SCRIPT = ['EvaluateScript', 'FunctionCall', 'v8.compile'];
/** What promises of ours go on with; these pages have no others. */
const MICROTASKS = 'RunMicrotasks';
const LAYOUT = ['UpdateLayoutTree', 'Layout', 'IntersectionObserverController::computeIntersections'];
const PAINT = ['PrePaint', 'Paint', 'Layerize'];

/** Writes down all that a page does; the answer ends it and tells what was done. */
export async function trace(session: CDPSession, mark: string): Promise<() => Promise<Work>> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const includedCategories = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing'];
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories } });
  return async () => {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    return workIn(events, mark);
  };
}

/** What the trace of a page tells that set a mark. */
export function workIn(all: readonly TraceEvent[], mark: string): Work {
  const marked = all.find(({ name }) => name === mark);
  if (!marked) throw new Error(`The trace has no ${mark}.`);
  const main = all.filter(({ pid, tid }) => pid === marked.pid && tid === marked.tid);
  const parsed = main.filter(({ name, ts }) => name === 'domContentLoadedEventStart' && ts <= marked.ts).at(-1);
  // A frame before it may still be on its way: what the page is kept waiting for that is part of it, here and in the control.
  const shown = main.find(({ name, ts }) => name === 'Commit' && ts > marked.ts);
  const whole = main.filter((event) => event.ph === 'X');
  const layout = outermost(whole.filter(({ name }) => LAYOUT.includes(name)));
  const ours = outermost(whole.filter(isOurs)).map((event) => ({ ts: event.ts, dur: (event.dur ?? 0) - within(event, layout) }));
  return {
    script: sum(ours),
    scriptToMark: sum(ours.filter(({ ts }) => ts <= marked.ts)),
    longest: Math.max(0, ...ours.map(({ dur }) => dur)) / 1_000,
    layout: sum(layout),
    paint: sum(outermost(whole.filter(({ name }) => PAINT.includes(name)))),
    firstScreen: shown && parsed && (shown.ts + (shown.dur ?? 0) - parsed.ts) / 1_000,
  };
}

function isOurs({ name, args }: TraceEvent): boolean {
  return name === MICROTASKS || (SCRIPT.includes(name) && args.data?.url?.startsWith('chrome-extension://') === true);
}

/** Those that are not inside another one of them. */
function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  let end = 0;
  return [...events]
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
    .filter(({ ts, dur = 0 }) => {
      if (ts < end) return false;
      end = ts + dur;
      return true;
    });
}

/** How long of an event some others took that lie in it. */
function within({ ts, dur = 0 }: TraceEvent, others: readonly TraceEvent[]): number {
  return others.filter((other) => other.ts >= ts && other.ts < ts + dur).reduce((all, other) => all + (other.dur ?? 0), 0);
}

function sum(events: readonly { dur?: number }[]): number {
  return events.reduce((all, { dur = 0 }) => all + dur, 0) / 1_000;
}
