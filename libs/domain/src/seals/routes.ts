import { route } from '../shared/route';
import type { AskUnsealBody, CasePerson, NameOnSealBody, SealCaseBody, SealView } from './types';

export const readSeal = route<void, SealView>('GET', '/cases/:id/seal');
export const sealCase = route<SealCaseBody, SealView>('POST', '/cases/:id/seal');
/** Who may be named on a seal or barred; for those who lead the case. */
export const listCasePeople = route<void, { readonly items: readonly CasePerson[] }>('GET', '/cases/:id/people');
export const nameOnSeal = route<NameOnSealBody, SealView>('POST', '/cases/:id/seal/names');
export const unnameOnSeal = route<NameOnSealBody, SealView>('POST', '/cases/:id/seal/names/removal');
export const askUnseal = route<AskUnsealBody, SealView>('POST', '/cases/:id/seal/unsealing');
/** By another named person than who asked. */
export const confirmUnseal = route<Record<string, never>, SealView>('POST', '/cases/:id/seal/unsealing/confirmation');
export const refuseUnseal = route<Record<string, never>, SealView>('POST', '/cases/:id/seal/unsealing/refusal');
