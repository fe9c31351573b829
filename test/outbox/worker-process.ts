import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestDatabase } from '../support/cluster';

const root = resolve(__dirname, '../..');

export interface WorkerProcess {
  /** The exit code, or the signal that ended it, once it has ended. */
  readonly ended: Promise<number | string>;
  /** @returns the exit code, or the signal that ended it */
  end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | string>;
}

/** The worker compiled once from the sources as they are, to be run and killed as a process of its own. */
export class WorkerProgram {
  private readonly folder = mkdtempSync(join(tmpdir(), 'himaya-worker-'));
  private readonly running = new Set<ChildProcess>();

  constructor() {
    const sources = ['apps/api/src', 'libs/domain/src', 'libs/auth/src', 'libs/disclosure/src', 'migrations'];
    const swc = [require.resolve('@swc/cli/bin/swc.js'), ...sources, '--out-dir', this.folder, '--copy-files', '--ignore', '**/*.spec.ts'];
    execFileSync(process.execPath, swc, { cwd: root, stdio: 'pipe' });
  }

  /**
   * @param entry which program of the API's is run
   * @param env settings on top
   */
  start(database: TestDatabase, redisUrl: string | null, entry = 'worker.js', env: Readonly<Record<string, string>> = {}): WorkerProcess {
    const url = new URL(database.adminUrl);
    url.pathname = `/${database.name}`;
    const child = fork(join(this.folder, 'apps/api/src', entry), [], {
      cwd: this.folder,
      env: {
        PATH: process.env['PATH'],
        NODE_PATH: join(root, 'node_modules'),
        DATABASE_URL: url.href,
        KEY_PROVIDER: 'local-file',
        KEY_FILE: process.env['KEY_FILE'],
        AUDIT_COPY_DIR: join(this.folder, 'audit', database.name),
        ...(redisUrl === null ? {} : { REDIS_URL: redisUrl }),
        ...env,
      },
      stdio: 'ignore',
    });
    this.running.add(child);
    const ended = new Promise<number | string>((done) => child.once('exit', (code, signal) => done(code ?? signal ?? 'nothing')));
    return {
      ended,
      end: async (signal) => {
        child.kill(signal);
        const how = await ended;
        this.running.delete(child);
        return how;
      },
    };
  }

  remove(): void {
    for (const child of this.running) child.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
