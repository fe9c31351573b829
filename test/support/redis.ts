import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { Redis } from 'ioredis';

const { freePort } = createRequire(__filename)('../../tools/postgres.cjs') as { freePort(): Promise<number> };

export interface TestRedis {
  readonly url: string;
  stop(): Promise<void>;
}

/** The run's Redis: the one named by TEST_REDIS_URL, else a redis-server of this file's own that keeps nothing. */
export async function testRedis(): Promise<TestRedis> {
  const given = process.env['TEST_REDIS_URL'];
  if (given) return { url: given, stop: async () => undefined };
  const port = await freePort();
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--loglevel', 'warning'];
  const server = spawn(process.env['REDIS_SERVER_PATH'] ?? 'redis-server', flags, { stdio: 'ignore' });
  const ended = new Promise<void>((done, fail) => server.once('close', () => done()).once('error', fail));
  const client = new Redis({ port, host: '127.0.0.1', retryStrategy: () => 50, maxRetriesPerRequest: 200 });
  client.on('error', () => undefined);
  await Promise.race([client.ping(), ended.then(() => Promise.reject(new Error('redis-server ended')))]);
  client.disconnect();
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
    },
  };
}
