import {
  daysAfter,
  localDay,
  monthAfter,
  type CustodyPart,
  type CustodyReturnBody,
  type FundingView,
  type IsoDate,
  type Page,
  type PlanReportView,
  type ProgrammeListItem,
  type ProgrammeView,
} from '@himaya/domain';
import { signedIn, type Doors } from './doors';
import { holdDemoToAccount } from './hold-to-account';
import { writeDemoReports } from './write-reports';

/**
 * What the rooms of the national plan and of a loan show beside the rows that were planted: written through the product's doors, because it
 * is sealed into files, signed, or reckoned from the rest. Each is written once.
 */
export async function fillDemoRooms(doors: Doors, now: Date): Promise<void> {
  for (const fill of [fileEvidence, giveCounts, lend, writeDemoReports, holdDemoToAccount]) await fill(doors, now);
}

const firstOfMonth = (now: Date, back: number): IsoDate => monthAfter(`${localDay(now).slice(0, 7)}-01`, -back);

/** A month of the focal point's that came late, with a paper that shows what it says; the secretariat has not looked at it yet. */
async function fileEvidence(doors: Doors, now: Date): Promise<void> {
  const focal = await signedIn(doors, 'agency-focal-point');
  try {
    const opened = await focal.ask<PlanReportView>('POST', '/plan/reports', { month: firstOfMonth(now, 5) });
    const [activity] = opened?.activities ?? [];
    if (opened === null || activity === undefined) return;
    const form = new FormData();
    form.set('activityId', activity.activityId);
    form.set(
      'file',
      new Blob([paper('Invented example: list of a course, without any name')], { type: 'application/pdf' }),
      'مثال مختلق.pdf',
    );
    await focal.post(`/plan/reports/${opened.id}/evidence`, form);
    const entries = opened.activities.map(({ activityId, figures }, n) => ({
      activityId,
      progress: n % 3 === 0 ? 'completed' : 'under-way',
      figures: figures.map(() => 3 + (n % 5)),
      evidence: n === 0 ? 'م/88' : null,
      obstacles: [],
    }));
    const saved = await focal.post<PlanReportView>(`/plan/reports/${opened.id}/entries`, { entries }, opened.version);
    await focal.post(`/plan/reports/${opened.id}/submission`, {}, saved.version);
  } finally {
    await focal.leave();
  }
}

/** A page with one line on it. @param line letters of ASCII, no bracket */
function paper(line: string): string {
  const content = `BT /F1 14 Tf 72 770 Td (${line}) Tj ET`;
  const objects = [
    '<</Type /Catalog /Pages 2 0 R>>',
    '<</Type /Pages /Count 1 /Kids [3 0 R]>>',
    '<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>>',
    `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
    '<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>',
  ];
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, n) => {
    const at = text.length;
    text += `${n + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  return `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}trailer\n<</Root 1 0 R /Size ${objects.length + 1}>>\nstartxref\n${text.length}\n%%EOF\n`;
}

const part = (dimension: CustodyPart['dimension'], category: CustodyPart['category'], males: number, females: number): CustodyPart => ({
  dimension,
  category,
  males,
  females,
});

/** Juveniles as Labour counts them and convicts as Justice does: at the end of the last whole year and of two months, the latest month still owed. */
async function giveCounts(doors: Doors, now: Date): Promise<void> {
  const givers = [
    ['agency-focal-point', juvenilesOf],
    ['agency-focal-point-2', convictsOf],
  ] as const;
  const days = new Set([`${now.getUTCFullYear() - 1}-12-31`, ...[2, 1].map((back) => daysAfter(firstOfMonth(now, back), -1))]);
  for (const [username, countsOf] of givers) {
    const focal = await signedIn(doors, username);
    try {
      const { items } = await focal.get<Page<unknown>>('/custody-returns');
      if (items.length > 0) continue;
      for (const [n, asOf] of [...days].entries()) for (const body of countsOf(asOf, n)) await focal.post('/custody-returns', body);
    } finally {
      await focal.leave();
    }
  }
}

const juvenilesOf = (asOf: IsoDate, n: number): CustodyReturnBody[] => [
  {
    kind: 'juveniles-placed',
    asOf,
    males: 84 + n,
    females: 37,
    parts: [
      part('age-group', '9-14', 26, 12),
      part('age-group', '15-17', 56, 25),
      part('citizenship', 'iraqi', 61 + n, 26),
      part('citizenship', 'arab-states', 14, 6),
      part('citizenship', 'asia', 4, 3),
      part('citizenship', 'africa', 3, 2),
      part('citizenship', 'other', 2, 0),
    ],
  },
  {
    kind: 'juveniles-convicted',
    asOf,
    males: 41 + n,
    females: 13,
    parts: [part('age-group', '9-14', 8, 2), part('age-group', '15-17', 32, 11)],
  },
];

const convictsOf = (asOf: IsoDate, n: number): CustodyReturnBody[] => [
  {
    kind: 'convicts',
    asOf,
    males: 212 + 3 * n,
    females: 64 + n,
    parts: [
      part('age-group', '18-29', 78 + n, 25),
      part('age-group', '30-59', 121 + n, 36),
      part('age-group', '60-plus', 13, 3),
      part('citizenship', 'iraqi', 171 + n, 47),
      part('citizenship', 'arab-states', 19, 8),
      part('citizenship', 'asia', 14, 6),
      part('citizenship', 'africa', 5, 2),
      part('citizenship', 'other', 3, 1),
      part('article', 'article-5', 88 + n, 24),
      part('article', 'article-6', 76, 25),
      part('article', 'articles-7-to-9', 32, 11),
      part('article', 'other-law', 16, 4),
      part('kind', 'imprisonment', 141 + n, 49),
      part('kind', 'life', 63, 14),
      part('kind', 'death', 8, 1),
    ],
  },
];

/** A loan of six repayments to the adult whose programme runs longest: paid out, the first come back, the others to come. */
async function lend(doors: Doors, now: Date): Promise<void> {
  const [officer, colleague] = [await signedIn(doors, 'reintegration-officer'), await signedIn(doors, 'reintegration-officer-2')];
  try {
    const { items } = await officer.get<Page<ProgrammeListItem>>('/programmes?status=running&limit=20');
    const running = await Promise.all(items.map(({ id }) => officer.get<ProgrammeView>(`/programmes/${id}`)));
    const [programme] = running.filter(({ child }) => !child).toSorted((a, b) => (a.statusSince < b.statusSince ? -1 : 1));
    if (programme === undefined || running.some(({ strands }) => strands.some(({ kind }) => kind === 'loan'))) return;
    const [since, today] = [localDay(new Date(programme.statusSince)), localDay(now)];
    const after = (days: number): IsoDate => [daysAfter(since, days), today].toSorted()[0]!;
    const loanIn = ({ strands }: ProgrammeView) => strands.find(({ kind }) => kind === 'loan')!;
    const fundingIn = (view: ProgrammeView): FundingView => loanIn(view).funding[0]!;
    const planned = loanIn(await officer.post<ProgrammeView>(`/programmes/${programme.id}/strands`, { kind: 'loan' }));
    const begun = { move: 'begin', on: after(0), words: 'مثال تجريبي: مشروع خياطة صغير.' };
    await officer.post(`/programme-strands/${planned.id}/moves`, begun, planned.version);
    const amount = 1_200_000;
    const application = { amount, purpose: 'small-business', appliedOn: after(1) };
    const asked = fundingIn(await officer.post(`/programme-strands/${planned.id}/applications`, application));
    const plan = { decision: 'approve', on: after(3), amount, instalments: 6, firstDueOn: after(8) };
    const granted = fundingIn(await colleague.post(`/funding-applications/${asked.id}/decision`, plan, asked.version));
    const payment = { amount, paidOn: after(4), voucher: 'DEMO/1' };
    const { repayments } = fundingIn(await officer.post(`/funding-applications/${granted.id}/payments`, payment));
    const receipt = { amount: repayments[0]!.amount, repaidOn: after(8), receipt: 'DEMO/R1' };
    await officer.post(`/funding-instalments/${repayments[0]!.id}/repayments`, receipt);
  } finally {
    await Promise.all([officer.leave(), colleague.leave()]);
  }
}
