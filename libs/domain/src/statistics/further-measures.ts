import { reflectionStatuses } from '../identification/codes';
import { claimVenues } from '../legal-aid/claims';
import { verdicts } from '../proceedings/codes';
import { returnContactOutcomes } from '../repatriation/codes';
import { codeList } from '../shared/code-list';
import type { LocalName } from '../shared/route';
import { agencyKind } from './agency-kind';
import {
  ageGroup,
  channel,
  citizenship,
  confirmed,
  each,
  form,
  region,
  service,
  sex,
  traffickingArticle,
  traffickingCharge,
  type Dimension,
} from './dimensions';
import type { FactKind } from './fact';
import type { Computation, Where } from './measure';

/** A measure that the standard tables need and the committee's list lacks (standards.md section 5). */
export interface FurtherMeasure {
  readonly id: string;
  readonly unit: string;
  readonly name: LocalName;
  readonly definition: LocalName;
  readonly computed: Computation;
}

const events = (kind: FactKind, dimensions: readonly Dimension[], where: Where = {}): Computation => ({
  kinds: [kind],
  where,
  date: 'month',
  counts: { of: 'facts' },
  dimensions,
});
const found = (codes: readonly string[]): Dimension => each('outcome', 'outcome', codeList('identification', codes));
const kind = (name: string, codes: readonly string[]): Dimension => each('kind', 'category', codeList(name, codes));
const review = ['reconsider', 'uphold'];

/** Each counts events or dinars, never persons: a decision is not a person, and a person may have two. */
export const furtherMeasures: readonly FurtherMeasure[] = [
  {
    id: 'concerns-received',
    unit: 'reports',
    name: { ar: 'بلاغات الاشتباه الواردة', ckb: 'ڕاپۆرتەکانی گومان کە گەیشتوون', en: 'Concern reports received' },
    definition: {
      ar: 'كل بلاغ ورد في المدة، بحسب شهر وروده، سواء أدى إلى قضية أم لا.',
      ckb: 'هەموو ڕاپۆرتێک کە لە ماوەکەدا گەیشتووە، بەپێی مانگی گەیشتنی، بووبێتە کەیس یان نا.',
      en: 'Each report received in the period, by the month it came in, whether or not it led to a case.',
    },
    computed: events('concern', [region, channel, confirmed]),
  },
  {
    id: 'reasonable-grounds-decisions',
    unit: 'decisions',
    name: { ar: 'قرارات الأسباب المعقولة', ckb: 'بڕیارەکانی هۆکاری گونجاو', en: 'Reasonable-grounds decisions' },
    definition: {
      ar: 'كل قرار أول بوجود أسباب معقولة أو عدمها، بحسب شهر صدوره.',
      ckb: 'هەموو بڕیارێکی یەکەم کە هۆکاری گونجاو هەیە یان نییە، بەپێی مانگی دەرچوونی.',
      en: 'Each first decision that there are reasonable grounds or none, by the month it was made.',
    },
    computed: events('decision', [region, found(['reasonable-grounds', 'no-reasonable-grounds']), sex, ageGroup], {
      category: ['find-reasonable-grounds', 'find-no-reasonable-grounds'],
    }),
  },
  {
    id: 'formal-decisions',
    unit: 'decisions',
    name: { ar: 'القرارات النهائية في صفة الضحية', ckb: 'بڕیارە فەرمییەکان دەربارەی قوربانیبوون', en: 'Formal decisions on victim status' },
    definition: {
      ar: 'كل قرار بتأكيد صفة الضحية أو عدم تأكيدها أو عدم ثبوتها، بحسب شهر صدوره.',
      ckb: 'هەموو بڕیارێک کە قوربانیبوون پشتڕاست دەکاتەوە، پشتڕاستی ناکاتەوە یان نەسەلماوە، بەپێی مانگی دەرچوونی.',
      en: 'Each decision that confirms, does not confirm or finds not proven that somebody is a victim, by the month it was made.',
    },
    computed: events('decision', [region, found(['confirmed', 'not-confirmed', 'not-proven']), sex, ageGroup], {
      category: ['confirm', 'not-confirm', 'find-not-proven'],
    }),
  },
  {
    id: 'reconsiderations',
    unit: 'decisions',
    name: { ar: 'إعادة النظر في القرارات', ckb: 'پێداچوونەوەی بڕیارەکان', en: 'Reconsiderations' },
    definition: {
      ar: 'كل إعادة نظر فُتحت في قرار سلبي وكل قرار أُيّد بعدها، بحسب شهره.',
      ckb: 'هەموو پێداچوونەوەیەکی کراوە بۆ بڕیارێکی نەرێنی و هەموو بڕیارێک کە دوای ئەوە پشتگیری کرا، بەپێی مانگەکەی.',
      en: 'Each reconsideration opened of a negative decision, and each decision upheld after it, by its month.',
    },
    computed: events('decision', [region, kind('identification-decision', review), sex, ageGroup], { category: review }),
  },
  {
    id: 'recovery-periods',
    unit: 'periods',
    name: {
      ar: 'مدد التعافي والتفكير الممنوحة',
      ckb: 'ماوەکانی چاکبوونەوە و بیرکردنەوە کە دراون',
      en: 'Recovery and reflection periods granted',
    },
    definition: {
      ar: 'كل مدة بدأت، بحسب شهر بدئها وحالتها عند الحساب.',
      ckb: 'هەموو ماوەیەک کە دەستی پێکردووە، بەپێی مانگی دەستپێکردن و دۆخی لە کاتی هەژمارکردندا.',
      en: 'Each period that began, by the month it began and by where it stood when counted.',
    },
    computed: events('reflection', [region, each('outcome', 'outcome', reflectionStatuses), sex, ageGroup]),
  },
  {
    id: 'referral-answers',
    unit: 'referrals',
    name: { ar: 'إحالات أُجيب عنها', ckb: 'ڕەوانەکردنەکان کە وەڵام دراونەتەوە', en: 'Referrals answered' },
    definition: {
      ar: 'كل إحالة قُبلت أو رُفضت، بحسب شهر الجواب.',
      ckb: 'هەموو ڕەوانەکردنێک کە پەسەند یان ڕەت کرایەوە، بەپێی مانگی وەڵام.',
      en: 'Each referral accepted or refused, by the month of the answer.',
    },
    computed: events(
      'referral-answer',
      [region, service, agencyKind, each('outcome', 'outcome', codeList('statistics-referral', ['accepted', 'rejected']))],
      { outcome: ['accepted', 'rejected'] },
    ),
  },
  {
    id: 'child-safeguards',
    unit: 'decisions',
    name: { ar: 'ضمانات الأطفال', ckb: 'پاراستنەکانی منداڵان', en: 'Safeguards for children' },
    definition: {
      ar: 'كل وصي عُيّن لطفل وكل تقرير لمصلحته الفضلى، بحسب شهره.',
      ckb: 'هەموو سەرپەرشتیارێک کە بۆ منداڵێک دانراوە و هەموو دیاریکردنێکی باشترین بەرژەوەندی، بەپێی مانگەکەی.',
      en: 'Each guardian appointed for a child and each determination of best interests, by its month.',
    },
    computed: events('child-safeguard', [region, kind('statistics-safeguard', ['guardian', 'best-interests']), sex]),
  },
  {
    id: 'return-contacts',
    unit: 'contacts',
    name: { ar: 'الاتصال بعد العودة', ckb: 'پەیوەندی دوای گەڕانەوە', en: 'Contacts after a return' },
    definition: {
      ar: 'كل اتصال جرى بعد ستة أشهر أو اثني عشر شهراً من العودة ونتيجته، بحسب شهره.',
      ckb: 'هەموو پەیوەندییەک دوای شەش یان دوازدە مانگ لە گەڕانەوە و ئەنجامەکەی، بەپێی مانگەکەی.',
      en: 'Each contact made six or twelve months after a return and what came of it, by its month.',
    },
    computed: events(
      'return-contact',
      [kind('statistics-contact', ['month-6', 'month-12']), each('outcome', 'outcome', returnContactOutcomes)],
      { category: ['month-6', 'month-12'] },
    ),
  },
  {
    id: 'exceptional-access',
    unit: 'events',
    name: {
      ar: 'المشاركة دون رضا والدخول الطارئ',
      ckb: 'هاوبەشکردن بێ ڕەزامەندی و چوونەژوورەوەی فریاکەوتن',
      en: 'Sharing without consent and emergency access',
    },
    definition: {
      ar: 'كل مشاركة دون رضا بُتّ فيها وكل دخول طارئ إلى قضية، بحسب شهره.',
      ckb: 'هەموو هاوبەشکردنێکی بێ ڕەزامەندی کە بڕیاری لێدراوە و هەموو چوونەژوورەوەیەکی فریاکەوتن بۆ کەیسێک، بەپێی مانگەکەی.',
      en: 'Each sharing without consent that was decided and each emergency access to a case, by its month.',
    },
    computed: events('override', [region, kind('statistics-override', ['consent-override', 'break-glass'])]),
  },
  {
    id: 'verdicts',
    unit: 'decisions',
    name: { ar: 'أحكام محاكم الموضوع', ckb: 'بڕیارەکانی دادگا', en: 'Verdicts of trial courts' },
    definition: {
      ar: 'كل حكم صدر بحق متهم في تهمة اتجار: بالإدانة أو البراءة أو ردّ التهمة، بحسب شهر صدوره.',
      ckb: 'هەموو بڕیارێک لە تۆمەتێکی بازرگانیدا بۆ تۆمەتبارێک: تاوانبارکردن، بێتاوانی یان ڕەتکردنەوەی تۆمەت، بەپێی مانگی دەرچوونی.',
      en: 'Each verdict on a defendant’s charge of trafficking: conviction, acquittal or dismissal, by the month it was given.',
    },
    computed: events('verdict', [region, each('outcome', 'outcome', verdicts), sex, form, traffickingArticle], {
      article: traffickingCharge,
    }),
  },
  {
    id: 'charged-treatments',
    unit: 'services',
    name: { ar: 'خدمات علاجية دُفع ثمنها', ckb: 'چارەسەر بە پارە', en: 'Treatments that were charged for' },
    definition: {
      ar: 'كل خدمة طبية أو نفسية قُدّمت في المدة ولم تكن مجانية: الاستثناء من مجانية العلاج، بحسب شهر تقديمها.',
      ckb: 'هەموو خزمەتێکی پزیشکی یان دەروونی کە لە ماوەکەدا پێشکەش کراوە و بێ‌بەرامبەر نەبووە: ڕیزپەڕی چارەسەری بێ‌بەرامبەر، بەپێی مانگی پێشکەشکردنی.',
      en: 'Each medical or psychological service delivered in the period that was not free of charge: the exceptions to free treatment, by the month it was given.',
    },
    computed: events('treatment', [region, sex, ageGroup, citizenship, agencyKind], { yes: ['false'] }),
  },
  {
    id: 'compensation-paid',
    unit: 'IQD',
    name: { ar: 'التعويضات المدفوعة', ckb: 'قەرەبووی دراو', en: 'Compensation paid' },
    definition: {
      ar: 'مجموع ما دُفع من تعويضات في المدة بحسب شهر الدفع، ومنه الأقساط؛ وما قُضي به ولم يُدفع لا يدخل فيه.',
      ckb: 'کۆی ئەو قەرەبووەی کە لە ماوەکەدا دراوە بەپێی مانگی پێدان، قیستەکانیش لەناویدان؛ ئەوەی بڕیاری لێدراوە و نەدراوە تێیدا نییە.',
      en: 'Sum of the compensation paid in the period by the month of payment, instalments among it; what was awarded and not paid is no part of it.',
    },
    computed: {
      kinds: ['compensation-payment'],
      where: {},
      date: 'month',
      counts: { of: 'amount' },
      dimensions: [region, each('kind', 'category', claimVenues)],
    },
  },
];
