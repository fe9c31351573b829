import { readdirSync, readFileSync } from 'node:fs';

/** Ids of the living processes whose command line holds a text; zombies, and those that end while we look, are left out. */
export function processesWith(text: string): string[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && commandOf(name).includes(text));
}

/** Ids of the living processes that were started with this folder as DATA_DIR, as far as we may look. */
export function processesIn(dataDir: string): string[] {
  return readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && read(`/proc/${name}/environ`).split('\0').includes(`DATA_DIR=${dataDir}`),
  );
}

const commandOf = (pid: string): string => read(`/proc/${pid}/cmdline`);

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
