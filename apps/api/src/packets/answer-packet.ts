import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { allow, problemCodes, readSlipCode, refuse, urgencies, type AnswerPacketBody, type Outcome } from '@himaya/domain';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../platform/config/config';
import { networkOf } from '../platform/http/network-of';
import { KeyRing } from '../platform/vault/key-ring';
import { packetDigest } from './packet-digest';

/** Every answer takes this long at least, so that the time it took tells nothing of the code; milliseconds. */
export const evenTime = 300;

/** An outside body's yes or no with the code off its paper, without a session: a code that does not count says not why. */
@Injectable()
export class AnswerPacket {
  constructor(
    private readonly database: DataSource,
    private readonly ring: KeyRing,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async run(body: AnswerPacketBody, address: string, requestId: string): Promise<Outcome<{ status: 'answered' }>> {
    const { answer, reason = null } = body;
    const code = readSlipCode(body.code);
    // A slip of the pen is found here and costs no try.
    if (code === null) return refuse('body.invalid', { errors: [{ path: 'code', code: 'value.invalid' }] });
    if ((answer === 'reject') !== (reason !== null)) {
      return refuse('body.invalid', { errors: [{ path: 'reason', code: answer === 'reject' ? 'required' : 'value.invalid' }] });
    }
    const [[row]] = await Promise.all([
      this.database.query<{ answer: string }[]>('select guard.answer_packet($1, $2, $3, $4, $5, $6) as answer', [
        packetDigest(this.ring, code),
        networkOf(address),
        requestId,
        answer,
        reason,
        JSON.stringify(this.firstServiceHours()),
      ]),
      pause(evenTime),
    ]);
    if (row?.answer === 'done') return allow({ status: 'answered' });
    return refuse(problemCodes.has(row?.answer) ? row.answer : 'packet.code');
  }

  private firstServiceHours(): Record<string, number> {
    return Object.fromEntries(urgencies.codes.map((urgency) => [urgency, this.config.referralDeadlines[urgency].firstService]));
  }
}
