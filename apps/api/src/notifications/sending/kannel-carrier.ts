import type { SmsSettings } from '../../platform/config/message-settings';
import type { Carrier, Outgoing, Reply } from './carrier';
import { smsWords } from './message-words';

const patience = 15_000;

/**
 * Text messages by a gateway that speaks Kannel's `sendsms` (Kannel User's Guide, "Using the HTTP interface to send SMS messages"): 202 with
 * `0: Accepted for delivery` or `3: Queued for later delivery` is taken, 503 a temporal failure, 403 an account that is not let in.
 */
export class KannelCarrier implements Carrier {
  readonly channel = 'sms';

  constructor(private readonly settings: SmsSettings) {}

  async send(message: Outgoing): Promise<Reply> {
    const { url, username, password, from } = this.settings;
    const asked = new URL(url);
    for (const [name, value] of Object.entries({
      username,
      password,
      ...(from === null ? {} : { from }),
      to: message.to,
      text: smsWords(message),
      charset: 'UTF-8',
      // UCS-2, which Arabic script needs.
      coding: '2',
    })) {
      asked.searchParams.set(name, value);
    }
    try {
      const answer = await fetch(asked, { redirect: 'error', signal: AbortSignal.timeout(patience) });
      const body = (await answer.text()).trim();
      if (answer.status === 202 && /^[03]\b/.test(body)) return { end: 'sent', code: answer.status };
      // What is wrong with this request will be wrong with the next.
      return { end: answer.status === 400 ? 'refused' : 'later', code: answer.status };
    } catch {
      return { end: 'later', code: null };
    }
  }
}
