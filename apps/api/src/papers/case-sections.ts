import {
  acts,
  ageBands,
  caseStatuses,
  categoriesIn,
  detectionChannels,
  exploitationForms,
  governorates,
  identificationStatuses,
  journeyStates,
  journeySteps,
  means,
  safeContacts,
  sexes,
  specialNeeds,
  type CaseView,
  type CategoryMask,
  type DatePrecision,
  type ExploitationView,
  type IsoDate,
  type PacketField,
} from '@himaya/domain';
import type { PaperWords } from './paper-words';
import type { SheetRow, SheetSection } from './sheet';

const personal = ['identity-name', 'identity-age', 'identity-nationality', 'identity-phone'] as const satisfies readonly PacketField[];

/**
 * A case, as a presenter picked it, as sections of a paper in these categories.
 * @param view already narrowed to what this reader may read
 */
export function caseSections(words: PaperWords, view: CaseView, categories: CategoryMask): SheetSection[] {
  const shown = categoriesIn(categories);
  return [
    ...(shown.includes('core') ? [caseSection(words, view), personSection(words, view), journeySection(words, view)] : []),
    ...(shown.includes('identity') && personal.some((field) => view.access.fields.includes(field)) ? [identitySection(words, view)] : []),
    ...(shown.includes('exploitation') && view.exploitation ? exploitationSections(words, view.exploitation) : []),
  ];
}

function caseSection(words: PaperWords, view: CaseView): SheetSection {
  return {
    title: words.text('paper.case'),
    rows: [
      { label: words.text('paper.case-number'), value: view.number, ltr: true },
      { label: words.text('paper.status'), value: words.code(caseStatuses, view.status) },
      { label: words.text('paper.identification'), value: words.code(identificationStatuses, view.identificationStatus) },
      { label: words.text('paper.responsible'), value: words.name(view.responsibleUnit.name) },
      { label: words.text('paper.opened'), value: words.instant(view.openedAt) },
      { label: words.text('paper.found'), value: asPrecise(words, view.foundAt, view.foundAtPrecision) },
      { label: words.text('paper.found-by'), value: words.code(detectionChannels, view.foundBy) },
    ],
  };
}

function personSection(words: PaperWords, view: CaseView): SheetSection {
  return {
    title: words.text('paper.person'),
    rows: [
      { label: words.text('paper.alias'), value: view.person.alias },
      ...summaryRows(words, { ...view, ...view.person }),
      { label: words.text('paper.safe-contact'), value: words.code(safeContacts, view.safeContact) },
    ],
  };
}

/** What a summary tells of a person: the same lines wherever it stands. */
export function summaryRows(
  words: PaperWords,
  of: Pick<CaseView, 'specialNeeds' | 'governorate'> & Pick<CaseView['person'], 'sex' | 'ageBand' | 'languages'>,
): SheetRow[] {
  const tongues = of.languages.length === 0 ? words.text('paper.unknown') : words.list(of.languages.map((code) => words.tongue(code)));
  return [
    { label: words.text('paper.sex'), value: words.code(sexes, of.sex) },
    { label: words.text('paper.age'), value: words.code(ageBands, of.ageBand) },
    { label: words.text('paper.languages'), value: tongues },
    { label: words.text('paper.needs'), value: words.codes(specialNeeds, of.specialNeeds) },
    { label: words.text('paper.governorate'), value: words.code(governorates, of.governorate) },
  ];
}

function journeySection(words: PaperWords, view: CaseView): SheetSection {
  return {
    title: words.text('paper.journey'),
    rows: view.journey.map(({ step, state }) => ({ label: words.code(journeySteps, step), value: words.code(journeyStates, state) })),
  };
}

/** Of the identity what is open, and no line of the rest. */
function identitySection(words: PaperWords, { person, erasedAt, access }: CaseView): SheetSection {
  const known = (value: string | null | undefined): string => value ?? words.text('paper.unknown');
  const birth = person.birthDate ? asPrecise(words, person.birthDate, person.birthDatePrecision ?? 'day') : null;
  const rowsOf: Readonly<Record<(typeof personal)[number], readonly SheetRow[]>> = {
    'identity-name': [
      { label: words.text('paper.given-name'), value: known(person.givenName) },
      { label: words.text('paper.family-name'), value: known(person.familyName) },
    ],
    'identity-age': [
      { label: words.text('paper.birth-date'), value: known(birth) },
      { label: words.text('paper.age-years'), value: known(typeof person.ageYears === 'number' ? words.number(person.ageYears) : null) },
    ],
    'identity-nationality': [
      { label: words.text('paper.nationality'), value: known(person.nationality ? words.country(person.nationality) : null) },
    ],
    'identity-phone': [{ label: words.text('paper.phone'), value: known(person.phone), ltr: true }],
  };
  const rows = personal.filter((field) => access.fields.includes(field)).flatMap((field) => rowsOf[field]);
  const erased = [{ label: words.text('paper.identity'), value: words.text('paper.erased') }];
  return { title: words.text('paper.identity'), rows: erasedAt === null ? rows : erased };
}

function exploitationSections(words: PaperWords, records: readonly ExploitationView[]): SheetSection[] {
  const title = words.text('paper.exploitation');
  if (records.length === 0) return [{ title, rows: [{ label: title, value: words.text('paper.none') }] }];
  return records.map((record) => ({
    title,
    rows: [
      { label: words.text('paper.form'), value: words.code(exploitationForms, record.form) },
      ...(record.acts ? [{ label: words.text('paper.acts'), value: words.codes(acts, record.acts) }] : []),
      ...(record.means ? [{ label: words.text('paper.means'), value: words.codes(means, record.means) }] : []),
    ],
  }));
}

const lengths: Readonly<Record<DatePrecision, number>> = { day: 10, month: 7, quarter: 7, year: 4 };

/** No more of a date than is known. */
const asPrecise = (words: PaperWords, date: IsoDate, precision: DatePrecision): string => words.date(date.slice(0, lengths[precision]));
