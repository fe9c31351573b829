import { lazy } from 'react';

export const CasesPage = lazy(() => import('./cases-page').then(({ CasesPage: page }) => ({ default: page })));
export const FindCasePage = lazy(() => import('./find-case-page').then(({ FindCasePage: page }) => ({ default: page })));
export const NewCasePage = lazy(() => import('./new-case-page').then(({ NewCasePage: page }) => ({ default: page })));
export const CasePage = lazy(() => import('./case-page').then(({ CasePage: page }) => ({ default: page })));
export const EditCasePage = lazy(() => import('./edit-case-page').then(({ EditCasePage: page }) => ({ default: page })));
export const OpenCaseForm = lazy(() => import('./open-case-form').then(({ OpenCaseForm: form }) => ({ default: form })));
export type { CaseFormValues } from './case-form-values';
