import { FactWriter, rebuildFacts } from '@himaya/api/testing';
import fc from 'fast-check';
import type { Session } from '../support/api';
import { buildersOn } from '../support/builders';
import { unitOf } from '../support/main-job';
import { newHouse, openRoom, type Room } from '../support/shelter-room';
import type { Asked, Cast } from './cast';
import { Life } from './life';
import { stepsOfJourney } from './oracle';

const seed = 20_261_127;
const histories = 40;
/** What leads further is more likely than what ends or begins, or few referrals would come as far as their service. */
const likely: Readonly<Record<string, number>> = {
  need: 6,
  refer: 4,
  send: 12,
  receive: 40,
  accept: 40,
  start: 12,
  reject: 5,
  hold: 6,
  resume: 14,
  stay: 24,
  programme: 16,
  home: 10,
  homeward: 30,
  complete: 16,
  provide: 36,
};

let room: Room;
let cast: Cast;
let facts: FactWriter;

beforeAll(async () => {
  room = await openRoom();
  facts = new FactWriter(room.api.database.urlFor('facts'), room.api.database.ring);
  const [supervisor, court] = (await Promise.all(['police-supervisor', 'court-liaison'].map((name) => room.api.signIn(name)))) as [
    Session,
    Session,
  ];
  const section = await unitOf(supervisor);
  const make = await buildersOn(room.api.database);
  const second = await make.aUser({
    unit: { id: section.id, agencyId: section.agencyId, kind: 'police-section' },
    roles: ['police-supervisor'],
  });
  const deskOf = async (username: string): Promise<Cast['desks'][Asked]> => {
    const session = await room.api.signIn(username);
    return { session, unitId: (await unitOf(session)).id };
  };
  const [shelter, health, lawyers, reintegration, returns] = await Promise.all(
    ['shelter-caseworker', 'health-provider', 'legal-aid-provider', 'reintegration-officer', 'repatriation-officer'].map(deskOf),
  );
  await newHouse(room.manager, 50);
  cast = {
    room,
    supervisors: [supervisor, room.api.sessionWith(second.username, second)],
    court,
    courtId: (await unitOf(court)).id,
    returns: { office: returns!.session, colleague: await room.api.signIn('repatriation-officer-2'), admin: room.admin },
    desks: {
      shelter: shelter!,
      medical: health!,
      psychological: health!,
      'legal-aid': lawyers!,
      education: reintegration!,
      employment: reintegration!,
      repatriation: returns!,
    },
  };
});
afterAll(async () => {
  await facts.close();
  await room.stop();
});

async function followFacts(): Promise<void> {
  while ((await facts.takeDue(100)) > 0);
}

it(`reads as the book says after every deed of ${histories} random histories, seed ${seed}`, async () => {
  const seen = new Map(stepsOfJourney.map((step) => [step as string, new Set<string>()]));
  const told = new Map<string, number>();
  const met: number[] = [];
  const live = async (choices: readonly number[]): Promise<void> => {
    const life = await Life.begin(cast, choices[0]!);
    const history: string[] = [];
    for (const choice of choices) {
      const deeds = life.deeds();
      const kinds = [...new Set(deeds.map((deed) => deed.kind))].flatMap((kind) => Array<string>(likely[kind] ?? 2).fill(kind));
      const ofKind = deeds.filter(({ kind }) => kind === kinds[choice % kinds.length]);
      const deed = ofKind[Math.floor(choice / kinds.length) % ofKind.length]!;
      history.push(deed.told);
      try {
        await deed.run();
      } catch (error) {
        throw new Error(`${history.join(', ')}: ${(error as Error).message}`);
      }
      const journey = await life.told();
      const book = life.byTheBook();
      const wrong = stepsOfJourney.filter((step) => journey[step] !== book[step]);
      expect(wrong.map((step) => `${history.join(', ')}: ${step} reads ${journey[step]}, not ${book[step]}`)).toEqual([]);
      for (const [step, state] of Object.entries(journey)) seen.get(step)!.add(state);
      told.set(deed.kind, (told.get(deed.kind) ?? 0) + 1);
    }
    met.push(life.met);
  };
  const choices = fc.sample(fc.noBias(fc.array(fc.nat(999_983), { minLength: 12, maxLength: 24 })), { seed, numRuns: histories });
  for (let from = 0; from < choices.length; from += 4) {
    const ended = await Promise.allSettled(choices.slice(from, from + 4).map(live));
    for (const one of ended) if (one.status === 'rejected') throw one.reason;
    await followFacts();
  }

  // The histories went everywhere: nothing that can be read was left unread.
  const states = ['declined-by-person', 'done', 'in-progress', 'needed', 'not-needed', 'referred'];
  expect(Object.fromEntries([...seen].map(([step, all]) => [step, [...all].toSorted()]))).toEqual({
    ...Object.fromEntries(stepsOfJourney.map((step) => [step, states])),
    identification: ['done', 'in-progress'],
  });
  expect([...told].filter(([, times]) => times < 5)).toEqual([]);
  expect(told.size).toBe(21);
  expect(met.reduce((all, one) => all + one)).toBeGreaterThan(2);
}, 240_000);

it('leaves facts that are the same derived deed by deed and derived from scratch', async () => {
  await followFacts();
  const { rows } = await (
    await room.api.database.asAdmin()
  ).query<{ kind: string; n: number }>('select kind, count(*)::int as n from statistics.standing_fact group by 1');
  const lived = Object.fromEntries(rows.map(({ kind, n }) => [kind, n]));
  expect(Object.keys(lived)).toEqual(
    expect.arrayContaining(['decision', 'identified', 'referral-answer', 'service', 'stay', 'reintegration', 'strand', 'return']),
  );
  expect(lived['presumed']).toBeGreaterThan(histories);
  expect(await rebuildFacts(facts, () => undefined)).toMatchObject({ gone: 0, come: 0, lines: 0, leftOver: 0, cells: 0 });
});
