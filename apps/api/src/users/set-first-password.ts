import { Injectable } from '@nestjs/common';
import { allow, passwordFault, problemCodes, refuse, type FirstPasswordBody, type Outcome, type ProblemCode } from '@himaya/domain';
import { DataSource } from 'typeorm';
import { isCommonPassword, newPassword, passwordCost } from '../accounts';
import { hashOneTimeCode } from './one-time-code';

/**
 * Chooses the password of an account with its one-time code, without a session. A wrong code, a wrong name and a code that has
 * run out or been used answer alike; the costly hashing is done for a code that fits only.
 */
@Injectable()
export class SetFirstPassword {
  constructor(private readonly database: DataSource) {}

  async run(
    { username, code, password }: FirstPasswordBody,
    origin: { readonly address: string; readonly requestId: string },
  ): Promise<Outcome<{ status: 'password-set' }>> {
    const fault = passwordFault(password, username) ?? (isCommonPassword(password) ? 'password.common' : null);
    if (fault !== null) return refuse('body.invalid', { errors: [{ path: 'password', code: fault }] });
    const codeHash = hashOneTimeCode(code);
    const fits = await this.answer('guard.first_code_fits($1, $2, $3)', [username, codeHash, origin.address]);
    if (!fits.ok) return this.refused(fits.problem, origin);
    const { salt, verifier } = await newPassword(password);
    const set = await this.answer('guard.first_password($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
      username, codeHash, salt, verifier, passwordCost.memory, passwordCost.passes, passwordCost.lanes, origin.address, origin.requestId,
    ]); // prettier-ignore
    return set.ok ? allow({ status: 'password-set' }) : this.refused(set.problem, origin);
  }

  private async answer(call: string, values: unknown[]): Promise<Outcome<null>> {
    const [row] = await this.database.query<{ answer: string }[]>(`select ${call} as answer`, values);
    if (row?.answer === 'done') return allow(null);
    return refuse(problemCodes.has(row?.answer) ? row.answer : 'first-password.failed');
  }

  /** The line of a failure names nobody. */
  private async refused(
    problem: ProblemCode,
    { address, requestId }: { readonly address: string; readonly requestId: string },
  ): Promise<Outcome<never>> {
    await this.database.query(
      `insert into audit_event (action, result, problem, address, request_id) values ('user.first-password', 'refused', $1, $2, $3)`,
      [problem, address, requestId],
    );
    return refuse(problem);
  }
}
