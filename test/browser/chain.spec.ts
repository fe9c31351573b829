import type { CaseView, ReferralView } from '@himaya/domain';
import type { Session } from '../support/api';
import { consentTo, expected, ifMatch, openCase, unitOf } from '../support/main-job';
import { fromConcernToCase } from './chain/concern';
import { assessRisk, decideAll, screen } from './chain/findings';
import { closeLoop, referFromNeed } from './chain/loop';
import { press, says, startChain, t, type Chain } from './chain/world';

let chain: Chain;
let session: Session;

beforeAll(async () => {
  chain = await startChain();
  session = await chain.api.signIn('police-officer');
});
afterAll(() => chain.stop());

it('a concern becomes a case, is screened and decided, and its referral is rejected, taken further, accepted, talked about and completed', async () => {
  const { officer, caseId } = await fromConcernToCase(chain);
  const opened = expected(await session.get<CaseView>(`/cases/${caseId}`), 200);
  // She speaks a language that no sheet is written in yet.
  expected(await session.patch(`/cases/${caseId}`, { person: { languages: ['tl', 'en'] } }, ifMatch(opened)), 200);
  await screen(officer, session, caseId);
  await assessRisk(officer, session, caseId);
  await decideAll(chain, session, caseId);
  const first = await referFromNeed(officer, session, caseId);
  await closeLoop(chain, officer, first);
  const { journey } = expected(await session.get<CaseView>(`/cases/${caseId}`), 200);
  expect(journey.find(({ step }) => step === 'shelter')).toMatchObject({ state: 'done' });
  expect(chain.complaints()).toEqual([]);
}, 300_000);

it('a family is sent together: one desk, a packet and a consent for each, and the answers stand side by side', async () => {
  const [mother, daughter] = [
    await openCase(session),
    await openCase(session, { person: { alias: 'ط. مختلق', sex: 'female', ageYears: 19 } }),
  ];
  expected(await session.post(`/cases/${mother.id}/links`, { caseNumber: daughter.number, kind: 'family' }), 201);
  const desk = await unitOf(await chain.api.signIn('shelter-caseworker'));
  await consentTo(session, mother.id, desk.id);
  const { page } = await chain.signedIn('police-officer', `/cases/${mother.id}`);
  await page.getByRole('link', { name: t('family.open') }).click();
  await press(page, 'action.next');
  await says(page, t('family.members-missing'));
  await page.getByRole('checkbox', { name: /ط\. مختلق/ }).check();
  await page.getByRole('button', { name: t('service.shelter') }).click();
  await press(page, 'action.next');
  await page.getByRole('button', { name: desk.name.ar }).click();
  await page
    .getByText(t('family.places-for-all'))
    .or(page.getByText(t('family.no-places-for-all')))
    .waitFor();
  await press(page, 'action.next');
  // The first agreed already; of the second she is asked now, and less is sent.
  await page.getByRole('radio', { name: /./ }).first().check();
  await page.getByRole('checkbox', { name: t('packet-field.identity-phone') }).uncheck();
  await press(page, 'action.next');
  await page.getByRole('checkbox', { name: t('category.identity') }).uncheck();
  await press(page, 'family.record-and-send');
  await page.waitForURL(/\/referrals\/[0-9a-f-]{36}$/);
  const sent = expected(await session.get<ReferralView>(`/referrals/${page.url().split('/').at(-1)!}`), 200);
  expect(sent.group).toHaveLength(1);
  const packets = [sent, ...sent.group].map(async ({ id }) => expected(await session.get<ReferralView>(`/referrals/${id}`), 200));
  const byCase = new Map((await Promise.all(packets)).map(({ caseId, categories, fields }) => [caseId, { categories, fields }]));
  expect(byCase.get(mother.id)).toEqual({
    categories: ['core', 'identity'],
    fields: ['identity-name', 'identity-age', 'identity-nationality'],
  });
  expect(byCase.get(daughter.id)).toEqual({ categories: ['core'], fields: [] });
  await page.getByText(t('referral.group-state', { states: `٢ ${t('referral-status.requested')}` })).waitFor();
  expect(chain.complaints()).toEqual([]);
}, 120_000);
