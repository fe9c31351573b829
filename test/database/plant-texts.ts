import { randomBytes } from 'node:crypto';
import {
  localDay,
  monthAfter,
  type BreakGlassView,
  type CaseView,
  type DocumentView,
  type PlanReportView,
  type ReferralView,
} from '@himaya/domain';
import type { Session, TestApi } from '../support/api';
import { aForm, jpeg, jpegParts, pdf } from '../support/files';
import { evidenceForm } from '../support/plan-room';
import { plantCare } from './plant-care';
import { plantDecisions, plantLoop, plantOutside, plantReports } from './plant-loop';
import { plantInterpreter } from './plant-interpreter';
import { plantLegalAid } from './plant-legal-aid';
import { plantProgramme } from './plant-programme';
import { plantProceeding } from './plant-proceeding';
import { plantReturn } from './plant-return';
import { plantStay } from './plant-stay';
import { plantConcern, plantPlans, plantTask } from './plant-work';
import { consentTo, expected, ifMatch, inventedCase, openCase, shelterReferral, step, unitOf } from '../support/main-job';

/** Long and odd enough to lie nowhere by chance; all invented. */
export const planted = {
  givenName: 'Zenquillaria',
  familyName: 'Oxbrathenkova',
  arabicName: 'زنقلاريابنتمخترعه',
  alias: 'Vexlorimund the Invented',
  phone: '+9647709876123',
  birthDate: '1999-11-27',
  need: 'Narrative of an invented flight through Qumbletown',
  note: 'An invented note about the Wisterquand house',
  laterPhone: '+9647701122334',
  reason: 'Invented reason: the Yorvelline bed is taken',
  interpreter: 'Invented interpreter Prastovalda',
  wrongAge: 'an age called Drumblewight',
  fileName: 'Invented Paper of Quillmarsh.pdf',
  fileContent: 'Invented content of a paper from Brindlethwaite',
  photoPlace: 'Invented place Ostrellanova 33.3152N',
  photoPixels: 'invented-pixels-of-Farquandale',
  refusedContent: 'Invented refused script of Wendolmere',
  spokenTo: 'Invented voice on the telephone Marquellind',
  emergency: 'Invented emergency at Kestrelmoor station',
  finding: 'Invented finding about the Kestrelmoor night',
  handOver: 'Invented hand-over: she asks for Thessalwyn',
  incident: 'Invented incident: a list lost in Dravenholt',
  bestInterests: 'Invented panel weighed the Lintharquist uncle',
  askedElsewhere: 'Quorvanelle Ostramund',
} as const;
/** Stored in the clear on purpose: what finds this would find the others. */
export const control = 'control-text-that-must-be-found';

/** Bodies that were taken, by route: what the texts of persons that each may hold are held against. */
export const sent: { readonly route: string; readonly body: unknown }[] = [];

/** A person's session, by password: whoever mints one stays connected to a cluster that is stopped here. */
async function signIn(api: TestApi, username: string): Promise<Session> {
  const session = await api.signInByPassword(username);
  const noted =
    (method: 'post' | 'patch'): Session['post'] =>
    async (path, body, headers) => {
      const answer = await session[method]<never>(path, body, headers);
      const route = `${method.toUpperCase()} ${path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, ':id')}`;
      if (answer.status < 300 && !(body instanceof FormData)) sent.push({ route, body });
      return answer;
    };
  return { ...session, post: noted('post'), patch: noted('patch') };
}

/** Sends every planted text through the door a person would use, bad input included. */
export async function plant(api: TestApi): Promise<void> {
  const officer = await signIn(api, 'police-officer');
  const shelter = await signIn(api, 'shelter-caseworker');
  const { givenName, familyName, arabicName, alias, phone, birthDate, need, note, reason, interpreter, spokenTo } = planted;
  const person = { alias, givenName, familyName, sex: 'female', birthDate, nationality: 'PH', languages: ['tl'], phone } as const;
  const kase = await openCase(officer, { person });
  await openCase(officer, { person: { ...person, givenName: arabicName } });
  const later = { alias, givenName, familyName, phone: planted.laterPhone };
  expected(await officer.patch<CaseView>(`/cases/${kase.id}`, { person: later }, ifMatch(kase)), 200);
  await officer.post('/cases', { person: { ...person, ageYears: planted.wrongAge } }, { 'idempotency-key': control });
  await officer.post('/cases', { [givenName]: need });
  await api.call('POST', '/cases', {
    raw: `{"person": "${givenName}`,
    headers: { cookie: officer.cookie, 'x-csrf-token': officer.csrfToken },
  });
  for (const q of [givenName, `${givenName} ${familyName}`, arabicName, phone]) expected(await officer.post('/cases/search', { q }), 200);
  const elsewhere = { name: planted.askedElsewhere, birthYear: 1990, nationality: 'PH' };
  expected(await officer.post('/cases/possible-matches', elsewhere), 200);
  const desk = await unitOf(shelter);
  const consent = await consentTo(officer, kase.id, desk.id, { interpreter });
  const send = async (changes: object = {}) =>
    expected(
      await officer.post<ReferralView>(`/cases/${kase.id}/referrals`, shelterReferral(desk.id, consent.id, { need, ...changes }), {
        'idempotency-key': `${control}-${sent.length}`,
      }),
      201,
    );
  const phoned = { phonedAt: '2026-03-01T10:00:00Z', spokeTo: spokenTo, urgency: 'immediate' };
  const taken = async (changes?: object) => step(shelter, await step(shelter, await send(changes), 'receive'), 'accept', { note });
  const started = await step(shelter, await taken(phoned), 'start');
  const resumed = await step(shelter, await step(shelter, started, 'hold', { note }), 'resume', { note });
  await step(shelter, resumed, 'complete', { outcome: 'service-provided', note });
  await step(shelter, await taken(), 'fail', { reason: 'capacity-lost', note });
  await step(shelter, await send(), 'reject', { reason: 'no-capacity', note: reason });
  await step(officer, await send(), 'cancel', { reason: 'no-longer-needed', note });
  await step(officer, await send(), 'retract', { note });
  for (const reader of [officer, shelter]) expected(await reader.get(`/cases/${kase.id}`), 200);
  expected(await officer.post(`/consents/${consent.id}/withdrawal`, { method: 'spoken', note }, ifMatch(consent)), 200);
  await plantImport(officer, person);
  await plantEmergency(api, kase);
  await plantOverrideAndTransfer(api, officer, desk.id, kase, person);
  await plantIncident(api, officer);
  await plantDocuments(officer, kase.id);
  await plantEvidence(api);
  const concernId = await plantConcern(officer, planted);
  await plantTask(officer, kase, planted);
  await plantPlans(officer, kase, desk.id, planted);
  const [supervisor, court, inspector] = [
    await signIn(api, 'police-supervisor'),
    await signIn(api, 'court-liaison'),
    await signIn(api, 'frontline-reporter-2'),
  ];
  const planters = { api, officer, shelter, supervisor, court, inspector };
  await plantStay(await signIn(api, 'shelter-manager'), shelter, { ...inventedCase, person }, planted);
  await plantInterpreter(await signIn(api, 'interpreter-coordinator'), planted);
  await plantCare(await signIn(api, 'health-provider'), { ...inventedCase, person }, planted);
  await plantLegalAid(await signIn(api, 'legal-aid-provider'), { ...inventedCase, person }, planted);
  const house = { api, desk: await signIn(api, 'shelter-caseworker'), manager: await signIn(api, 'shelter-manager') };
  await plantProgramme(house, { ...inventedCase, person }, planted);
  await plantProceeding(officer, planted);
  const [office, colleague] = [await signIn(api, 'repatriation-officer'), await signIn(api, 'repatriation-officer-2')];
  await plantReturn({ api, officer, office, colleague }, { ...inventedCase, person }, planted);
  await plantLoop(planters, await openCase(officer, { person }), planted);
  await plantOutside(planters, planted);
  await plantDecisions(planters, planted);
  await plantReports(planters, person, planted, concernId);
}

/** A row of somebody else's file. */
async function plantImport(officer: Session, person: object): Promise<void> {
  const file = { fileHash: randomBytes(32).toString('hex'), format: 'uk-nrm-csv', rows: 1 };
  const { id } = expected(await officer.post<{ id: string }>('/exchange/imports', file), 200);
  const rows = [{ row: 1, identificationStatus: 'presumed', case: { ...inventedCase, person } }];
  expected(await officer.post(`/exchange/imports/${id}/rows`, { rows }), 200);
}

/** Two people who break the glass, by number and from the case's address, and the officer who reviews it. */
async function plantEmergency(api: TestApi, { id, number }: CaseView): Promise<void> {
  const [doctor, lawyer, reviewer] = [
    await signIn(api, 'health-provider'),
    await signIn(api, 'legal-aid-provider'),
    await signIn(api, 'data-protection-officer'),
  ];
  const why = { ground: 'vital-interest', reason: planted.emergency };
  const opened = expected(await doctor.post<BreakGlassView>('/cases/break-glass', { number, ...why }), 201);
  expected(await lawyer.post(`/cases/${id}/break-glass`, why), 201);
  const ended = expected(await doctor.post<BreakGlassView>(`/break-glass/${opened.id}/end`, {}, ifMatch(opened)), 200);
  const review = { outcome: 'justified', note: planted.finding };
  expected(await reviewer.post(`/break-glass/${opened.id}/review`, review, ifMatch(ended)), 200);
}

/** A court's order about a child, with all that was weighed, and a case on offer to another unit. */
async function plantOverrideAndTransfer(api: TestApi, officer: Session, toUnitId: string, kase: CaseView, person: object): Promise<void> {
  const words = planted.bestInterests;
  const child = await openCase(officer, { person: { ...person, birthDate: null, ageYears: 14 } as never });
  const asked = {
    recipientUnitId: toUnitId,
    categories: ['core', 'identity', 'exploitation'],
    ground: 'court-order',
    reason: words,
    courtReference: words,
    courtOrderedOn: '2026-01-05',
    bestInterests: { determinedBy: words, determinedOn: '2026-01-05', considerations: words, conclusion: words, exploitation: words },
  };
  expected(await officer.post(`/cases/${child.id}/overrides`, asked), 201);
  const supervisor = await signIn(api, 'police-supervisor');
  const units = expected(await supervisor.get<{ items: { id: string }[] }>('/transfers/units?governorate=baghdad'), 200).items;
  const offer = { toUnitId: units[0]!.id, reason: 'other', note: planted.handOver };
  expected(await supervisor.post(`/cases/${kase.id}/transfers`, offer), 201);
}

/** What went wrong, and what was done about it. */
async function plantIncident(api: TestApi, officer: Session): Promise<void> {
  const description = planted.incident;
  const { id } = expected(await officer.post<{ id: string }>('/incidents', { kind: 'lost-paper', description }), 201);
  const overseer = await signIn(api, 'data-protection-officer');
  const taking = { step: 'acknowledge', note: description };
  expected(await overseer.post(`/incidents/${id}/steps`, taking, { 'if-match': '"1"' }), 200);
}

/** Papers and pictures, kept, fetched, refused and removed. */
async function plantDocuments(officer: Session, caseId: string): Promise<void> {
  const { fileName: name, fileContent, photoPlace, photoPixels, refusedContent } = planted;
  const { exif, xmp, comment } = jpegParts;
  const pixels = jpeg(exif(photoPlace), xmp(photoPlace), comment(photoPlace)).toString('latin1').replace('picture bytes', photoPixels);
  const mediaType = 'application/pdf';
  const kept = await Promise.all(
    [
      aForm({ bytes: pdf(`<< /Type /Catalog /Words (${fileContent}) >>`), name, mediaType }, 'statement'),
      aForm({ bytes: Buffer.from(pixels, 'latin1'), name: `${planted.arabicName}.jpg` }, 'photo'),
    ].map(async (form) => expected(await officer.post<DocumentView>(`/cases/${caseId}/documents`, form), 201)),
  );
  for (const { id } of kept) expect((await officer.get(`/documents/${id}/content`)).status).toBe(200);
  const refused = aForm({ bytes: pdf(`<< /S /JavaScript /JS (${refusedContent}) >>`), name: `../${name}`, mediaType });
  expect((await officer.post(`/cases/${caseId}/documents`, refused)).status).toBe(422);
  expected(await officer.post(`/documents/${kept[0]!.id}/removal`, { reason: 'replaced' }, ifMatch(kept[0]!)), 200);
}

/** What a member shows for its month. */
async function plantEvidence(api: TestApi): Promise<void> {
  const { fileName: name, fileContent } = planted;
  const focal = await signIn(api, 'agency-focal-point');
  const report = expected(await focal.post<PlanReportView>('/plan/reports', { month: monthAfter(localDay(new Date()), -20) }), 201);
  const letter = { bytes: pdf(`<< /Type /Catalog /Words (${fileContent}) >>`), name, mediaType: 'application/pdf' };
  expected(await focal.post(`/plan/reports/${report.id}/evidence`, evidenceForm(report.activities[0]!.activityId, letter)), 201);
}
