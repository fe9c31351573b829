import { route, type Page } from '../shared/route';
import type {
  AddPlacesBody,
  BoardView,
  ChangePlaceBody,
  ExitPlacementBody,
  MovePlacementBody,
  OpenPlacementBody,
  PlacementListItem,
  PlacementView,
  RecordShelterIncidentBody,
  ReturnBelongingBody,
  ShelterBody,
  ShelterView,
  TakeBelongingsBody,
} from './types';

export const readBoard = route<void, BoardView>('GET', '/placements/board');
export const openShelter = route<ShelterBody, ShelterView>('POST', '/placements/shelters');
export const readShelter = route<void, ShelterView>('GET', '/placements/shelters/:id');
export const addPlaces = route<AddPlacesBody, ShelterView>('POST', '/placements/shelters/:id/places');
export const changePlace = route<ChangePlaceBody, ShelterView>('POST', '/placements/places/:id/changes');
/** Query: status, cursor, limit. The waiting list in its order; those who left, the latest first. */
export const listPlacements = route<void, Page<PlacementListItem>>('GET', '/placements');
export const openPlacement = route<OpenPlacementBody, PlacementView>('POST', '/cases/:id/placements');
export const readPlacement = route<void, PlacementView>('GET', '/placements/:id');
export const movePlacement = route<MovePlacementBody, PlacementView>('POST', '/placements/:id/moves');
export const exitPlacement = route<ExitPlacementBody, PlacementView>('POST', '/placements/:id/exit');
export const takeBelongings = route<TakeBelongingsBody, PlacementView>('POST', '/placements/:id/belongings');
export const returnBelonging = route<ReturnBelongingBody, PlacementView>('POST', '/placements/belongings/:id/return');
export const recordShelterIncident = route<RecordShelterIncidentBody, PlacementView>('POST', '/placements/:id/incidents');
