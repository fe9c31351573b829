import type { Config } from '../../platform/config/config';
import type { Chore } from '../../platform/outbox/chore';
import type { KeyRing } from '../../platform/vault/key-ring';
import type { Carrier } from './carrier';
import { KannelCarrier } from './kannel-carrier';
import { planDeliveries } from './plan-deliveries';
import { sendMessages } from './send-messages';
import { SmtpCarrier } from './smtp-carrier';

/** What a deployment says of sending. */
export type SendingConfig = Pick<Config, 'mail' | 'sms' | 'publicOrigin'>;

/** The carriers of a deployment; none by default. */
export function carriersOf({ mail, sms, publicOrigin }: SendingConfig): Carrier[] {
  return [...(mail === null ? [] : [new SmtpCarrier(mail, `${publicOrigin}/`)]), ...(sms === null ? [] : [new KannelCarrier(sms)])];
}

/** Without a carrier notices are still written off as planned, so that one named later does not begin with what is long over. */
export function sendingChores(carriers: readonly Carrier[], ring: KeyRing): Chore[] {
  const planning = planDeliveries(carriers.map(({ channel }) => channel));
  return carriers.length === 0 ? [planning] : [planning, sendMessages(carriers, ring)];
}
