// The PeerJS server as its package makes it, its limit on people raised.
import { PeerServer } from 'peer';
import { report, wantedPort } from './report.js';

PeerServer({ host: '127.0.0.1', port: wantedPort, concurrent_limit: 1_000_000 }, (server) =>
  report(server.address().port),
);
