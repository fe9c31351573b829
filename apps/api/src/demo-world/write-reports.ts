import {
  chaptersOf,
  localDay,
  monthAfter,
  type CommitteeReportKind,
  type CommitteeReportListItem,
  type CommitteeReportText,
  type CommitteeReportView,
  type Page,
  type ReleaseListItem,
  type SaveCommitteeReportBody,
} from '@himaya/domain';
import { signedIn, type Asker, type Doors } from './doors';

const invented = {
  ar: '(مثال مختلق)',
  ckb: '(نموونەیەکی داهێنراو)',
  en: '(an invented example)',
};

/** [Arabic, Kurdish, English] */
const words: Readonly<Record<CommitteeReportText['chapter'], readonly [string, string, string]>> = {
  summary: [
    'أُنجزت في هذه المدة أنشطة التدريب والتوعية، وتأخرت تقارير بعض الأعضاء. تُطلب التقارير المتأخرة بكتاب.',
    'لەم ماوەیەدا چالاکییەکانی ڕاهێنان و هۆشیارکردنەوە ئەنجام دران، و ڕاپۆرتی هەندێک ئەندام دواکەوتن. ڕاپۆرتە دواکەوتووەکان بە نووسراو داوا دەکرێن.',
    'Training and awareness activities were carried out in this period, and some members’ reports came late. Those are asked for by letter.',
  ],
  prevention: [
    'حملات توعية في المنافذ والجامعات، وتفتيش على مكاتب الاستقدام.',
    'هەڵمەتی هۆشیارکردنەوە لە خاڵە سنوورییەکان و زانکۆکان، و پشکنینی نووسینگەکانی هێنانی کرێکار.',
    'Awareness campaigns at border crossings and universities, and inspections of recruitment offices.',
  ],
  protection: [
    'توسعت خدمات الإيواء والعلاج والمساعدة القانونية في المحافظات.',
    'خزمەتگوزارییەکانی پەناگە و چارەسەر و هاوکاریی یاسایی لە پارێزگاکان فراوان بوون.',
    'Shelter, treatment and legal aid grew in the governorates.',
  ],
  prosecution: [
    'دُرّب القضاة والمحققون على القانون رقم 28 لسنة 2012.',
    'دادوەران و لێکۆڵەران لەسەر یاسای ژمارە 28ی ساڵی 2012 ڕاهێنران.',
    'Judges and investigators were trained in Law 28 of 2012.',
  ],
  cooperation: [
    'نُسق العمل مع إقليم كردستان ومع المنظمات الدولية.',
    'کارەکان لەگەڵ هەرێمی کوردستان و ڕێکخراوە نێودەوڵەتییەکان هەماهەنگ کران.',
    'Work was coordinated with the Kurdistan Region and with international organisations.',
  ],
  'next-year': [
    'الأولوية لتقارير الأعضاء في موعدها ولمترجمين في اللغات الناقصة.',
    'پێشینە بۆ ڕاپۆرتی ئەندامان لە کاتی خۆیدا و وەرگێڕان بۆ ئەو زمانانەی کەمن.',
    'Members’ reports on time come first, and interpreters for the languages that are missing.',
  ],
};

const textsOf = (kind: CommitteeReportKind): CommitteeReportText[] =>
  chaptersOf(kind).map((chapter) => {
    const [ar, ckb, en] = words[chapter];
    return { chapter, ar: `${ar} ${invented.ar}`, ckb: `${ckb} ${invented.ckb}`, en: `${en} ${invented.en}` };
  });

const written = (kind: CommitteeReportKind, more: Partial<SaveCommitteeReportBody> = {}): SaveCommitteeReportBody => ({
  texts: textsOf(kind),
  letterNumber: null,
  letterDate: null,
  releases: [],
  ...more,
});

/** A month that the chair approved, and a quarter that the secretariat is still writing. Nothing where there is a monthly report. */
export async function writeDemoReports(doors: Doors, now: Date): Promise<void> {
  const thisMonth = `${localDay(now).slice(0, 7)}-01`;
  const month = monthAfter(thisMonth, -2).slice(0, 7);
  const [year, number] = monthAfter(thisMonth, -3).split('-').map(Number) as [number, number];
  const quarter = `${year}-Q${Math.ceil(number / 3)}`;
  await asSecretariat(doors, 'monthly', async (analyst, chair) => {
    await approved(analyst, chair, await drafted(analyst, 'monthly', month, written('monthly')));
    await drafted(analyst, 'quarterly', quarter, written('quarterly'));
  });
}

/** The last whole year's report with the tables that are published of it, as the portal shows it. Nothing where there is one, or no table. */
export async function writeDemoYear(doors: Doors, now: Date): Promise<void> {
  const year = String(now.getUTCFullYear() - 1);
  await asSecretariat(doors, 'annual', async (analyst, chair) => {
    const { items } = await analyst.get<Page<ReleaseListItem>>('/statistics/releases?status=published&limit=20');
    const releases = items.filter(({ period }) => period.id === year).map(({ id }) => id);
    if (releases.length > 0) await approved(analyst, chair, await drafted(analyst, 'annual', year, written('annual', { releases })));
  });
}

async function asSecretariat(
  doors: Doors,
  kind: CommitteeReportKind,
  write: (analyst: Asker, chair: Asker) => Promise<void>,
): Promise<void> {
  const [analyst, chair] = [await signedIn(doors, 'secretariat-analyst'), await signedIn(doors, 'committee-chair')];
  try {
    const { items } = await analyst.get<Page<CommitteeReportListItem>>(`/committee-reports?kind=${kind}&limit=1`);
    if (items.length === 0) await write(analyst, chair);
  } finally {
    await Promise.all([analyst.leave(), chair.leave()]);
  }
}

async function drafted(
  analyst: Asker,
  kind: CommitteeReportKind,
  period: string,
  body: SaveCommitteeReportBody,
): Promise<CommitteeReportView> {
  const { id, version } = await analyst.post<CommitteeReportView>('/committee-reports', { kind, period });
  return analyst.post(`/committee-reports/${id}/texts`, body, version);
}

async function approved(analyst: Asker, chair: Asker, { id, version }: CommitteeReportView): Promise<void> {
  const steps = `/committee-reports/${id}/steps`;
  const proposed = await analyst.post<CommitteeReportView>(steps, { step: 'propose' }, version);
  await chair.post(steps, { step: 'approve' }, proposed.version);
}
