import { type RefObject, type UIEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Listed } from './read-list.ts';

/** How near the end of what is drawn more is read, in pixels. */
const NEAR = 1_200;

/** What a row takes until rows were measured, in pixels. */
const GUESS = 88;

export interface Stretch {
  /** Goes on the list of rows. */
  list: RefObject<HTMLUListElement | null>;
  /** The room for the papers before and behind those that are drawn, in pixels. */
  above: number;
  below: number;
  onScroll(event: UIEvent<HTMLElement>): void;
}

/**
 * Draws a stretch of a list as if the whole list were there: room takes the place of the other rows, and scrolling near
 * its end asks for the rows around the place that is in view.
 */
export function useStretch({ offset, rows, total }: Listed, shown: number, onNear: (place: number) => void): Stretch {
  const list = useRef<HTMLUListElement>(null);
  const [height, setHeight] = useState(GUESS);
  const behind = Math.max(0, total - offset - rows.length);

  useLayoutEffect(() => {
    // Once: were it measured again, the room would change, and what is in view with it.
    if (height === GUESS && behind + offset > 0 && shown === rows.length) setHeight(measured(list.current, shown) || GUESS);
  });

  /** Asks for the rows in view, when they or those next to them are not drawn. */
  function look(scroller: Element | null | undefined): void {
    const room = scroller?.getBoundingClientRect();
    const drawn = list.current?.getBoundingClientRect();
    if (!room || !drawn) return;
    const isNearTop = offset > 0 && room.top - drawn.top < NEAR;
    const isNearEnd = behind > 0 && drawn.bottom - room.bottom < NEAR;
    if (isNearTop || isNearEnd) onNear(Math.max(0, Math.min(total - 1, offset + Math.round((room.top - drawn.top) / height))));
  }

  useEffect(() => {
    // While a stretch was read, the person may have scrolled past it. Once it is drawn, the view stands where it is to stay.
    const frame = requestAnimationFrame(() => look(list.current?.parentElement));
    return () => cancelAnimationFrame(frame);
  }, [offset]);

  const onScroll = ({ currentTarget }: UIEvent<HTMLElement>): void => look(currentTarget);
  return { list, above: offset * height, below: behind * height, onScroll };
}

function measured(list: HTMLElement | null, rows: number): number {
  return list && rows > 0 ? list.getBoundingClientRect().height / rows : 0;
}
