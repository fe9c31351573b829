import { spawn, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { Redis } from 'ioredis';

const { freePort } = createRequire(__filename)('../../tools/postgres.cjs') as { freePort(): Promise<number> };

export interface TestRedis {
  readonly url: string;
  stop(): Promise<void>;
}

/** A Redis of a test's own, whose server it may stop for real. */
export interface OwnRedis extends TestRedis {
  /** The server stands still with every connection open: whoever asks it waits. */
  freeze(): void;
  thaw(): void;
  /** The server is gone, and what it held with it. */
  kill(): Promise<void>;
  /** Another one on the same port, empty. */
  revive(): Promise<void>;
}

/** The run's Redis: the one named by TEST_REDIS_URL, else a redis-server of this file's own that keeps nothing. */
export async function testRedis(): Promise<TestRedis> {
  const given = process.env['TEST_REDIS_URL'];
  return given ? { url: given, stop: async () => undefined } : ownRedis();
}

/** A redis-server of this test's own, whatever the run's is. */
export async function ownRedis(): Promise<OwnRedis> {
  const port = await freePort();
  let server = await serve(port);
  return {
    url: `redis://127.0.0.1:${port}`,
    freeze: () => void server.process.kill('SIGSTOP'),
    thaw: () => void server.process.kill('SIGCONT'),
    kill: async () => {
      server.process.kill('SIGKILL');
      await server.ended;
    },
    revive: async () => {
      server = await serve(port);
    },
    stop: async () => {
      server.process.kill('SIGCONT');
      server.process.kill('SIGTERM');
      await server.ended;
    },
  };
}

/** @returns once it answers */
async function serve(port: number): Promise<{ readonly process: ChildProcess; readonly ended: Promise<void> }> {
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--loglevel', 'warning'];
  const server = spawn(process.env['REDIS_SERVER_PATH'] ?? 'redis-server', flags, { stdio: 'ignore' });
  const ended = new Promise<void>((done, fail) => server.once('close', () => done()).once('error', fail));
  const client = new Redis({ port, host: '127.0.0.1', retryStrategy: () => 50, maxRetriesPerRequest: 200 });
  client.on('error', () => undefined);
  await Promise.race([client.ping(), ended.then(() => Promise.reject(new Error('redis-server ended')))]);
  client.disconnect();
  return { process: server, ended };
}
