import * as domain from '@himaya/domain';

/** What the register of shelters stores in codes: table and column, and the list it must be. */
export const storedOfPlacements: Readonly<Record<string, readonly string[]>> = {
  'shelter.services': domain.houseServices.codes,
  'shelter_place.person_category': domain.personCategories.codes,
  'placement.person_category': domain.personCategories.codes,
  'placement.urgency': domain.urgencies.codes,
  'placement.status': domain.placementStatuses.codes,
  'placement.leave_reason': domain.placementReasons.codes,
  'placement.cancel_reason': domain.placementReasons.codes,
  'placement.will': domain.placementWills.codes,
  'placement.destination': domain.exitDestinations.codes,
  'placement.safety': domain.exitSafeties.codes,
  'place_booking.kind': ['reserved', 'occupied'],
  'placement_event.kind': domain.placementEvents.codes,
  'placement_event.reason': domain.placementReasons.codes,
  'belonging.kind': domain.belongingKinds.codes,
  'belonging.receiver': domain.belongingReceivers.codes,
  'shelter_incident.kind': domain.shelterIncidentKinds.codes,
  'shelter_incident.severity': domain.incidentSeverities.codes,
  'shelter_incident.told': domain.incidentTold.codes,
};

/** Lists of theirs that no column stores: a move is an event once it is made, an item of the safety check stands with its answer. */
export const storedNowhereOfPlacements = [domain.placementMoves, domain.exitChecks, domain.checkAnswers];
export const dutiesOfPlacements = ['placement-hold', 'placement-return', 'placement-will'];
