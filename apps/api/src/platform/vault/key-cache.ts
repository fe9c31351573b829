import type { StoredKey } from './key-provider';

/** How many opened data keys a process holds at most. */
const most = 2_000;
/** How long it holds one, in milliseconds: an erased key is gone from every process's memory after this. */
const longest = 3 * 60_000;

/**
 * Data keys opened a short while ago, the least used dropped first. The wrapped bytes are part of the place: what was not
 * stored exactly so is never served, and what rotation wrapped anew is unwrapped anew.
 */
export class KeyCache {
  private readonly held = new Map<string, { readonly plain: Buffer; readonly until: number }>();

  /** @param now the clock, in milliseconds */
  constructor(private readonly now: () => number = Date.now) {}

  get(stored: StoredKey): Buffer | null {
    const place = placeOf(stored);
    const found = this.held.get(place);
    if (found === undefined) return null;
    this.held.delete(place);
    if (found.until <= this.now()) return null;
    this.held.set(place, found);
    return found.plain;
  }

  put(stored: StoredKey, plain: Buffer): void {
    this.held.set(placeOf(stored), { plain, until: this.now() + longest });
    for (const [place, { until }] of this.held) {
      if (this.held.size <= most && until > this.now()) break;
      this.held.delete(place);
    }
  }

  /** Forgets a subject's key, or every key. */
  forget(subject?: string): void {
    if (subject === undefined) this.held.clear();
    else for (const place of this.held.keys()) if (place.startsWith(`${subject}|`)) this.held.delete(place);
  }
}

function placeOf({ subject, wrapped, keyId }: StoredKey): string {
  return `${subject}|${keyId}|${wrapped.toString('base64')}`;
}
