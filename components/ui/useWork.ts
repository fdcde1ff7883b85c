import { useCallback, useEffect, useRef, useState } from 'react';
import { storeTrouble } from '../../lib/library/open.ts';
import { Trouble } from '../../lib/paper/trouble.ts';

/** How often progress is shown, in milliseconds. */
const OFTEN = 100;

/** How far a work is. */
export interface WorkProgress {
  done: number;
  /** Of how many; unknown until it is told. */
  of?: number;
}

export type ReportProgress = (done: number, of?: number) => void;

/** A work that may take long: shown while it is under way, stopped by the person, and with what went wrong. */
export interface Work {
  progress?: WorkProgress;
  trouble?: Trouble;
  /** Does it; undefined when it was stopped or went wrong. Only one is under way at a time. */
  run<T>(work: (signal: AbortSignal, report: ReportProgress) => Promise<T>): Promise<T | undefined>;
  stop(): void;
}

export function useWork(): Work {
  const [state, setState] = useState<Pick<Work, 'progress' | 'trouble'>>({});
  const stopping = useRef<AbortController>(undefined);
  useEffect(() => () => stopping.current?.abort(), []);

  const run: Work['run'] = useCallback(async (work) => {
    stopping.current?.abort();
    const stop = new AbortController();
    stopping.current = stop;
    let reportedAt = 0;
    let isOver = false;
    const report: ReportProgress = (done, of) => {
      const now = performance.now();
      if (now - reportedAt < OFTEN || isOver || stop.signal.aborted) return;
      reportedAt = now;
      setState({ progress: { done, ...(of !== undefined && { of }) } });
    };
    setState({ progress: { done: 0 } });
    try {
      const answer = await work(stop.signal, report);
      if (!stop.signal.aborted) setState({});
      return answer;
    } catch (error) {
      const isStopped = stop.signal.aborted || (error instanceof Trouble && error.code === 'import-stopped');
      setState(isStopped ? {} : { trouble: storeTrouble(error) });
      return undefined;
    } finally {
      isOver = true;
    }
  }, []);

  return { ...state, run, stop: useCallback(() => stopping.current?.abort(), []) };
}
