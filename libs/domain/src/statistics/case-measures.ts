import { caseOutcomes } from '../cases/codes';
import { courtKinds, identificationStatuses } from '../identification/codes';
import { interpretationOccasions } from '../interpretation/codes';
import { claimVenues } from '../legal-aid/claims';
import { legalAidKinds } from '../legal-aid/codes';
import { reportKinds } from '../health-care/reports';
import { appealDecisions, seizedProperties, sentenceKinds } from '../proceedings/codes';
import { testimonyPersons } from '../proceedings/testimony';
import { safeguardParties } from '../safeguards/codes';
import { codeList } from '../shared/code-list';
import { agencyKind } from './agency-kind';
import {
  ageGroup,
  arrived,
  article,
  channel,
  citizenship,
  confirmed,
  destination,
  each,
  foreign,
  foreignCitizenship,
  form,
  governorate,
  language,
  paid,
  region,
  returned,
  sentenceLength,
  service,
  sex,
  traffickingArticle,
  traffickingCharge,
  understood,
  type Dimension,
} from './dimensions';
import type { FactKind } from './fact';
import type { Computation, Counts, DateRule, NotCollected, Where } from './measure';

const personal = [region, sex, ageGroup, citizenship, form] as const;
const houses = each('kind', 'category', codeList('person-category', ['men', 'women', 'boys', 'girls', 'families']));
const supports = each('kind', 'category', codeList('strand-kind', ['loan', 'grant']));
const venues = each('kind', 'category', claimVenues);
const answers = each('outcome', 'outcome', codeList('statistics-referral', ['accepted', 'rejected']));
const sent: Dimension = {
  id: 'outcome',
  column: 'outcome',
  categories: codeList('statistics-sent', ['waiting', 'taken-on', 'declined', 'broken-off']),
  codes: {
    waiting: ['requested', 'received'],
    'taken-on': ['accepted', 'in-progress', 'on-hold', 'completed'],
    declined: ['rejected'],
    'broken-off': ['failed', 'cancelled'],
  },
};
const alerts: Dimension = {
  id: 'outcome',
  column: 'outcome',
  categories: codeList('statistics-alert', ['open', 'averted', 'punished']),
  codes: {
    open: ['open'],
    averted: ['released', 'dropped', 'fine-waived', 'acquitted', 'annulled'],
    punished: ['punished', 'removed'],
  },
};
const courts = each('court', 'court', courtKinds);

function counted(
  kinds: FactKind | readonly FactKind[],
  dimensions: readonly Dimension[],
  { where = {}, date = 'month', of = { of: 'persons' } }: { readonly where?: Where; readonly date?: DateRule; readonly of?: Counts } = {},
): Computation {
  return { kinds: typeof kinds === 'string' ? [kinds] : kinds, dimensions, where, date, counts: of };
}
const facts: Counts = { of: 'facts' };
const amount: Counts = { of: 'amount' };

/** Every measure that comes from cases: its population, its date, what it counts and by what it can be told apart. */
export const caseMeasures: Readonly<Record<string, Computation | NotCollected>> = {
  'presumed-victims-reported': counted(['presumed', 'described'], [...personal, channel, agencyKind]),
  'victims-identified': counted('identified', [...personal, agencyKind, channel]),
  'begging-victims-identified': counted('identified', [region, sex, ageGroup, citizenship], { where: { forms: ['begging'] } }),
  // The subject of a concern is the report: each is counted once.
  'idp-cases-detected': counted('concern', [region, sex, ageGroup, form, confirmed], { where: { channel: ['idp-camp'] } }),
  'transport-staff-detections': counted('concern', [region, form, confirmed], {
    where: { channel: ['airport', 'port', 'border', 'transport'] },
  }),
  'labour-cases-screened': counted('labour-decision', [
    region,
    each('outcome', 'outcome', codeList('labour-decision', ['labour-violation', 'suspected-trafficking'])),
  ]),
  'labour-cases-forwarded': counted('labour-decision', [region, form, confirmed], { where: { outcome: ['suspected-trafficking'] } }),
  'referrals-sent': counted('referral', [region, governorate, service, agencyKind, sent], { of: facts }),
  'referral-acceptance-rate': counted('referral-answer', [region, service, agencyKind], {
    where: { outcome: ['accepted', 'rejected'] },
    of: { of: 'ratio', part: { outcome: ['accepted'] } },
  }),
  'referral-response-time': counted('referral-answer', [region, service, agencyKind, answers], {
    where: { outcome: ['accepted', 'rejected'] },
    of: { of: 'median' },
  }),
  'federal-kurdistan-transfers': counted(
    ['referral-answer', 'transfer'],
    [region, each('kind', 'category', codeList('statistics-direction', ['to-kurdistan', 'to-federal'])), service],
    { where: { outcome: ['accepted'], category: ['to-kurdistan', 'to-federal'] } },
  ),
  'victims-assisted': counted(
    ['service', 'stay', 'treatment', 'legal-aid', 'interpretation', 'protection-measure', 'return'],
    [...personal, service, agencyKind, each('status', 'status', identificationStatuses)],
    { date: 'span' },
  ),
  'victims-sheltered': counted('stay', [houses, ...personal], { date: 'span' }),
  'victims-in-shelter': counted('stay', [houses, sex, ageGroup, citizenship], { date: 'stock' }),
  'shelter-admissions': counted('stay', [houses, sex, ageGroup, citizenship], { of: facts }),
  // People and places are two kinds of facts: the people are the part, the places what they are divided by.
  'shelter-occupancy-rate': counted('shelter-place', [houses], { date: 'stock', of: { of: 'ratio', part: {}, kinds: ['stay'] } }),
  'victims-receiving-medical-care': counted('treatment', [...personal, agencyKind], { where: { service: ['medical'] } }),
  'victims-receiving-psychological-care': counted('treatment', [...personal, agencyKind], { where: { service: ['psychological'] } }),
  'free-treatments-provided': counted('treatment', [...personal, agencyKind], { where: { yes: ['true'] }, of: facts }),
  'medical-reports-issued': counted('medical-report', [region, sex, ageGroup, each('kind', 'category', reportKinds), agencyKind], {
    of: facts,
  }),
  'victims-receiving-social-care': 'no-record',
  'legal-aid-provided': counted('legal-aid', [...personal, agencyKind, each('kind', 'category', legalAidKinds)], { of: facts }),
  'victims-receiving-legal-aid': counted('legal-aid', [...personal, agencyKind]),
  'witnesses-receiving-legal-aid': 'no-record',
  'legal-advisers-active': 'about-staff',
  'interpreters-provided': counted(
    'interpretation',
    [region, governorate, language, each('kind', 'category', interpretationOccasions), agencyKind],
    {
      of: facts,
    },
  ),
  'victims-informed-of-rights': counted('rights-briefing', [region, language, sex, ageGroup, agencyKind, understood]),
  'protection-measures': counted(
    ['protection-measure', 'protection-of-others'],
    [region, each('kind', 'category', testimonyPersons), sex, ageGroup],
    { of: facts },
  ),
  'displaced-victims-assisted': 'no-record',
  'victims-granted-residence': counted('residence', [region, sex, ageGroup, foreignCitizenship], {
    where: { outcome: ['granted'], nationality_group: foreign },
  }),
  'document-retention-incidents': counted('document-retention', [region, each('kind', 'category', safeguardParties), returned], {
    of: facts,
  }),
  'non-punishment-alerts': counted('non-punishment', [region, alerts], { of: facts }),
  'victims-repatriated': counted('return', [destination, sex, ageGroup, foreignCitizenship, form, arrived], {
    where: { outcome: ['voluntary'], nationality_group: foreign },
  }),
  'victims-reintegrated': counted('reintegration', [...personal], { where: { outcome: ['goals-met'] } }),
  'victims-placed-in-work': counted('strand', [...personal], { where: { category: ['work-placement'], outcome: ['achieved'] } }),
  'loans-and-grants-beneficiaries': counted('funding-payment', [region, sex, ageGroup, supports], { where: { yes: ['true'] } }),
  'loans-and-grants-amount': counted('funding-payment', [region, supports], { of: amount }),
  'victims-compensated': counted('compensation', [region, sex, ageGroup, citizenship, venues, paid]),
  'compensation-amount': counted('compensation', [region, venues], { of: amount }),
  'child-victims-returned-to-school': counted('strand', [region, sex], {
    where: { category: ['school-return'], outcome: ['achieved'], age_group: ['0-8', '9-14', '15-17', 'child'] },
  }),
  'cases-closed': counted('closure', [region, each('outcome', 'outcome', caseOutcomes), agencyKind], { of: facts }),
  'investigations-opened': counted('investigation', [region, courts, form]),
  arrests: counted('arrest', [...personal, article]),
  prosecutions: counted('prosecution', [...personal, courts, traffickingArticle], { where: { article: traffickingCharge } }),
  convictions: counted('verdict', [...personal, courts, traffickingArticle], {
    where: { outcome: ['convicted'], article: traffickingCharge },
  }),
  sentences: counted('sentence', [region, courts, sex, each('kind', 'outcome', sentenceKinds), form, traffickingArticle, sentenceLength], {
    where: { article: traffickingCharge },
    of: facts,
  }),
  appeals: counted('appeal', [region, governorate, courts, each('outcome', 'outcome', appealDecisions), sex, form, traffickingArticle], {
    where: { article: traffickingCharge },
    of: facts,
  }),
  'final-judgments': counted('final-judgment', [
    region,
    courts,
    each('outcome', 'outcome', codeList('statistics-judgment', ['convicted', 'not-convicted'])),
  ]),
  'asset-seizures': counted('seizure', [region, governorate, each('kind', 'outcome', seizedProperties)], { of: facts }),
};
