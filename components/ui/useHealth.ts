import { useCallback, useEffect, useState } from 'react';
import type { Client } from '../../lib/protocol/client.ts';
import type { HealthTold } from '../../lib/protocol/requests.ts';

/** Whether the library is whole and which backups there are, and a way to ask again. */
export function useHealth(client: Client, when = true): { told: HealthTold | undefined; ask(): void } {
  const [told, setTold] = useState<HealthTold>();
  const ask = useCallback(() => {
    client('health', null).then(setTold, () => undefined);
  }, [client]);
  useEffect(() => {
    if (when) ask();
  }, [ask, when]);
  return { told, ask };
}
