import { type ReactNode, useId } from 'react';

/** One thing that can be done with the library: what it is called, what it does, and how. */
export function Section({ title, about, children }: { title: string; about: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="data-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className="data-about">{about}</p>
      {children}
    </section>
  );
}
