import { createRequire } from 'node:module';

interface Sent {
  text: string;
  values: unknown[];
}
type Replay = (client: { query(text: string, values: unknown[]): Promise<void> }, thing?: Record<string, string>) => Promise<void>;
interface Round {
  latencies: number[];
  seconds: number;
}

const tool = createRequire(__filename);
const { replayOf } = tool('../../tools/bench/replay.cjs') as {
  replayOf(first: Sent[], second: Sent[], known?: Record<string, string>): Replay;
};
const { alternate, compare, keepBusy } = tool('../../tools/bench/measure.cjs') as {
  alternate(
    pairs: number,
    guarded: () => Promise<unknown>,
    without: () => Promise<unknown>,
  ): Promise<{ protected: number; without: number; ratio: number }>;
  keepBusy(connections: number, until: { times: number }, task: (connection: number) => Promise<unknown>): Promise<Round>;
  compare(
    how: { rounds: number; connections: number; until: { times: number } },
    viaApi: () => Promise<unknown>,
    viaPg: () => Promise<unknown>,
  ): Promise<{ ratio: number; api: { count: number }; limit: { count: number } }>;
};

const { brokenPromises } = tool('../../tools/bench/protection.cjs') as {
  brokenPromises(costs: { encryption: { name: string; ratio: number }[]; signIn: { memory: number } }): string[];
};

const id = (digit: number): string => `00000000-0000-4000-8000-${String(digit).repeat(12)}`;
const request = (caseId: string, madeId: string, number: string): Sent[] => [
  { text: 'select * from guard.session_of($1)', values: [Buffer.from('hash')] },
  { text: 'START TRANSACTION', values: [] },
  { text: 'select 1 where $1 = $2', values: [caseId, id(9)] },
  { text: 'insert 1', values: [madeId, number, 7] },
  { text: 'insert 2', values: [[madeId, id(9)]] },
  { text: 'COMMIT', values: [] },
];

async function sentBy(replay: Replay, thing?: Record<string, string>): Promise<Sent[]> {
  const sent: Sent[] = [];
  await replay({ query: async (text, values) => void sent.push({ text, values }) }, thing);
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

  it('give the limit’s rate over the API’s as ratio', async () => {
    const turns = (n: number) => async () => {
      for (let left = n; left > 0; left -= 1) await new Promise((done) => setImmediate(done));
    };
    const found = await compare({ rounds: 3, connections: 1, until: { times: 30 } }, turns(200), turns(20));
    expect(found).toMatchObject({ api: { count: 90 }, limit: { count: 90 } });
    expect(found.ratio).toBeGreaterThan(2);
  });

  it('do the same with and without, whichever first in turns, and give the medians and their ratio', async () => {
    const done: string[] = [];
    const turns = (name: string, n: number) => async () => {
      done.push(name);
      for (let left = n; left > 0; left -= 1) await new Promise((again) => setImmediate(again));
    };
    const found = await alternate(20, turns('with', 200), turns('without', 20));
    expect(done.slice(-4)).toEqual(['with', 'without', 'without', 'with']);
    expect(done).toHaveLength(2 * 22);
    expect(found.ratio).toBeGreaterThan(2);
    expect(found.ratio).toBeCloseTo(found.protected / found.without, 10);
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
