import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { openQueue, WorkerDatabase } from '@himaya/api/testing';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import { until } from '../support/until';

let database: TestDatabase;
let relay: Server;
/** Whether the next connection is shut the moment it is ready, in the same packet. */
let cutting = false;
let cuts = 0;

const open = new Set<Socket>();

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
  open.add(client.on('close', () => open.delete(client)));
  client.on('error', () => server.destroy()).on('close', () => server.destroy());
  server.on('error', () => client.destroy()).on('close', () => client.destroy());
  client.pipe(server);
  server.on('data', (part: Buffer) => {
    if (!cut || !part.includes(readyForQuery)) return void client.write(part);
    cuts += 1;
    client.end(Buffer.concat([part, endedByAdministrator()]));
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

/** The same server, reached over the relay. */
function overRelay(href: string): string {
  const url = new URL(href);
  url.hostname = '127.0.0.1';
  url.port = String((relay.address() as AddressInfo).port);
  return url.href;
}

it('a connection cut in the moment it is handed over fails its transaction, and not the process', async () => {
  const worker = await WorkerDatabase.open(overRelay(database.urlFor('worker')));
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

it('the queue’s connections, cut and cut again in the moment they are opened, end no process, and the queue goes on', async () => {
  const queue = await openQueue({ adminUrl: overRelay(database.adminUrl), databaseName: database.name, redisUrl: null }, database.ring);
  try {
    const handled: string[] = [];
    await queue.work(async (eventId) => void handled.push(eventId));
    cutting = true;
    cuts = 0;
    open.forEach((socket) => socket.destroy());
    await until('many of its connections are cut', async () => cuts > 4);
    cutting = false;
    await until('an event is handed over again', () =>
      queue.add([{ eventId: '0192f000-0000-7000-8000-000000000001', kind: 'invented' }]).then(
        () => true,
        () => false,
      ),
    );
    await until('it is handled', async () => handled.length > 0);
    expect(new Set(handled)).toEqual(new Set(['0192f000-0000-7000-8000-000000000001']));
  } finally {
    cutting = false;
    await queue.close();
  }
});
