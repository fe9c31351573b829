import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { WorkerDatabase } from '@himaya/api/testing';
import { freshDatabase, type TestDatabase } from '../support/cluster';

let database: TestDatabase;
let relay: Server;
/** Whether the next connection is shut the moment it is ready, in the same packet. */
let cutting = false;

const readyForQuery = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);

/** What the server sends when an administrator ends a connection (PostgreSQL protocol 3, ErrorResponse). */
function endedByAdministrator(): Buffer {
  const fields = Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0');
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

function carry(client: Socket): void {
  const { hostname, port } = new URL(database.adminUrl);
  const server = connect(Number(port), hostname);
  const cut = cutting;
  client.on('error', () => server.destroy()).on('close', () => server.destroy());
  server.on('error', () => client.destroy()).on('close', () => client.destroy());
  client.pipe(server);
  server.on('data', (part: Buffer) => {
    if (cut && part.includes(readyForQuery)) client.end(Buffer.concat([part, endedByAdministrator()]));
    else client.write(part);
  });
}

beforeAll(async () => {
  database = await freshDatabase();
  relay = createServer(carry);
  await new Promise<void>((listening) => relay.listen(0, '127.0.0.1', listening));
});
afterAll(async () => {
  await new Promise((closed) => relay.close(closed));
  await database.drop();
});

it('a connection cut in the moment it is handed over fails its transaction, and not the process', async () => {
  const url = new URL(database.urlFor('worker'));
  url.hostname = '127.0.0.1';
  url.port = String((relay.address() as AddressInfo).port);
  const worker = await WorkerDatabase.open(url.href);
  try {
    await worker.transaction(async () => {
      cutting = true;
      await expect(worker.transaction((em) => em.query('select 1'))).rejects.toThrow();
    });
    cutting = false;
    await expect(worker.transaction((em) => em.query('select 1 as one'))).resolves.toEqual([{ one: 1 }]);
  } finally {
    await worker.close();
  }
});
