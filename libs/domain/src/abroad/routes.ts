import { route } from '../shared/route';
import type { AbroadTransferView, PlanAbroadBody, StepAbroadBody } from './types';

export const listAbroad = route<void, { readonly items: readonly AbroadTransferView[] }>('GET', '/cases/:id/abroad-transfers');
export const planAbroad = route<PlanAbroadBody, AbroadTransferView>('POST', '/cases/:id/abroad-transfers');
export const stepAbroad = route<StepAbroadBody, AbroadTransferView>('POST', '/abroad-transfers/:id/steps');
