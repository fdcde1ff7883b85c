import { Component, type ReactNode } from 'react';
import { Trouble } from '../../lib/paper/trouble.ts';

export interface BoundaryProps {
  /** What is drawn: when it is another, drawing is tried anew. */
  of?: unknown;
  /** Drawn in the place of what failed; `again` tries it once more. */
  instead(trouble: Trouble, again: () => void): ReactNode;
  children: ReactNode;
}

interface BoundaryState {
  of?: unknown;
  trouble?: Trouble | undefined;
}

/** Holds what fails while it is drawn, so that what stands around it goes on. https://react.dev/reference/react/Component#catching-rendering-errors-with-an-error-boundary */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { of: this.props.of };

  static getDerivedStateFromProps({ of }: BoundaryProps, state: BoundaryState): BoundaryState | null {
    return of === state.of ? null : { of, trouble: undefined };
  }

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { trouble: drawingTrouble(error) };
  }

  override render(): ReactNode {
    const { trouble } = this.state;
    return trouble ? this.props.instead(trouble, () => this.setState({ trouble: undefined })) : this.props.children;
  }
}

/** What failed while something was drawn, by its name and where: its message may hold what was to be drawn. */
function drawingTrouble(error: unknown): Trouble {
  if ((error as Partial<Trouble> | undefined)?.name === 'Trouble') return error as Trouble;
  const { name = typeof error, stack = '' } = error instanceof Error ? error : {};
  const places = stack.match(/[\w.-]+\.[cm]?[jt]sx?:\d+:\d+/g) ?? [];
  return new Trouble('unexpected', [name, 'while drawing', ...places.slice(0, 5)].join(' '), { cause: error });
}
