import { codeList, type CodeOf } from '../shared/code-list';
import type { LocalName } from '../shared/route';
import type { DimensionId } from '../statistics/codes';

/** What one table counts. Persons and decisions never stand in one table (standards.md section 5). */
export const templateUnits = codeList('template-unit', ['persons', 'decisions', 'events', 'proceedings']);
export type TemplateUnit = CodeOf<typeof templateUnits>;

/** Whose records a table rests on: bodies that had cases or proceedings, or bodies that filed their month. */
export const templateCoverages = codeList('template-coverage', ['bodies-with-records', 'bodies-that-reported']);
export type TemplateCoverage = CodeOf<typeof templateCoverages>;

/** What the system keeps no countable record of, and a standard table would want; the words say which and why. */
export const templateLacks = codeList('template-lack', [
  'reporter-kind',
  'declined-referral',
  'decision-time',
  'open-at-year-end',
  'recovery-extensions',
  'route',
  'means',
  'recruitment',
  'sector',
  'shelter-places',
  'answered-in-time',
  'guardian-in-time',
  'legal-persons',
  'amounts',
  'charges-dropped',
  'population',
  'breaches',
  'monthly-reports',
]);
export type TemplateLack = CodeOf<typeof templateLacks>;

export interface TemplateTable {
  readonly measure: string;
  readonly by: readonly DimensionId[];
  readonly unit: TemplateUnit;
}

/** One of the thirty tables that a secretariat publishes (standards.md section 5). */
export interface ReleaseTemplate {
  readonly number: number;
  readonly title: LocalName;
  /** Months of a period. */
  readonly grain: 3 | 12;
  readonly coverage: TemplateCoverage;
  /** None: the template cannot be asked for, and `lacks` says why. */
  readonly tables: readonly TemplateTable[];
  readonly lacks: readonly TemplateLack[];
}

const persons = (measure: string, ...by: DimensionId[]): TemplateTable => ({ measure, by, unit: 'persons' });
const decisions = (measure: string, ...by: DimensionId[]): TemplateTable => ({ measure, by, unit: 'decisions' });
const events = (measure: string, ...by: DimensionId[]): TemplateTable => ({ measure, by, unit: 'events' });
const proceedings = (measure: string, ...by: DimensionId[]): TemplateTable => ({ measure, by, unit: 'proceedings' });
const presumed = (...by: DimensionId[]): TemplateTable => persons('presumed-victims-reported', ...by);

type Row = readonly [
  ar: string,
  ckb: string,
  en: string,
  tables: readonly TemplateTable[],
  lacks?: readonly TemplateLack[],
  more?: Partial<Pick<ReleaseTemplate, 'grain' | 'coverage'>>,
];

/** In the standard's order: the first is table 1. */
const rows: readonly Row[] = [
  ['بلاغات الاشتباه الواردة', 'ڕاپۆرتەکانی گومان کە گەیشتوون', 'Concern reports received', [events('concerns-received', 'channel')], ['reporter-kind']],
  ['الضحايا المفترضون بحسب الجنس والعمر', 'قوربانییە گریمانەییەکان بەپێی ڕەگەز و تەمەن', 'Presumed victims by sex and age', [presumed('sex', 'age-group')]],
  ['الضحايا المفترضون بحسب صورة الاستغلال والجنس', 'قوربانییە گریمانەییەکان بەپێی جۆری قۆستنەوە و ڕەگەز', 'Presumed victims by form of exploitation and sex', [presumed('form', 'sex')]],
  ['الضحايا المفترضون بحسب صورة الاستغلال والعمر', 'قوربانییە گریمانەییەکان بەپێی جۆری قۆستنەوە و تەمەن', 'Presumed victims by form of exploitation and age', [presumed('form', 'age-group')]],
  ['الضحايا المفترضون بحسب مجموعة الجنسية والجنس', 'قوربانییە گریمانەییەکان بەپێی کۆمەڵەی ڕەگەزنامە و ڕەگەز', 'Presumed victims by citizenship group and sex', [presumed('citizenship', 'sex')]],
  ['الضحايا المفترضون بحسب منطقة الرصد', 'قوربانییە گریمانەییەکان بەپێی ناوچەی دۆزینەوە', 'Presumed victims by region of detection', [presumed('region')]],
  ['بالغون رفضوا الإحالة', 'گەورەساڵان کە ڕەوانەکردنیان ڕەت کردەوە', 'Adults who declined referral', [], ['declined-referral']],
  ['قرارات الأسباب المعقولة', 'بڕیارەکانی هۆکاری گونجاو', 'Reasonable-grounds decisions', [decisions('reasonable-grounds-decisions', 'outcome', 'age-group')]],
  ['القرارات النهائية', 'بڕیارە فەرمییەکان', 'Formal decisions', [decisions('formal-decisions', 'outcome', 'age-group')]],
  ['مدة كل قرار', 'ماوەی هەر بڕیارێک', 'Time to each decision', [], ['decision-time']],
  ['قضايا لم يُبتّ فيها في نهاية السنة', 'کەیسە بێ بڕیارەکان لە کۆتایی ساڵدا', 'Undecided cases at year end', [], ['open-at-year-end']],
  ['إعادة النظر', 'پێداچوونەوەکان', 'Reconsiderations', [decisions('reconsiderations', 'kind')]],
  ['مدد التعافي', 'ماوەکانی چاکبوونەوە', 'Recovery periods', [events('recovery-periods', 'outcome')], ['recovery-extensions']],
  ['داخلي أو عبر الحدود، ومكان الاستغلال', 'ناوخۆیی یان سنووربەزێن، و شوێنی قۆستنەوە', 'Domestic or cross-border, and place of exploitation', [], ['route']],
  ['وسائل السيطرة', 'ڕێگاکانی کۆنترۆڵ', 'Means of control', [], ['means']],
  ['طرق التجنيد', 'ڕێگاکانی ڕاکێشان', 'Ways of recruitment', [], ['recruitment']],
  ['قطاعات العمل القسري', 'کەرتەکانی کاری زۆرەملێ', 'Sectors of forced labour', [], ['sector']],
  ['الخدمات المقدمة', 'خزمەتگوزارییە پێشکەشکراوەکان', 'Services given', [persons('victims-assisted', 'service', 'sex', 'age-group')]],
  ['الإيواء', 'پەناگەکان', 'Shelter', [persons('victims-sheltered', 'kind')], ['shelter-places']],
  ['الإحالات بين الجهات', 'ڕەوانەکردن لە نێوان لایەنەکان', 'Referrals between bodies', [events('referrals-sent', 'service'), events('referral-answers', 'service', 'outcome')], ['answered-in-time']],
  ['الأطفال', 'منداڵان', 'Children', [decisions('child-safeguards', 'kind', 'sex'), persons('child-victims-returned-to-school', 'sex')], ['guardian-in-time']],
  ['العودة الطوعية وإعادة الإدماج', 'گەڕانەوەی خۆویستانە و ئاوێتەکردنەوە', 'Voluntary returns and reintegration', [persons('victims-repatriated', 'destination'), persons('victims-reintegrated', 'sex'), events('return-contacts', 'kind', 'outcome')]],
  ['التحقيقات والتوقيفات', 'لێکۆڵینەوە و دەستگیرکردن', 'Investigations and arrests', [proceedings('investigations-opened', 'form'), persons('arrests', 'form'), persons('arrests', 'article')]],
  ['الملاحقات والإدانات والطعون', 'دادگاییکردن، تاوانبارکردن و تانەکان', 'Prosecutions, convictions and appeals', [persons('prosecutions', 'sex', 'age-group', 'citizenship'), persons('convictions', 'sex', 'age-group', 'citizenship'), persons('prosecutions', 'article', 'sex'), persons('convictions', 'article', 'sex'), decisions('verdicts', 'outcome', 'sex'), events('appeals', 'outcome'), proceedings('final-judgments', 'outcome')]],
  ['الأحكام', 'سزاکان', 'Sentences', [decisions('sentences', 'kind'), decisions('sentences', 'length'), decisions('asset-seizures', 'kind')], ['legal-persons']],
  ['التعويض', 'قەرەبوو', 'Compensation', [persons('victims-compensated', 'kind')], ['amounts']],
  ['عدم المعاقبة', 'سزا نەدان', 'Non-punishment', [events('non-punishment-alerts')], ['charges-dropped']],
  ['المعدل لكل مئة ألف', 'ڕێژە بۆ هەر سەد هەزار کەس', 'Rate per 100,000', [], ['population']],
  ['سجل الحماية', 'تۆماری پاراستن', 'Protection record', [events('exceptional-access', 'kind')], ['breaches'], { grain: 3 }],
  ['التدريب والتفتيش والتوعية', 'ڕاهێنان، پشکنین و هۆشیاری', 'Training, inspections and awareness', [], ['monthly-reports'], { coverage: 'bodies-that-reported' }],
]; // prettier-ignore

export const releaseTemplates: readonly ReleaseTemplate[] = rows.map(([ar, ckb, en, tables, lacks = [], more = {}], at) => ({
  number: at + 1,
  title: { ar, ckb, en },
  grain: 12,
  coverage: 'bodies-with-records',
  tables,
  lacks,
  ...more,
}));
