import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

export interface Ran {
  readonly code: number;
  readonly lines: readonly string[];
  readonly lastLine: string;
  readonly complaints: string;
}

/**
 * The import command, compiled once from the sources as they are: tests run it as its own process, because its exit code,
 * its last line and its memory are part of what it promises.
 */
export class ImportCommand {
  readonly folder = mkdtempSync(join(tmpdir(), 'himaya-import-'));
  private readonly entry = join(this.folder, 'built/apps/api/src/import.js');

  constructor() {
    const swc = [require.resolve('@swc/cli/bin/swc.js'), 'apps/api/src/import.ts', 'apps/api/src/exchange/import-file', 'libs/domain/src'];
    execFileSync(process.execPath, [...swc, '--out-dir', join(this.folder, 'built'), '--copy-files', '--ignore', '**/*.spec.ts'], {
      cwd: root,
      stdio: 'pipe',
    });
    if (!existsSync(this.entry)) throw new Error('the import command was not built');
  }

  /**
   * @param nodeOptions such as a limit of memory
   * @param killAt kills the process outright once it has printed this
   */
  run(
    port: number,
    args: readonly string[],
    nodeOptions: readonly string[] = [],
    env: Readonly<Record<string, string>> = {},
    killAt?: RegExp,
  ): Promise<Ran> {
    const options = {
      cwd: this.folder,
      env: { PATH: process.env['PATH'], PORT: String(port), NODE_PATH: join(root, 'node_modules'), ...env },
      maxBuffer: 64 * 1024 * 1024,
    };
    return new Promise((done) => {
      const child = execFile(process.execPath, [...nodeOptions, this.entry, ...args], options, (_, stdout, stderr) => {
        const lines = stdout.trimEnd().split('\n');
        done({ code: child.exitCode ?? -1, lines, lastLine: lines.at(-1) ?? '', complaints: stderr });
      });
      let words = '';
      child.stdout?.on('data', (chunk: string) => {
        words += chunk;
        if (killAt?.test(words)) child.kill('SIGKILL');
      });
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
