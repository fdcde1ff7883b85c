import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import type { Serve } from './pages.ts';

/** Serves pages over TLS on this machine, with a certificate of its own. */
export interface TlsServer {
  port: number;
  close(): void;
}

/** Firefox can be sent to another port but not be answered for: it needs a server. */
export async function startTlsServer(serve: Serve): Promise<TlsServer> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'papermarks.test' }], { keyType: 'ec', algorithm: 'sha256' });
  const server = createServer({ key, cert }, (request, response) => {
    const served = serve(`https://${request.headers.host}${request.url}`);
    // A cut connection would be tried again ten times.
    if (!served) return void response.writeHead(403).end();
    const { status, contentType, headers, body } = served;
    response.writeHead(status, { 'content-type': contentType, 'cache-control': 'no-store', ...headers }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
