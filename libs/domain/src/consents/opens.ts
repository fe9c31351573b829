import type { Service } from '../directory/codes';
import type { NeedCode } from '../referrals/codes';
import type { ConsentPurpose } from './codes';

/** Services and needs that ask for a consent of their own: nobody is brought home, and no family is called, on a consent to something else. */
const ofService: Partial<Record<Service, ConsentPurpose>> = { repatriation: 'repatriation' };
const ofNeed: Partial<Record<NeedCode, ConsentPurpose>> = { 'family-reunification': 'contact-family' };

/** The consents that a referral asks for besides the one it names (domain.md section 5, by purpose). */
export function consentsBesides({ service, needCode }: { readonly service: Service; readonly needCode: NeedCode }): ConsentPurpose[] {
  return [ofService[service], ofNeed[needCode]].filter((purpose) => purpose !== undefined);
}
