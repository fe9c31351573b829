import { Client } from 'pg';
import { startLoop, type Loop } from '../../outbox/loop';
import { leafOf, type TrailLine } from './canonical-line';
import { readPublicKeys, openSigningKey, publicKeyPathOf, type KeyBook, type SigningKey } from './seal-keys';
import { faultOfChain, faultOfSeal, noSealBefore, signSeal, type Seal } from './seal-record';
import { SealCopy } from './seal-copy';
import { SealStore } from './seal.store';

/** Milliseconds between rounds. A transaction that runs on holds back the lines of all that began after it. */
export const sealEvery = 60_000;
const mostLines = 5000;

/** Where the sealer finds its things. */
export interface SealingPlace {
  /** Connection string of himaya_sealer. */
  readonly url: string;
  readonly keyFile: string;
  readonly copyFolder: string;
}

/**
 * Numbers and seals the lines of transactions older than the oldest that runs, and copies every seal out of the database at
 * once. Any number may run: one works at a time.
 */
export class Sealer {
  private readonly key: SigningKey;
  private readonly keys: KeyBook;
  private readonly copy: SealCopy;

  constructor(private readonly place: SealingPlace) {
    this.key = openSigningKey(place.keyFile);
    this.keys = readPublicKeys([publicKeyPathOf(place.keyFile)]);
    this.copy = new SealCopy(place.copyFolder);
  }

  /**
   * One round: brings the copy up to the database's seals, then seals until nothing old enough is left.
   * @returns how many lines were sealed
   * @throws Error when database and copy contradict each other; nothing is written then, for a new seal would hide it
   */
  async round(): Promise<number> {
    const client = new Client({ connectionString: this.place.url, application_name: 'himaya-sealer' });
    // A connection that is cut fails the statement under way; without a listener it would end the process as well.
    client.on('error', () => undefined);
    await client.connect();
    try {
      const store = new SealStore(client);
      if (!(await store.tryLock())) return 0;
      await this.mend(store);
      let sealed = 0;
      for (let more = true; more; ) {
        const seal = await this.sealNext(store);
        sealed += seal.lines;
        more = seal.more;
      }
      return sealed;
    } finally {
      await client.end();
    }
  }

  /** Copies the seals that a crash kept from the copy: as they were made, if they are this key's, and never made anew. */
  private async mend(store: SealStore): Promise<void> {
    let copied = this.copy.last();
    const made = await store.last();
    if (copied !== null) {
      const same = await store.find(copied.seq);
      if (same?.hash !== copied.hash)
        throw new Error(`the copy holds seal ${copied.seq} and the database does not, or another: nothing is sealed`);
    }
    while (made !== null && copied?.seq !== made.seq) {
      const seal = await store.find(String(BigInt(copied?.seq ?? 0) + 1n));
      const fault = seal === null ? 'is missing' : (faultOfSeal(this.keys, seal) ?? faultOfChain(copied, seal));
      if (seal === null || fault !== null) throw new Error(`a seal of the database that was never copied ${fault}: nothing is sealed`);
      this.copy.append(seal);
      copied = seal;
    }
  }

  /** One seal, or none where there are no lines; `more` where it could not take them all. */
  private async sealNext(store: SealStore): Promise<{ readonly lines: number; readonly more: boolean }> {
    const before = await store.last();
    const from = before?.xactTo ?? '0';
    const { oldest, next, at } = await store.horizon();
    if (BigInt(oldest) < BigInt(from)) {
      throw new Error(`this server counts transactions from ${oldest}, the last seal ends at ${from}: restore the count before sealing`);
    }
    const { lines, to } = await this.takeWhole(store, from, oldest);
    if (lines.length === 0) return { lines: 0, more: false };
    const seal = signSeal(this.key, unsignedSeal(before, lines, { from, to, next, at }));
    await store.insert(seal);
    this.copy.append(seal);
    return { lines: lines.length, more: to !== oldest };
  }

  /** At most a seal's worth of lines, cut between transactions; a transaction larger than that is taken whole. */
  private async takeWhole(store: SealStore, from: string, oldest: string): Promise<{ lines: TrailLine[]; to: string }> {
    const lines = await store.lines(from, oldest, mostLines + 1);
    const last = lines.at(-1);
    if (lines.length <= mostLines || last === undefined) return { lines, to: oldest };
    const whole = lines.filter((line) => line.xact !== last.xact);
    if (whole.length > 0) return { lines: whole, to: last.xact };
    const to = String(BigInt(last.xact) + 1n);
    return { lines: await store.lines(from, to, null), to };
  }
}

function unsignedSeal(
  before: Seal | null,
  lines: readonly TrailLine[],
  { from, to, next, at }: { readonly from: string; readonly to: string; readonly next: string; readonly at: string },
): Parameters<typeof signSeal>[1] {
  const firstLine = BigInt(before?.lastLine ?? 0) + 1n;
  const instants = lines.map((line) => line.at).sort();
  return {
    seq: String(BigInt(before?.seq ?? 0) + 1n),
    firstLine: String(firstLine),
    lastLine: String(firstLine + BigInt(lines.length) - 1n),
    xactFrom: from,
    xactTo: to,
    nextXact: next,
    at,
    firstAt: instants[0]!,
    lastAt: instants.at(-1)!,
    previous: before?.hash ?? noSealBefore,
    leaves: Buffer.concat(lines.map(leafOf)),
  };
}

/** Seals now and every minute. */
export function startSealer(place: SealingPlace): Loop {
  const sealer = new Sealer(place);
  return startLoop('sealer', sealEvery, async () => void (await sealer.round()));
}
