import { useEffect, useState } from 'react';
import { text } from '../lib/text.ts';

/** A tab that could have strips and has none that we may keep there. */
export interface Offered {
  /** The site, where it is one that is known. */
  name?: string;
  /** Asks the browser for the site for good. */
  take(): Promise<boolean>;
  /** Shows strips in this tab, until it goes elsewhere. */
  once(): Promise<unknown>;
}

/** Offers strips in the current tab, once or for good, where Papermarks may not be there yet. */
export function SiteOffer({ offered }: { offered(): Promise<Offered | undefined> }) {
  const [offer, setOffer] = useState<Offered>();
  useEffect(() => {
    const gone = new AbortController();
    offered().then(
      (found) => gone.signal.aborted || setOffer(found),
      () => undefined,
    );
    return () => gone.abort();
  }, [offered]);

  if (!offer) return null;
  return (
    <p className="site-offer">
      <button type="button" className="button" onClick={() => void offer.once().then(() => setOffer(undefined))}>
        {text('offer_once')}
      </button>
      <button type="button" className="button" onClick={() => void offer.take().then((said) => said && setOffer(undefined))}>
        {offer.name ? text('offer_site', offer.name) : text('offer_always')}
      </button>
    </p>
  );
}
