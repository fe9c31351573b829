import { createRequire } from 'node:module';

interface Sent {
  /** A statement with a name is planned once a connection. */
  name?: string;
  text: string;
  values: unknown[];
}
type Replay = (client: { query(sent: Sent): Promise<void> }, thing?: Record<string, string>) => Promise<void>;
interface Round {
  latencies: number[];
  seconds: number;
}

const tool = createRequire(__filename);
const { replayOf } = tool('../../tools/bench/replay.cjs') as {
  replayOf(first: Sent[], second: Sent[], known?: Record<string, string>): Replay;
};
interface Side {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly count: number;
}
interface Compared {
  readonly connections: number;
  readonly api: Side;
  readonly limit: Side;
  readonly ratio: number;
}
const { alternate, compare, keepBusy } = tool('../../tools/bench/measure.cjs') as {
  alternate(
    pairs: number,
    guarded: () => Promise<unknown>,
    without: () => Promise<unknown>,
    now: () => number,
  ): Promise<{ protected: number; without: number; ratio: number }>;
  keepBusy(
    connections: number,
    until: { times?: number; seconds?: number },
    task: (connection: number) => Promise<unknown>,
    now?: () => number,
  ): Promise<Round>;
  compare(
    how: { rounds: number; connections: number; until: { times?: number; seconds?: number } },
    viaApi: () => Promise<unknown>,
    viaPg: () => Promise<unknown>,
    now: () => number,
  ): Promise<Compared>;
};
interface Grown {
  readonly name: string;
  readonly few: number;
  readonly many: number;
  readonly ratio: number;
}
interface Deed {
  readonly name: string;
  readonly writes: boolean;
  next(): object;
  send(thing: object): Promise<unknown>;
}
const { inTurns } = tool('../../tools/bench/growth.cjs') as {
  inTurns(ofMany: readonly Deed[], ofFew: readonly Deed[], times: number, now: () => number): Promise<Grown[]>;
};
const { printGrowth, printSize } = tool('../../tools/bench/report.cjs') as {
  printGrowth(sizes: readonly number[], rows: readonly Grown[]): void;
  printSize(size: object): void;
};

const { brokenPromises } = tool('../../tools/bench/protection.cjs') as {
  brokenPromises(costs: { encryption: { name: string; ratio: number }[]; signIn: { memory: number } }): string[];
};

const id = (digit: number): string => `00000000-0000-4000-8000-${String(digit).repeat(12)}`;
const request = (caseId: string, madeId: string, number: string): Sent[] => [
  { text: 'select * from guard.session_of($1)', values: [Buffer.from('hash')] },
  { text: 'START TRANSACTION', values: [] },
  { name: 'read', text: 'select 1 where $1 = $2', values: [caseId, id(9)] },
  { text: 'insert 1', values: [madeId, number, 7] },
  { text: 'insert 2', values: [[madeId, id(9)]] },
  { text: 'COMMIT', values: [] },
];

async function sentBy(replay: Replay, thing?: Record<string, string>): Promise<Sent[]> {
  const sent: Sent[] = [];
  await replay({ query: async (one) => void sent.push(one) }, thing);
  return sent;
}

describe('the limit of the bench', () => {
  const first = request(id(1), id(2), 'NRM-2026-ABCDEF-G');
  const replay = replayOf(first, request(id(3), id(4), 'NRM-2026-GHJKMN-P'), { id: id(1) });

  it('runs the transaction’s statements and nothing around them', async () => {
    expect((await sentBy(replay, { id: id(5) })).map(({ text }) => text)).toEqual(first.slice(1).map(({ text }) => text));
  });

  it('keeps what is always the same, fills in what the run is about and makes the rest anew', async () => {
    const [, read, made, again] = await sentBy(replay, { id: id(5) });
    expect([read?.name, made?.name]).toEqual(['read', undefined]);
    expect(read?.values).toEqual([id(5), id(9)]);
    expect([id(2), id(4)]).not.toContain(made?.values[0]);
    expect(made?.values[1]).toMatch(/^NRM-2020-[0-9A-HJKMNP-TV-Z]{6}-0$/);
    expect(made?.values[2]).toBe(7);
    expect(again?.values).toEqual([[made?.values[0], id(9)]]);
    expect((await sentBy(replay, { id: id(5) }))[2]?.values[0]).not.toBe(made?.values[0]);
  });

  it('refuses two traces that are not of the same request, and one without a transaction', () => {
    expect(() => replayOf(first, first.slice(0, -2).concat(first.slice(-1)))).toThrow('different statements');
    expect(() => replayOf(first.slice(0, 1), first)).toThrow('no transaction');
  });
});

describe('the loops of the bench', () => {
  it('run a task as often as asked, on as many connections', async () => {
    const used = new Set<number>();
    const { latencies } = await keepBusy(4, { times: 20 }, async (connection) => {
      await new Promise((done) => setImmediate(done));
      used.add(connection);
    });
    expect(latencies).toHaveLength(20);
    expect([...used].sort()).toEqual([0, 1, 2, 3]);
  });

  /** A clock that stands still but for the work: each task takes the given milliseconds in turn, the last one for ever. */
  function clock(): { now(): number; taking(...times: number[]): () => Promise<void> } {
    let at = 5_000;
    return {
      now: () => at,
      taking: (...times) => {
        let done = 0;
        return async () => void (at += times[Math.min(done++, times.length - 1)]!);
      },
    };
  }

  it('stop when their seconds are over, and tell the milliseconds of each task and the seconds of all', async () => {
    const { now, taking } = clock();
    expect(await keepBusy(1, { seconds: 0.1 }, taking(40, 10, 30), now)).toEqual({ latencies: [40, 10, 30, 30], seconds: 0.11 });
  });

  it('give the limit’s rate over the API’s as ratio, with the latencies of all rounds', async () => {
    const { now, taking } = clock();
    const found = await compare(
      { rounds: 3, connections: 1, until: { times: 20 } },
      taking(...Array<number>(54).fill(125), 875),
      taking(62.5),
      now,
    );
    expect(found).toEqual({
      connections: 1,
      api: { perSecond: 5, p50: 125, p95: 875, count: 60 },
      limit: { perSecond: 16, p50: 62.5, p95: 62.5, count: 60 },
      ratio: 3.2,
    });
  });

  it('do the same with and without, whichever first in turns, and give the medians and their ratio', async () => {
    const { now, taking } = clock();
    const done: string[] = [];
    const told = (name: string, task: () => Promise<void>) => async () => {
      done.push(name);
      await task();
    };
    // The two pairs before do not count: with them the middle would be 9 and 4.
    const [guarded, without] = [taking(900, 900, ...Array<number>(11).fill(7), 9), taking(900, 900, ...Array<number>(11).fill(2), 4)];
    expect(await alternate(20, told('with', guarded), told('without', without), now)).toEqual({ protected: 7, without: 2, ratio: 3.5 });
    expect(done.slice(-4)).toEqual(['with', 'without', 'without', 'with']);
    expect(done).toHaveLength(2 * 22);
  });

  it('do each read among many cases and among few in turns, and no write', async () => {
    const { now, taking } = clock();
    const done: string[] = [];
    const deed = (name: string, writes: boolean, took: number): Deed => {
      const task = taking(took);
      return { name, writes, next: () => ({ name }), send: (thing) => (done.push((thing as Deed).name), task()) };
    };
    const many = [deed('list of many', false, 6), deed('create', true, 9), deed('read of many', false, 3)];
    const few = [deed('list of few', false, 4), deed('create', true, 9), deed('read of few', false, 4)];
    expect(await inTurns(many, few, 10, now)).toEqual([
      { name: 'list of many', few: 4, many: 6, ratio: 1.5 },
      { name: 'read of many', few: 4, many: 3, ratio: 0.75 },
    ]);
    expect(new Set(done)).toEqual(new Set(['list of many', 'list of few', 'read of many', 'read of few']));
  });

  it('print each deed at each number of connections beside its limit, and how it grew', () => {
    const side = (perSecond: number, p50: number, p95: number): Side => ({ perSecond, p50, p95, count: 9 });
    const compared = (connections: number, p50: number): Compared => ({
      connections,
      api: side(40, p50, 50),
      limit: side(100, 4, 9),
      ratio: 2.5,
    });
    const lines: string[] = [];
    const spy = jest.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(...line.trim().split('\n')));
    printSize({
      size: 10_000,
      rows: [{ name: 'queue list', statements: { transaction: 5, request: 6 }, results: [compared(1, 20), compared(16, 90)] }],
    });
    printGrowth([10_000, 200_000], [{ name: 'queue list', few: 20, many: 28, ratio: 1.4 }]);
    spy.mockRestore();
    const words = lines.map((line) => line.trim().split(/ {2,}/));
    expect(words[0]).toEqual(['10,000 cases']);
    expect(words.slice(2)).toEqual([
      ['queue list', '1', '40', '20.00', '50.00', '100', '4.00', '9.00', '2.50', '5 of 6'],
      ['queue list', '16', '40', '90.00', '50.00', '100', '4.00', '9.00', '2.50', '5 of 6'],
      ['Growth from 10,000 to 200,000 cases, in turns at one connection'],
      ['10,000', '200,000', 'growth'],
      ['queue list', '20.00', '28.00', '1.40×'],
    ]);
  });
});

describe('the promises of the bench', () => {
  const reads = (...ratios: number[]) => ratios.map((ratio) => ({ name: 'case read, key at hand', ratio }));

  it('are kept up to one and a half times a case read, and from 64 MiB for a password on', () => {
    const create = { name: 'create case', ratio: 3 };
    expect(brokenPromises({ encryption: [...reads(1.01, 1.5), create], signIn: { memory: 65_536 } })).toEqual([]);
  });

  it('are broken by more, by less, and by what is no number', () => {
    expect(brokenPromises({ encryption: reads(1.51, Number.NaN), signIn: { memory: 65_535 } })).toEqual([
      'case read, key at hand: 1.51 times the same without decryption, more than 1.5',
      'case read, key at hand: NaN times the same without decryption, more than 1.5',
      'one guess at a password takes 65535 KiB, less than 65536',
    ]);
  });
});
