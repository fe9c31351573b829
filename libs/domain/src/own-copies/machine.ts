import { sheetCategories, type SheetCategory } from '../papers/printing';
import type { Category } from '../shared/categories';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import type { InterfaceLanguage } from '../shared/route';
import type { HandOverChannel, IdentityCheck, OwnCopyAsker, OwnCopyPart, OwnCopyState, PartsWay } from './codes';
import { copyPartsOf } from './parts';
import type { DecideOwnCopyBody, OmissionBody, OwnCopyStep, RequestOwnCopyBody } from './types';

/** Days within which a copy is given or refused (standards.md section 7; IOM's principle of access and transparency). */
export const ownCopyWithinDays = 30;

/** What may prove who asks: whoever speaks for a person shows by what right. The database holds the same table. */
export const checksOf: Readonly<Record<OwnCopyAsker, readonly IdentityCheck[]>> = {
  person: ['known-to-caseworker', 'document-seen'],
  guardian: ['guardianship-seen'],
  lawyer: ['mandate-seen'],
};

/** Into whose hands it may go: always the person's; another's only where they asked. */
export const channelsOf: Readonly<Record<OwnCopyAsker, readonly HandOverChannel[]>> = {
  person: ['in-person'],
  guardian: ['in-person', 'to-guardian'],
  lawyer: ['in-person', 'to-lawyer'],
};

/** As `channelsOf`, of one copy: a room's part goes closed in an envelope too, where the person chose it. */
export const channelsFor = ({ asker, room, partsBy }: Pick<OwnCopyFacts, 'asker' | 'room' | 'partsBy'>): readonly HandOverChannel[] =>
  room !== null && partsBy === 'closed-envelope' ? [...channelsOf[asker], 'in-envelope'] : channelsOf[asker];

const daysBetween = (from: IsoDate, to: IsoDate): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** The last day to answer. */
export const ownCopyDueOn = (requestedOn: IsoDate): IsoDate =>
  new Date(Date.parse(requestedOn) + ownCopyWithinDays * 86_400_000).toISOString().slice(0, 10);

const wrong = (...errors: FieldProblem[]): Outcome<never> => refuse('body.invalid', { errors });

/** May this be asked for? Who asks has shown who they are; and it was asked for on a day that leaves time to answer. */
export function decideOwnCopyRequest(body: RequestOwnCopyBody, today: IsoDate): Outcome<null> {
  if (!checksOf[body.asker].includes(body.identityCheck)) return wrong({ path: 'identityCheck', code: 'value.invalid' });
  if (body.requestedOn > today) return wrong({ path: 'requestedOn', code: 'date.future' });
  if (daysBetween(body.requestedOn, today) > ownCopyWithinDays) return wrong({ path: 'requestedOn', code: 'date.too-early' });
  return allow(null);
}

/** A copy, or a room's part of one, as far as its decision asks. */
export interface OwnCopyFacts {
  readonly room: Category | null;
  readonly state: OwnCopyState;
  readonly asker: OwnCopyAsker;
  readonly partsBy: PartsWay;
  /** Somebody wrote the request down, or opened the part. */
  readonly begun: boolean;
  /** Whether that was the asker of this: the second person is another. */
  readonly own: boolean;
  /** The unit that was asked found that it is them. */
  readonly proven: boolean;
  readonly printed: boolean;
}

/** What a reader who may do all of it can do now. */
export function ownCopyStepsOf({ room, state, begun, own, proven, printed }: OwnCopyFacts): OwnCopyStep[] {
  if (state === 'requested' && !begun) return ['open'];
  if (state === 'requested') return own ? [] : ['decide'];
  if (state !== 'reviewed' || (room !== null && !proven)) return [];
  return printed ? ['print', 'hand-over'] : ['print'];
}

/** What a second person decided, whole. */
export type DecidedCopy =
  | { readonly to: 'reviewed'; readonly omissions: readonly OmissionBody[]; readonly channel: HandOverChannel }
  | { readonly to: 'refused'; readonly refusal: NonNullable<DecideOwnCopyBody['refusal']> };

/** May it be decided so? A second person does, and of a release something is left; a refusal has its reason and nothing else. */
export function decideOwnCopy(body: DecideOwnCopyBody, facts: OwnCopyFacts): Outcome<DecidedCopy> {
  const { room, state, begun, own } = facts;
  const { decision, refusal = null, channel = null } = body;
  const omissions = body.omissions ?? [];
  if (state !== 'requested' || !begun) return refuse('own-copy.not-now');
  if (own) return refuse('own-copy.same-person');
  if (decision === 'refuse') {
    if (refusal === null) return wrong({ path: 'refusal', code: 'required' });
    if (omissions.length > 0) return wrong({ path: 'omissions', code: 'value.unexpected' });
    return channel === null ? allow({ to: 'refused', refusal }) : wrong({ path: 'channel', code: 'value.unexpected' });
  }
  if (refusal !== null) return wrong({ path: 'refusal', code: 'value.unexpected' });
  const categories = new Set(omissions.map(({ category }) => category));
  const parts = copyPartsOf(room);
  if (categories.size < omissions.length || [...categories].some((part) => !parts.includes(part)))
    return wrong({ path: 'omissions', code: 'value.invalid' });
  if (channel !== null && !channelsFor(facts).includes(channel)) return wrong({ path: 'channel', code: 'value.invalid' });
  if ((room === null ? sheetCategories.codes : parts).every((part) => categories.has(part))) return refuse('own-copy.nothing-left');
  return allow({ to: 'reviewed', omissions, channel: channel ?? 'in-person' });
}

/** Whether a part is on the copy: whatever was not left out. */
export const copyKeeps = (omissions: readonly OmissionBody[], part: OwnCopyPart): boolean =>
  !omissions.some((one) => one.category === part);

/** What the copy shows of the record: all that this reader can put on it, but for what was left out. */
export const copiedCategories = (omissions: readonly OmissionBody[]): SheetCategory[] =>
  sheetCategories.codes.filter((category) => copyKeeps(omissions, category));

/** Rooms that the unit which answers may hold itself; what of them it reads goes on the copy, and of every other the copy says whom to ask. */
export const copiedRooms = (omissions: readonly OmissionBody[]): OwnCopyRoom[] => ownCopyRooms.filter((room) => copyKeeps(omissions, room));

const ownCopyRooms = ['shelter', 'proceedings', 'reintegration'] as const satisfies readonly (OwnCopyPart & Category)[];
type OwnCopyRoom = (typeof ownCopyRooms)[number];

/** Languages that are read where another is spoken, the nearest first. */
const nearest: Readonly<Record<string, InterfaceLanguage>> = { kmr: 'ckb', ku: 'ckb', ckb: 'ckb', ar: 'ar', fa: 'ar', tr: 'ar' };

/**
 * The language a copy is printed in: the one asked for where a paper has words in it, else the nearest.
 * @param language ISO 639
 */
export const paperLanguageFor = (language: string): InterfaceLanguage => nearest[language] ?? 'en';
