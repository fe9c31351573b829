import { codeList, type CodeOf } from '../shared/code-list';

/** The dimensions of the ILO and European Commission's operational indicators (2009), and one of this project's for children. */
export const indicatorDimensions = codeList('indicator-dimension', [
  'deceptive-recruitment',
  'coercive-recruitment',
  'recruitment-by-abuse-of-vulnerability',
  'exploitation',
  'coercion-at-destination',
  'abuse-of-vulnerability-at-destination',
  'child-specific',
]);
export type IndicatorDimension = CodeOf<typeof indicatorDimensions>;

export const indicatorStrengths = codeList('indicator-strength', ['strong', 'medium', 'weak']);
export type IndicatorStrength = CodeOf<typeof indicatorStrengths>;

/** Unknown is not no; what was not asked stays open for the next sitting. */
export const indicatorAnswers = codeList('indicator-answer', ['yes', 'no', 'unknown', 'not-asked']);
export type IndicatorAnswer = CodeOf<typeof indicatorAnswers>;

/** The three parts of trafficking: Palermo art. 3, Law 28/2012 art. 1. */
export const traffickingElements = codeList('trafficking-element', ['act', 'means', 'purpose']);
export type TraffickingElement = CodeOf<typeof traffickingElements>;

/** What a sheet suggests, the least first. None of them says that somebody is not a victim. */
export const screeningFindings = codeList('screening-finding', [
  'no-signs-so-far',
  'some-signs',
  'attempted-or-at-risk',
  'suggests-trafficking',
]);
export type ScreeningFinding = CodeOf<typeof screeningFindings>;

/** Who put the words across, if anybody had to. */
export const interpreterKinds = codeList('interpreter-kind', ['none', 'professional', 'colleague', 'other']);
export type InterpreterKind = CodeOf<typeof interpreterKinds>;

/** Of whose circle the interpreter is, as far as was asked: never of the suspect's (standards.md section 3). */
export const interpreterTies = codeList('interpreter-tie', ['none-known', 'of-person', 'of-suspect', 'not-asked']);
export type InterpreterTie = CodeOf<typeof interpreterTies>;

/** Whether the person wished for an interviewer of the own sex, and whether that could be. */
export const ownSexWishes = codeList('own-sex-wish', ['not-asked', 'no-wish', 'wished-and-met', 'wished-not-met']);
export type OwnSexWish = CodeOf<typeof ownSexWishes>;

/** Who sat beside a child: none is interviewed alone (standards.md section 3, children). */
export const accompaniments = codeList('accompaniment', ['guardian', 'independent-adult', 'nobody']);
export type Accompaniment = CodeOf<typeof accompaniments>;
