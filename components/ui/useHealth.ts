import { useCallback, useEffect, useState } from 'react';
import type { Client } from '../../lib/protocol/client.ts';
import type { HealthReport } from '../../lib/protocol/requests.ts';

/** Whether the library is whole and which backups there are, and a way to ask again. */
export function useHealth(client: Client, when = true): { report: HealthReport | undefined; ask(): void } {
  const [report, setReport] = useState<HealthReport>();
  const ask = useCallback(() => {
    client('health', null).then(setReport, () => undefined);
  }, [client]);
  useEffect(() => {
    if (when) ask();
  }, [ask, when]);
  return { report, ask };
}
