import { route } from '../shared/route';
import type {
  AppointGuardianBody,
  BestInterestsView,
  DetermineBestInterestsBody,
  EndGuardianshipBody,
  GuardianshipView,
  SuspectGuardianBody,
} from './types';

export const determineBestInterests = route<DetermineBestInterestsBody, BestInterestsView>('POST', '/cases/:id/best-interests');
export const listBestInterests = route<void, { readonly items: readonly BestInterestsView[] }>('GET', '/cases/:id/best-interests');
export const appointGuardian = route<AppointGuardianBody, GuardianshipView>('POST', '/cases/:id/guardianships');
export const listGuardianships = route<void, { readonly items: readonly GuardianshipView[] }>('GET', '/cases/:id/guardianships');
/** The way when the guardian is thought to be part of it: from then on the guardian's word counts for nothing. */
export const suspectGuardian = route<SuspectGuardianBody, GuardianshipView>('POST', '/guardianships/:id/suspicion');
export const endGuardianship = route<EndGuardianshipBody, GuardianshipView>('POST', '/guardianships/:id/end');
