import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { allow, problemCodes, readFeedbackCode, refuse, type AnswerFeedbackBody, type Outcome } from '@himaya/domain';
import { DataSource } from 'typeorm';
import { networkOf } from '../platform/http/network-of';
import { KeyRing } from '../platform/vault/key-ring';
import { feedbackCodeHash, sealWords } from './feedback-seal';

/**
 * Takes what somebody says of a service, without a session and without a line anywhere: the code is gone in the transaction that
 * writes the answer, and nothing ties the two. A wrong code, a used one and one that has run out answer alike.
 */
@Injectable()
export class AnswerFeedback {
  constructor(
    private readonly database: DataSource,
    private readonly ring: KeyRing,
  ) {}

  async run(
    { code: typed, respect, help, safe, understood, words }: AnswerFeedbackBody,
    address: string,
  ): Promise<Outcome<{ status: 'answered' }>> {
    const code = readFeedbackCode(typed);
    // A slip of the pen is found here and costs no try.
    if (code === null) return refuse('body.invalid', { errors: [{ path: 'code', code: 'value.invalid' }] });
    const id = randomUUID();
    const [row] = await this.database.query<{ answer: string }[]>(
      'select guard.answer_feedback($1, $2, $3, $4, $5, $6, $7, $8) as answer',
      [feedbackCodeHash(code), networkOf(address), id, respect, help, safe, understood, sealWords(this.ring, id, words)],
    );
    if (row?.answer === 'done') return allow({ status: 'answered' });
    return refuse(problemCodes.has(row?.answer) ? row.answer : 'feedback.code');
  }
}
