import { readdirSync, readFileSync } from 'node:fs';

/** Ids of the living processes whose command line holds a text; zombies, and those that end while we look, are left out. */
export function processesWith(text: string): string[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && commandOf(name).includes(text));
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
