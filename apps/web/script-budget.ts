import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

type WriteBundle = Extract<NonNullable<Plugin['writeBundle']>, (...args: never[]) => unknown>;
type Bundle = Parameters<WriteBundle>[1];

export interface ScriptBudget {
  /** What each first page loads besides the entry: names of lazily loaded chunks. */
  readonly pages: Readonly<Record<string, readonly string[]>>;
  /** Gzip bytes each of them may load. */
  readonly bytes: number;
}

/**
 * Prints how much script each first page loads (the entry, the named chunks and all they import) and fails the build when
 * one is heavier than the budget, or names a chunk that no longer exists.
 */
export function scriptBudget({ pages, bytes }: ScriptBudget): Plugin {
  return {
    name: 'script-budget',
    apply: 'build',
    writeBundle(_options, bundle) {
      for (const [page, names] of Object.entries(pages)) {
        const gone = names.filter((name) => !Object.values(bundle).some((chunk) => chunk.type === 'chunk' && chunk.name === name));
        if (gone.length > 0) this.error(`${page}: no chunk named ${gone.join(', ')}`);
        const total = sizeOf(bundle, names);
        this.info(`${page}: ${kilobytes(total)} of ${kilobytes(bytes)} script, gzip`);
        if (total > bytes) this.error(`${page} loads ${kilobytes(total)} of script; ${kilobytes(bytes)} are allowed.`);
      }
    },
  };
}

function sizeOf(bundle: Bundle, names: readonly string[]): number {
  const sizes = new Map<string, number>();
  const visit = (file: string): void => {
    const chunk = bundle[file];
    if (chunk?.type !== 'chunk' || sizes.has(file)) return;
    sizes.set(file, gzipSync(chunk.code).byteLength);
    chunk.imports.forEach(visit);
  };
  for (const [file, chunk] of Object.entries(bundle)) {
    if (chunk.type === 'chunk' && (chunk.isEntry || names.includes(chunk.name))) visit(file);
  }
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}

function kilobytes(size: number): string {
  return `${(size / 1024).toFixed(1)} KB`;
}
