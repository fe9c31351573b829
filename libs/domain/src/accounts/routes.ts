import { route } from '../shared/route';
import type { MeView, SignInBody, SignInView } from './types';

export const signIn = route<SignInBody, SignInView>('POST', '/auth/login');
export const signOut = route<Record<string, never>, void>('POST', '/auth/logout');
export const readMe = route<void, MeView>('GET', '/auth/me');
export const chooseLanguage = route<{ readonly language: string }, MeView>('PATCH', '/auth/me');
