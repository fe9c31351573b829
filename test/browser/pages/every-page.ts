import type { Browser } from 'playwright-core';
import type {
  BoardView,
  CaseListItem,
  ConcernListItem,
  InterfaceLanguage,
  LabourMatterItem,
  Page,
  InterpretationBoard,
  InterpreterItem,
  LegalMatterListItem,
  MeetingListItem,
  PlacementListItem,
  ProceedingListItem,
  ReferralListItem,
} from '@himaya/domain';
import { startTestApi, type TestApi } from '../../support/api';
import { launchBrowser, visit, wordsOf, type Visitor } from '../../support/browser';
import { afterCareOf, closed } from '../../support/closing';
import { expected, openCase, unitOf } from '../../support/main-job';
import { dialogs, openersOn } from './dialogs';
import { faultsOf, faultsOfDialogs, goOn, waitingIn, type Look } from './faults';
import { half, steered, type Steering } from './steering';

interface Ids extends Steering {
  /** A case whose person is missing. */
  readonly caseId: string;
  /** A case with a family link. */
  readonly familyId: string;
  readonly referralId: string;
  readonly concernId: string;
  readonly labourMatterId: string;
  readonly rejectedId: string;
  readonly incomingId: string;
  /** Somebody in a house of the manager's desk, with what is kept for them. */
  readonly placementId: string;
  readonly legalMatterId: string;
  readonly programmeId: string;
  readonly returnId: string;
  readonly houseId: string;
  /** A request that an interpreters' office answers, and somebody of its roster. */
  readonly interpretedId: string;
  readonly interpreterId: string;
  /** Somebody in a hospital's care. */
  readonly careId: string;
  /** A monthly report that its member was sent back. */
  readonly planReportId: string;
  /** A table that was asked for. */
  readonly releaseId: string;
  /** Words for the public that were published. */
  readonly portalItemId: string;
  /** A draft of the secretariat's. */
  readonly committeeReportId: string;
  /** Closed minutes of the committee, and a draft. */
  readonly minutesId: string;
  readonly draftMinutesId: string;
  /** A proceeding that was judged. */
  readonly proceedingId: string;
  /** A case that was screened and planned, and a child's. */
  readonly plannedId: string;
  readonly childId: string;
  /** An emergency access that waits for its review, an offer of responsibility, and a colleague of the agency. */
  readonly reviewId: string;
  readonly transferId: string;
  readonly userId: string;
  /** A case that was closed with after-care agreed. */
  readonly closedId: string;
  /** A case that a desk opened: no police know of it. */
  readonly deskCaseId: string;
}
/** A member's page with the account it gives of the half-year. */
const memberPage = (agencyId: string): string => `/plan/scorecards/${agencyId}?half=${half}`;

/** Each role that has pages of its own (a focal point's first one is the form for counts), with the paths a visitor in that role is shown; ids are those of the demo world. */
const pagesOf: Record<string, (ids: Ids) => string[]> = {
  'police-officer': ({ caseId, familyId, referralId, concernId, plannedId, childId, rejectedId, closedId }) => [
    '/', '/cases', '/cases/find', '/cases/new', `/cases/${caseId}`, `/cases/${caseId}?tab=identity`, `/cases/${caseId}?tab=referrals`,
    `/cases/${caseId}?tab=access-log`, `/cases/${caseId}/edit`, `/cases/${caseId}/refer`, `/cases/${caseId}/sheet`, `/cases/${familyId}`, `/cases/${familyId}/refer-family`, `/referrals/${referralId}`, '/notifications', '/account/protection',
    '/matches', '/emergency', '/tasks', '/tasks?view=unit&show=calendar', '/concerns', `/concerns/${concernId}`, `/concerns/${concernId}/case`,
    `/cases/${caseId}/closing`, `/cases/${closedId}/closing`, '/after-care',
    '/notifications/preferences', '/rights/ar', '/rights/owed', `/referrals/${rejectedId}/again`,
    `/cases/${plannedId}?tab=exploitation`, `/cases/${plannedId}?tab=risk`, `/cases/${plannedId}?tab=plan`, `/cases/${childId}?tab=child`,
    `/cases/${plannedId}/screening/new`, `/cases/${plannedId}/screening/print`, `/cases/${plannedId}/risk/new`, `/cases/${plannedId}/plan/edit`,
  ],
  'police-supervisor': ({ caseId }) => [`/cases/${caseId}`, `/cases/${caseId}?tab=identification`, '/undecided', '/reflections', '/overrides', '/caseload', '/tasks?view=unit&show=calendar&span=week'],
  'case-coordinator': ({ transferId }) => ['/stuck', `/transfers/${transferId}`],
  'court-liaison': ({ proceedingId }) => ['/cases', '/undecided', '/proceedings', `/proceedings/${proceedingId}`, '/court-reports', '/retention'],
  'frontline-reporter-2': ({ labourMatterId }) => ['/', `/labour-matters/${labourMatterId}`],
  'system-admin': () => ['/victims-fund', '/keys', '/line-limits', '/identification-rules'],
  'agency-focal-point': ({ planReportId }) => ['/', '/plan', '/plan/activities/s2023-1.09', '/plan/reports', `/plan/reports/${planReportId}`, '/meetings/own', '/plan/accounts'],
  'external-evaluator': () => ['/', '/plan'],
  'committee-chair': ({ planId, correctedId, minutesId, proposedReportId, proposedReleaseId, proposedItemId }) => ['/', `/plan?plan=${planId}`, `/plan/activities/${correctedId}`, memberPage('ministry-of-health'), memberPage('ministry-of-justice'), `/meetings/${minutesId}`, `/committee-reports/${proposedReportId}`, `/releases/${proposedReleaseId}`, `/portal-editor/${proposedItemId}`],
  'agency-admin': ({ userId }) => ['/admin/users', '/admin/users/new', `/admin/users/${userId}`, '/admin/units', '/admin/units/new', '/admin/access-review', '/leave'],
  'data-protection-officer': ({ reviewId }) => ['/admin/access-review', '/emergency/reviews', `/emergency/reviews/${reviewId}`, '/conflicts', '/audit', '/anomalies', '/incidents', '/incidents/new', '/feedback/words', '/retention'],
  'shelter-caseworker': ({ deskCaseId }) => ['/feedback/counts', `/cases/${deskCaseId}`],
  'shelter-manager': ({ incomingId, placementId, houseId }) => ['/', `/referrals/${incomingId}`, '/capacity', '/shelter', `/shelter/houses/${houseId}`, `/placements/${placementId}`, `/placements/${placementId}/receipt`],
  'interpreter-coordinator': ({ interpretedId, interpreterId }) => ['/interpretation', '/interpretation/day', '/interpretation/interpreters', `/interpretation/interpreters/${interpreterId}`, `/interpretation/referrals/${interpretedId}`],
  'health-provider': ({ careId }) => ['/care', '/care/charges', `/care/${careId}`, `/care/${careId}/medication`],
  'legal-aid-provider': ({ legalMatterId }) => ['/legal-aid', '/legal-aid/lawyers', '/legal-aid/calendar', `/legal-matters/${legalMatterId}`],
  'reintegration-officer': ({ programmeId }) => ['/reintegration', `/programmes/${programmeId}`],
  'repatriation-officer': ({ returnId }) => ['/repatriations', `/repatriations/${returnId}`],
  'residence-liaison': () => ['/exit-clearances'],
  'secretariat-analyst': ({ planReportId, releaseId, portalItemId, committeeReportId, minutesId, draftMinutesId }) => ['/', '/meetings', `/meetings/${minutesId}`, `/meetings/${draftMinutesId}`, '/committee-reports', `/committee-reports/${committeeReportId}`, '/portal-editor', '/portal-editor/new', `/portal-editor/${portalItemId}`, '/statistics', '/statistics/labour-cases-forwarded', '/court-statistics', '/court-statistics?series=convicts', `/plan/reports/${planReportId}`, '/releases', `/releases/${releaseId}`, '/plan/activities/s2023-1.07', '/plan/activities/s2023-1.07/edit', '/plan/new-activity?plan=s2023', '/plan/scorecards', memberPage('ministry-of-labour-and-social-affairs'), '/returns'],
}; // prettier-ignore

/** Signs in behind the form, which has specs of its own, and opens the first page in the language. */
async function signedIn(api: TestApi, { page, context }: Visitor, username: string, language: InterfaceLanguage): Promise<void> {
  const session = await api.signIn(username);
  await session.patch('/auth/me', { language });
  const [name = '', value = ''] = session.cookie.split('=');
  await context.clearCookies();
  await page.evaluate(() => (localStorage.clear(), sessionStorage.clear()));
  await context.addCookies([{ name, value, url: api.origin, httpOnly: true, sameSite: 'Strict' }]);
  await page.goto('/');
  await page.getByRole('button', { name: wordsOf(language)('account.menu') }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
}

const screens = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 }, narrow: { width: 320, height: 700 } };

/**
 * The tests that every page, as each role that has it, is free of faults in one language on one screen. Each pair is a spec file
 * of its own, so that they run beside each other. With `withDialogs` each dialog of a page is opened and looked at too. Axe takes
 * longest, and looks at a phone and a desk once: another language has the same elements in the same colours.
 */
export function everyPage(language: InterfaceLanguage, screen: keyof typeof screens, { withDialogs = false, withAxe = true } = {}): void {
  let api: TestApi;
  let browser: Browser;
  let ids: Ids;
  // One browser for one after the other, as on a shared computer: its scripts are read from the network once.
  let visitor: Visitor;
  let look: Look;

  beforeAll(async () => {
    [api, browser] = await Promise.all([startTestApi(), launchBrowser()]);
    visitor = await visit(browser, api.origin, { viewport: screens[screen] });
    look = { page: visitor.page, waiting: waitingIn(visitor.page), withAxe };
    const officer = await api.signIn('police-officer');
    const cases = expected(await officer.get<Page<CaseListItem>>('/cases?status=open&limit=3'), 200);
    const sent = expected(await officer.get<Page<ReferralListItem>>('/referrals?box=outgoing&status=requested&limit=1'), 200);
    const rejected = expected(await officer.get<Page<ReferralListItem>>('/referrals?box=outgoing&status=rejected&limit=1'), 200);
    const manager = await api.signIn('shelter-manager');
    const incoming = expected(await manager.get<Page<ReferralListItem>>('/referrals?box=incoming&status=in-progress&limit=1'), 200);
    const lawyers = await api.signIn('legal-aid-provider');
    const running = expected(await lawyers.get<Page<LegalMatterListItem>>('/legal-matters?status=running&limit=1'), 200);
    const returning = await api.signIn('reintegration-officer');
    const programmes = expected(await returning.get<Page<{ id: string }>>('/programmes?status=running&limit=1'), 200);
    const homeward = await api.signIn('repatriation-officer');
    const journeys = expected(await homeward.get<Page<{ id: string }>>('/repatriations?status=preparing&limit=1'), 200);
    const stays = expected(await manager.get<Page<PlacementListItem>>('/placements?status=in-shelter&limit=1'), 200);
    const board = expected(await manager.get<BoardView>('/placements/board'), 200);
    const interpreters = await api.signIn('interpreter-coordinator');
    const interpreted = expected(await interpreters.get<InterpretationBoard>('/interpretation/board'), 200);
    const roster = expected(await interpreters.get<Page<InterpreterItem>>('/interpretation/interpreters?limit=1'), 200);
    const concerns = expected(await officer.get<Page<ConcernListItem>>('/concerns?limit=1'), 200);
    const inspector = await api.signIn('frontline-reporter-2');
    const matters = expected(await inspector.get<Page<LabourMatterItem>>('/labour-matters?limit=1'), 200);
    const [supervisor, doctor, coordinator, administrator] = await Promise.all(
      ['police-supervisor', 'health-provider', 'case-coordinator', 'agency-admin'].map((name) => api.signIn(name)),
    );
    const patients = expected(await doctor!.get<Page<{ id: string }>>('/care?status=active&limit=1'), 200);
    const focal = await api.signIn('agency-focal-point');
    const returned = expected(await focal.get<Page<{ id: string }>>('/plan/reports?status=returned&limit=1'), 200);
    const proceedings = expected(await officer.get<Page<ProceedingListItem>>('/proceedings?limit=100'), 200);
    const opened = await openCase(officer);
    const emergency = { number: opened.number, ground: 'vital-interest', reason: 'Invented: she is unconscious in the emergency room' };
    const review = expected(await doctor!.post<{ id: string }>('/cases/break-glass', emergency), 201);
    const offer = { toUnitId: (await unitOf(coordinator!)).id, reason: 'other', note: 'Invented note' };
    const transfer = expected(await supervisor!.post<{ id: string }>(`/cases/${opened.id}/transfers`, offer), 201);
    const users = expected(await administrator!.get<Page<{ id: string }>>('/users?limit=1'), 200);
    const analyst = await api.signIn('secretariat-analyst');
    const table = { measure: 'victims-identified', by: ['sex'], period: '2025' };
    const asked = expected(await analyst.post<{ id: string }>('/statistics/releases', table), 201);
    const report = expected(await analyst.post<{ id: string }>('/committee-reports', { kind: 'annual', period: '2025' }), 201);
    const written = expected(await analyst.get<Page<{ id: string }>>('/portal-items?kind=news&limit=1'), 200);
    const minutes = expected(await analyst.get<Page<MeetingListItem>>('/meetings'), 200).items;
    const [gone, first, second] = cases.items as [CaseListItem, CaseListItem, CaseListItem];
    expected(await officer.post(`/cases/${gone.id}/missing-alerts`, { circumstance: 'left-place', lastSeenOn: '2026-01-05' }), 201);
    expected(await officer.post(`/cases/${first.id}/links`, { caseNumber: second.number, kind: 'family' }), 201);
    const ended = await openCase(officer);
    const consent = await afterCareOf(officer, ended.id);
    await closed(officer, ended.id, { outcome: 'reintegrated', afterCare: { answer: 'agreed', consentId: consent.id } });
    const guard = await api.database.asGuard();
    const { rows } = await guard.query<{ child: boolean; id: string }>(
      'select child, case_id as id from screening_sitting order by case_id',
    );
    const screened = (child: boolean): string => rows.find((row) => row.child === child)!.id;
    ids = {
      ...(await steered(api)),
      caseId: gone.id,
      familyId: first.id,
      referralId: sent.items[0]!.id,
      concernId: concerns.items[0]!.id,
      labourMatterId: matters.items[0]!.id,
      plannedId: screened(false),
      childId: screened(true),
      rejectedId: rejected.items[0]!.id,
      incomingId: incoming.items[0]!.id,
      reviewId: review.id,
      transferId: transfer.id,
      userId: users.items[0]!.id,
      closedId: ended.id,
      deskCaseId: (await openCase(await api.signIn('shelter-caseworker'))).id,
      placementId: stays.items[0]!.id,
      legalMatterId: running.items[0]!.id,
      programmeId: programmes.items[0]!.id,
      returnId: journeys.items[0]!.id,
      houseId: board.houses[0]!.id,
      interpretedId: interpreted.running.find(({ planned }) => planned > 0)!.referralId,
      interpreterId: roster.items[0]!.id,
      careId: patients.items[0]!.id,
      planReportId: returned.items[0]!.id,
      releaseId: asked.id,
      portalItemId: written.items[0]!.id,
      committeeReportId: report.id,
      minutesId: minutes.find(({ state }) => state === 'closed')!.id,
      draftMinutesId: minutes.find(({ state }) => state === 'draft')!.id,
      proceedingId: proceedings.items.find(({ stage }) => stage === 'judged')!.id,
    };
  });
  afterAll(async () => {
    await browser.close();
    await api.stop();
  });

  it(`the way in on a ${screen} is free of faults`, async () => {
    await visitor.page.goto('/');
    expect([...(await faultsOf(look)), ...visitor.complaints.splice(0)]).toEqual([]);
  });

  it.each(Object.entries(pagesOf))(
    `every page of %s in ${language} on a ${screen} has the way out and is free of faults`,
    async (username, pathsOf) => {
      const { page } = visitor;
      await signedIn(api, visitor, username, language);
      const faults: string[] = [];
      for (const path of pathsOf(ids)) {
        if (path !== '/') await goOn(page, path);
        faults.push(...(await faultsOf(look)).map((fault) => `${path} ${fault}`));
        const { pathname, search } = new URL(page.url());
        const openers = withDialogs ? openersOn(username, path, ids).map((key) => wordsOf(language)(key)) : [];
        faults.push(...(await faultsOfDialogs(look, openers)).map((fault) => `${path} ${fault}`));
        if (pathname + search !== path) faults.push(`${path} leads to ${pathname}${search}`);
      }
      const walked = pathsOf(ids).flatMap((path) => openersOn(username, path, ids)).length;
      const known = dialogs.filter(([of]) => of === username).flatMap(([, , openers]) => openers).length;
      if (walked !== known) faults.push(`${known - walked} dialogs are on no page that is walked`);
      faults.push(...visitor.complaints.splice(0));
      expect(faults).toEqual([]);
    },
    120_000,
  );
}
