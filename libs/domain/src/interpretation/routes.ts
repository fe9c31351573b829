import { route, type Page } from '../shared/route';
import type {
  ChangeInterpreterBody,
  EnrolInterpreterBody,
  InterpretationBoard,
  InterpretationListItem,
  InterpretationView,
  InterpreterItem,
  InterpreterView,
  MarkUnsuitedBody,
  MoveInterpretationBody,
  PlanInterpretationBody,
  RequestedSession,
  SignUndertakingBody,
} from './types';

/** Query: status, language, governorate, sex, from and to (free at that time), cursor, limit. By number. */
export const listInterpreters = route<void, Page<InterpreterItem>>('GET', '/interpretation/interpreters');
export const enrolInterpreter = route<EnrolInterpreterBody, InterpreterView>('POST', '/interpretation/interpreters');
export const readInterpreter = route<void, InterpreterView>('GET', '/interpretation/interpreters/:id');
export const changeInterpreter = route<ChangeInterpreterBody, InterpreterView>('POST', '/interpretation/interpreters/:id/changes');
export const signUndertaking = route<SignUndertakingBody, InterpreterView>('POST', '/interpretation/interpreters/:id/undertakings');
export const readInterpretationBoard = route<void, InterpretationBoard>('GET', '/interpretation/board');
/** Query: status, cursor, limit. What is planned by its beginning, the rest the latest first. */
export const listInterpretations = route<void, Page<InterpretationListItem>>('GET', '/interpretation/sessions');
/** Query: date. Every session that begins on that day in Iraq, at most 200. */
export const readInterpretationDay = route<void, { items: readonly InterpretationListItem[] }>('GET', '/interpretation/day');
export const readInterpretation = route<void, InterpretationView>('GET', '/interpretation/referrals/:id');
/** Query: from, to, mode, language, wish, governorate. Who fits and is free, at most 100. */
export const fittingInterpreters = route<void, { items: readonly InterpreterItem[] }>('GET', '/interpretation/referrals/:id/interpreters');
export const planInterpretation = route<PlanInterpretationBody, InterpretationView>('POST', '/interpretation/referrals/:id/sessions');
export const markUnsuited = route<MarkUnsuitedBody, InterpretationView>('POST', '/interpretation/referrals/:id/unsuited');
/** Ends the service; the outcome follows from its sessions. */
export const completeInterpretation = route<void, InterpretationView>('POST', '/interpretation/referrals/:id/completion');
/** The service that a session belongs to. */
export const readInterpretationSession = route<void, InterpretationView>('GET', '/interpretation/sessions/:id');
export const moveInterpretation = route<MoveInterpretationBody, InterpretationView>('POST', '/interpretation/sessions/:id/moves');
/** Undoes a mark made by mistake. */
export const unmarkUnsuited = route<void, InterpretationView>('POST', '/interpretation/unsuited/:id/undoing');
/** What the unit that asked sees. */
export const requestedInterpretation = route<void, { items: readonly RequestedSession[] }>('GET', '/referrals/:id/interpretation');
