import * as domain from '@himaya/domain';

/** What an interpreters' office stores in codes: table and column, and the list it must be. */
export const storedOfInterpretation: Readonly<Record<string, readonly string[]>> = {
  'interpreter.sex': domain.interpreterSexes.codes,
  'interpreter.governorates': domain.governorates.codes,
  'interpreter.status': domain.interpreterStatuses.codes,
  'interpretation_session.mode': domain.interpretationModes.codes,
  'interpretation_session.place': domain.interpretationPlaces.codes,
  'interpretation_session.governorate': domain.governorates.codes,
  'interpretation_session.occasion': domain.interpretationOccasions.codes,
  'interpretation_session.wish': domain.interpreterWishes.codes,
  'interpretation_session.status': domain.interpretationStatuses.codes,
  'interpretation_session.absentee': domain.interpretationAbsentees.codes,
  'interpretation_session.reason': domain.interpretationReasons.codes,
  'interpretation_event.kind': domain.interpretationEvents.codes,
  'interpretation_event.reason': domain.interpretationReasons.codes,
  'interpreter_unsuited.reason': domain.unsuitedReasons.codes,
};

/** A list with one code is no list to PostgreSQL yet; a move is an event once it is made. */
export const storedNowhereOfInterpretation = [domain.undertakingTexts, domain.interpretationMoves];
