import type { OpenCaseBody } from '@himaya/domain';
import { Client } from 'pg';
import type { Session, TestApi } from '../support/api';
import { expected, ifMatch, openCase } from '../support/main-job';
import { acceptedReturn, arranged, assess, decideRisk, home, openReturn, sayReturn, today } from '../support/return-room';
import type { Texts } from './plant-work';

interface Planters {
  readonly api: TestApi;
  readonly officer: Session;
  readonly office: Session;
  readonly colleague: Session;
}

/** Somebody who went home: what they said, what waits for them there, who took them on, and what they said afterwards. */
export async function plantReturn(
  { api, ...who }: Planters,
  person: OpenCaseBody,
  { note, need, arabicName, reason }: Texts,
): Promise<void> {
  const { office } = who;
  const { id } = await openCase(who.officer, person);
  const { referral, consent } = await acceptedReturn(who, {}, id);
  const journey = expected(await openReturn(office, id, referral.id), 201);
  const said = expected(await sayReturn(office, journey, { decision: 'wants-to-return', consentId: consent.id, words: note }), 200);
  const assessed = expected(await assess(office, said, { reasons: need }), 200);
  const approved = expected(await decideRisk(who.colleague, assessed.risks[0]!), 200);
  // Ended here: nobody stays connected to a cluster that is stopped.
  const admin = new Client({ connectionString: api.database.adminUrl.replace(/\/postgres$/, `/${api.database.name}`) });
  await admin.connect();
  const ready = await arranged({ admin, office }, approved, { receiver: need, carer: arabicName, route: reason });
  await admin.end();
  expect([ready.receiver?.body, ready.receiver?.carer]).toEqual([need, arabicName]);
  const [first, second] = (await home({ office }, ready)).contacts;
  const contact = { outcome: 'safe', contactedOn: today(), words: note };
  expected(await office.post(`/return-contacts/${first!.id}/record`, contact, ifMatch(first!)), 200);
  expected(await office.post(`/return-contacts/${second!.id}/record`, { ...contact, outcome: 'not-reached' }, ifMatch(second!)), 200);
}
