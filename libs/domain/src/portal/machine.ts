import type { Role } from '../accounts/codes';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import { interfaceLanguages } from '../shared/route';
import { portalSteps, type PortalKind, type PortalStatus, type PortalStep } from './codes';
import { decideHelp } from './help';
import { strangeLinksIn } from './text';
import type { OpenPortalItemBody, PortalTexts, PortalWords } from './types';

/** Characters a title and a text may have, the text of a helpline or an office among many on one page. */
export const portalLimits = { title: 160, body: 8000, help: 600 } as const;

interface StepRule {
  readonly from: readonly PortalStatus[];
  readonly to: PortalStatus;
  /** Taken by another person than whoever wrote or proposed the words. */
  readonly byAnother: boolean;
  readonly roles: readonly Role[];
}

const writers: readonly Role[] = ['secretariat-analyst'];
const publishers: readonly Role[] = ['secretariat-analyst', 'committee-chair'];

/** Every step of an item; the database holds the same table. Saving begins a new version after what was published or withdrawn. */
export const portalMachine: Readonly<Record<PortalStep, StepRule>> = {
  propose: { from: ['draft'], to: 'proposed', byAnother: false, roles: writers },
  return: { from: ['proposed'], to: 'draft', byAnother: false, roles: publishers },
  publish: { from: ['proposed'], to: 'published', byAnother: true, roles: publishers },
  withdraw: { from: ['draft', 'proposed', 'published'], to: 'withdrawn', byAnother: false, roles: publishers },
};

/** What was proposed lies still until it is let out or given back. */
export const portalWritable: readonly PortalStatus[] = ['draft', 'published', 'withdrawn'];

export interface StepPortalItemBody {
  readonly step: PortalStep;
}

/** What a step is decided on. */
export interface PortalFacts {
  readonly status: PortalStatus;
  /** Whether who takes the step wrote the words or proposed them. */
  readonly own: boolean;
  readonly held: readonly Role[];
  readonly texts: PortalTexts;
}

const isOne = (held: readonly Role[], wanted: readonly Role[]): boolean => held.some((role) => wanted.includes(role));

/** The steps this reader can take now. */
export const portalStepsOf = ({ status, own, held }: PortalFacts): PortalStep[] =>
  portalSteps.codes.filter((step) => {
    const { from, byAnother, roles } = portalMachine[step];
    return from.includes(status) && !(own && byAnother) && isOne(held, roles);
  });

export const mayWritePortal = ({ status, held }: Pick<PortalFacts, 'status' | 'held'>): boolean =>
  portalWritable.includes(status) && isOne(held, writers);

/** May this step be taken? What is let out is whole in all three languages, and by two people. */
export function decidePortalStep({ step }: StepPortalItemBody, { status, own, held, texts }: PortalFacts): Outcome<null> {
  const rule = portalMachine[step];
  if (!isOne(held, rule.roles)) return refuse('role.forbidden');
  if (!rule.from.includes(status)) return refuse('portal-item.status');
  if (rule.byAnother && own) return refuse('portal-item.second-person');
  const whole = interfaceLanguages.every((language) => texts[language].title.trim() !== '' && texts[language].body.trim() !== '');
  return step === 'propose' && !whole ? refuse('portal-item.incomplete') : allow(null);
}

/** Kinds whose day has been: when something was, or when somebody last checked that it stands. */
const ofThePast: readonly PortalKind[] = ['news', 'help'];

/**
 * Are the words such as the portal can show: links to https alone, and facts of help where they are of help? Arabic, the first language, has a title.
 * @param today in Iraq
 */
export function decidePortalWords(kind: PortalKind, { day, texts, help }: PortalWords, today: IsoDate): Outcome<null> {
  const errors = interfaceLanguages.flatMap((language): FieldProblem[] => [
    ...(language === 'ar' && texts.ar.title.trim() === '' ? [{ path: 'texts.ar.title', code: 'required' }] : []),
    ...(strangeLinksIn(texts[language].body) ? [{ path: `texts.${language}.body`, code: 'link.not-https' }] : []),
    ...(kind === 'help' && texts[language].body.length > portalLimits.help
      ? [{ path: `texts.${language}.body`, code: 'text.too-long' }]
      : []),
  ]);
  if (ofThePast.includes(kind) && day > today) errors.push({ path: 'day', code: 'date.future' });
  return errors.length > 0 ? refuse('body.invalid', { errors }) : decideHelp(kind, help);
}

/** A place belongs to the words of a page, and to nothing else. */
export function decidePortalItem({ kind, place, ...words }: OpenPortalItemBody, today: IsoDate): Outcome<null> {
  if ((kind === 'page') === (place === undefined || place === null))
    return refuse('body.invalid', { errors: [{ path: 'place', code: kind === 'page' ? 'required' : 'unexpected' }] });
  return decidePortalWords(kind, words, today);
}
