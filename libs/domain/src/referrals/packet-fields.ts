import { maskOf, type Category, type CategoryMask } from '../shared/categories';
import { codeList, type CodeOf } from '../shared/code-list';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { Service } from '../directory/codes';
import { packetMasks, type CategoryMasks } from '../grants/machine';

/** What a sender can put into a packet or leave out, inside the packet's categories. The rest of `core` always goes. */
export const packetFields = codeList('packet-field', [
  'core-documents',
  'identity-name',
  'identity-age',
  'identity-nationality',
  'identity-phone',
  'identity-documents',
  'exploitation-forms',
  'exploitation-means',
  'exploitation-screening',
  'exploitation-findings',
  'exploitation-documents',
  'risk-assessments',
  'risk-documents',
  'shelter-documents',
  'proceedings-documents',
  'repatriation-documents',
  'reintegration-documents',
  'family-guardianship',
  'family-best-interests',
  'family-documents',
]);
export type PacketField = CodeOf<typeof packetFields>;

/** A set of fields as an integer, bit n for the nth field of the list; the database keeps the same bits. */
export type FieldMask = number;

/** The category of each field. `health`, `psychosocial`, `legal` and `notes` have none: their records are named one by one, or not at all. */
export const categoryOfField: Readonly<Record<PacketField, Category>> = {
  'core-documents': 'core',
  'identity-name': 'identity',
  'identity-age': 'identity',
  'identity-nationality': 'identity',
  'identity-phone': 'identity',
  'identity-documents': 'identity',
  'exploitation-forms': 'exploitation',
  'exploitation-means': 'exploitation',
  'exploitation-screening': 'exploitation',
  'exploitation-findings': 'exploitation',
  'exploitation-documents': 'exploitation',
  'risk-assessments': 'risk',
  'risk-documents': 'risk',
  'shelter-documents': 'shelter',
  'proceedings-documents': 'proceedings',
  'repatriation-documents': 'repatriation',
  'reintegration-documents': 'reintegration',
  'family-guardianship': 'family',
  'family-best-interests': 'family',
  'family-documents': 'family',
};

/** The field that a category's documents belong to, where they belong to one. */
export const documentFieldOf: Readonly<Partial<Record<Category, PacketField>>> = {
  core: 'core-documents',
  identity: 'identity-documents',
  exploitation: 'exploitation-documents',
  risk: 'risk-documents',
  shelter: 'shelter-documents',
  proceedings: 'proceedings-documents',
  repatriation: 'repatriation-documents',
  reintegration: 'reintegration-documents',
  family: 'family-documents',
};

/**
 * The least each service needs, of the categories a packet may hold for it: what goes where the sender chooses nothing. Whom to expect and
 * how to reach them; papers only where the service is made of papers; nothing of what was done to the person but to their lawyer.
 */
export const leastOfService: Readonly<Record<Service, readonly PacketField[]>> = {
  shelter: ['identity-name', 'identity-age', 'identity-nationality', 'identity-phone', 'risk-assessments', 'family-guardianship'],
  medical: ['identity-name', 'identity-age', 'identity-phone', 'risk-assessments'],
  psychological: ['identity-name', 'identity-age', 'identity-phone', 'risk-assessments'],
  'legal-aid': [
    'identity-name',
    'identity-age',
    'identity-nationality',
    'identity-phone',
    'identity-documents',
    'exploitation-forms',
    'exploitation-means',
    'risk-assessments',
    'proceedings-documents',
    'repatriation-documents',
    'family-guardianship',
  ],
  interpretation: [],
  repatriation: [
    'identity-name',
    'identity-age',
    'identity-nationality',
    'identity-phone',
    'identity-documents',
    'risk-assessments',
    'repatriation-documents',
    'family-guardianship',
  ],
  reintegration: ['identity-name', 'identity-age', 'identity-phone', 'risk-assessments', 'family-guardianship'],
  'financial-aid': ['identity-name', 'identity-age', 'identity-phone'],
  education: ['identity-name', 'identity-age', 'family-guardianship'],
  employment: ['identity-name', 'identity-age', 'identity-nationality', 'identity-phone'],
};

export function fieldMaskOf(...fields: readonly PacketField[]): FieldMask {
  return fields.reduce((mask, field) => mask | (1 << packetFields.codes.indexOf(field)), 0);
}

export function fieldsIn(mask: FieldMask): PacketField[] {
  return packetFields.codes.filter((field) => (mask & fieldMaskOf(field)) !== 0);
}

/** Every field of these categories. */
export function fieldsOf(mask: CategoryMask): FieldMask {
  return fieldMaskOf(...packetFields.codes.filter((field) => (mask & maskOf(categoryOfField[field])) !== 0));
}

/** What accepting a packet opens, field by field: of the packet what was chosen, of the service's own category everything. */
export function openedBy(service: Service, packet: readonly Category[], fields: FieldMask): CategoryMasks & { readonly fields: FieldMask } {
  const masks = packetMasks(service, packet);
  return { ...masks, fields: (fields & fieldsOf(maskOf(...packet))) | fieldsOf(masks.write) };
}

export interface FieldFacts {
  readonly service: Service;
  readonly packet: readonly Category[];
  /** What the sender chose; undefined where they left it to the table. */
  readonly chosen: readonly PacketField[] | undefined;
  /** What the sender may read, field by field. */
  readonly senderFields: FieldMask;
  /** The categories of the consent, or of the override in its place. */
  readonly covered: readonly Category[];
  /** The most that anybody at a desk of the receiver's kind may ever read. */
  readonly receiverCeiling: CategoryMask;
}

/**
 * Which fields a packet carries: those chosen, or the least the service needs, cut to what may go. A chosen one that may not go is refused,
 * never dropped silently: the sender would think it arrived.
 * @returns the fields in the list's order, to be frozen with the referral
 */
export function decideFields(facts: FieldFacts): Outcome<{ readonly fields: readonly PacketField[] }> {
  const { service, packet, chosen, senderFields, covered, receiverCeiling } = facts;
  const inPacket = fieldsOf(maskOf(...packet));
  const inCovered = fieldsOf(maskOf(...covered));
  const inCeiling = fieldsOf(receiverCeiling);
  if (chosen === undefined) {
    return allow({ fields: fieldsIn(fieldMaskOf(...leastOfService[service]) & inPacket & inCovered & inCeiling & senderFields) });
  }
  const outside = (within: FieldMask, code: string): FieldProblem[] =>
    chosen.flatMap((field, place) => ((fieldMaskOf(field) & within) === 0 ? [{ path: `fields.${place}`, code }] : []));
  const misplaced = outside(inPacket, 'field.other-category');
  if (misplaced.length > 0) return refuse('body.invalid', { errors: misplaced });
  const notHeld = outside(senderFields, 'field.not-yours');
  if (notHeld.length > 0) return refuse('referral.field-not-yours', { errors: notHeld });
  const uncovered = outside(inCovered, 'field.not-covered');
  if (uncovered.length > 0) return refuse('consent.categories', { errors: uncovered });
  const beyond = outside(inCeiling, 'field.beyond-receiver');
  if (beyond.length > 0) return refuse('referral.beyond-receiver', { errors: beyond });
  return allow({ fields: fieldsIn(fieldMaskOf(...chosen)) });
}
