import { readdirSync, readFileSync } from 'node:fs';

/** Ids of the living processes whose command line holds a text; zombies, and those that end while we look, are left out. */
export function processesWith(text: string): string[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && commandOf(name).includes(text));
}

/** Command lines of the living processes that work on a data folder: it is in theirs, or they were started with it as DATA_DIR. */
export function commandsOn(dataDir: string): string[] {
  const own = (pid: string): boolean => read(`/proc/${pid}/environ`).split('\0').includes(`DATA_DIR=${dataDir}`);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && (commandOf(name).includes(dataDir) || own(name)))
    .map((pid) => commandOf(pid).replaceAll('\0', ' '))
    .filter((command) => command !== '');
}

const commandOf = (pid: string): string => read(`/proc/${pid}/cmdline`);

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
