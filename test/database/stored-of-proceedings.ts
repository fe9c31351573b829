import * as domain from '@himaya/domain';

/** What proceedings store in codes: table and column, and the list it must be. */
export const storedOfProceedings: Readonly<Record<string, readonly string[]>> = {
  'criminal_proceeding.court': domain.criminalCourts.codes,
  'criminal_proceeding.governorate': domain.governorates.codes,
  'criminal_proceeding.form': domain.exploitationForms.codes,
  'criminal_proceeding.stage': domain.proceedingStages.codes,
  'defendant.kind': domain.defendantKinds.codes,
  'defendant.sex': domain.sexes.codes,
  'defendant.age_band': domain.ageBands.codes,
  'proceeding_event.kind': domain.proceedingEventKinds.codes,
  'proceeding_event.entry': domain.proceedingEntries.codes,
  'proceeding_event.article': domain.chargeArticles.codes,
  'proceeding_event.verdict': domain.verdicts.codes,
  'proceeding_event.sentence': domain.sentenceKinds.codes,
  'proceeding_event.decision': domain.appealDecisions.codes,
  'proceeding_event.property': domain.seizedProperties.codes,
  'proceeding_event.sanction': domain.companySanctions.codes,
  'testimony_measure.person': domain.testimonyPersons.codes,
  'testimony_measure.kind': domain.testimonyKinds.codes,
  'testimony_measure.status': domain.testimonyStatuses.codes,
  'custody_return.kind': domain.custodyKinds.codes,
  'custody_part.dimension': domain.custodyDimensions.codes,
  'custody_part.category': domain.custodyCategories.codes,
};

/** Lists of theirs that no column stores: a move is a status once it is made. */
export const storedNowhereOfProceedings = [domain.testimonyMoves];
