import * as domain from '@himaya/domain';

/** Which lists the columns of the referral loop take their codes from. */
export const codesOfLoop: Readonly<Record<string, readonly string[]>> = {
  'referral.hold_reason': domain.holdReasons.codes,
  'referral_message.code': domain.messageCodes.codes,
  'unit_capacity.service': domain.services.codes,
  'unit_capacity.person_category': domain.personCategories.codes,
  'line_limit.side': domain.lineSides.codes,
};
