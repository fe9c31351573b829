import { route, type Page } from '../shared/route';
import type {
  ChangeReflectionBody,
  DecideIdentificationBody,
  EndingReflectionItem,
  HolidayBody,
  IdentificationView,
  PublishRulesBody,
  RulesAnswer,
  UndecidedItem,
} from './types';

export const decideIdentification = route<DecideIdentificationBody, IdentificationView>('POST', '/cases/:id/identification-decisions');
export const readIdentification = route<void, IdentificationView>('GET', '/cases/:id/identification-decisions');
/** Query: governorate, cursor, limit. The unit's cases that wait for a decision, the longest first. */
export const listUndecided = route<void, Page<UndecidedItem>>('GET', '/identification/undecided');
export const readIdentificationRules = route<void, RulesAnswer>('GET', '/identification/rules');
/** Takes effect on a day to come; whatever was decided keeps its version. */
export const publishRules = route<PublishRulesBody, RulesAnswer>('POST', '/identification/rules');
export const declareHoliday = route<HolidayBody, RulesAnswer>('POST', '/identification/holidays');
export const withdrawHoliday = route<Pick<HolidayBody, 'day'>, RulesAnswer>('POST', '/identification/holidays/removal');
/** Query: cursor, limit. Periods of the unit's cases that run, the soonest end first. */
export const listReflections = route<void, Page<EndingReflectionItem>>('GET', '/reflection-periods');
export const changeReflection = route<ChangeReflectionBody, IdentificationView>('POST', '/reflection-periods/:id/changes');
