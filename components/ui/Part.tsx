import type { ReactNode } from 'react';
import type { Client } from '../../lib/protocol/client.ts';
import { text } from '../../lib/text.ts';
import { Boundary } from './Boundary.tsx';
import { CopyDiagnostics } from './CopyDiagnostics.tsx';
import { AlarmIcon } from './icons.tsx';

export interface PartProps {
  client: Client;
  announce(what: string): void;
  children: ReactNode;
}

/** One part of a page: when it cannot be drawn it says so, and the others stay. */
export function Part({ client, announce, children }: PartProps) {
  return (
    <Boundary
      instead={(trouble, again) => (
        <section className="data-section">
          <div className="data-trouble" role="alert">
            <AlarmIcon />
            <div>
              <p>{text('broken_part')}</p>
              <div className="buttons">
                <button type="button" className="button" onClick={again}>
                  {text('trouble_again')}
                </button>
                <CopyDiagnostics client={client} trouble={trouble} className="button" announce={announce} />
              </div>
            </div>
          </div>
        </section>
      )}
    >
      {children}
    </Boundary>
  );
}
