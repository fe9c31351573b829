import { Injectable } from '@nestjs/common';
import type {
  AccountFigures,
  AccountFinding,
  MemberAccountState,
  AgencyId,
  AskMemberBody,
  FindOnAccountBody,
  MemberAccountId,
  Outcome,
  ReplyToQuestionsBody,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';
import { memberAccountsStatement, memberAccountStatement } from './account.statements';

export interface AgencyOfRow {
  readonly agencyId: AgencyId;
  readonly nameAr: string;
  readonly nameCkb: string;
  readonly nameEn: string;
}

export interface AccountRow extends AgencyOfRow {
  readonly id: MemberAccountId;
  readonly version: number;
  readonly half: string;
  readonly state: MemberAccountState;
  readonly figures: AccountFigures;
  readonly questions: string;
  readonly askedAt: Date;
  readonly reply: string | null;
  readonly repliedAt: Date | null;
  readonly finding: AccountFinding | null;
  readonly foundText: string | null;
  readonly foundAt: Date | null;
}

export interface HalfAndBody {
  readonly half?: string;
  readonly agency?: string;
}

/** The SQL over accounts; row security shows a member its own alone, and every change goes through a door of the database. */
@Injectable()
export class AccountStore {
  list(tx: Tx, { half, agency }: HalfAndBody): Promise<AccountRow[]> {
    return tx.em.query(memberAccountsStatement, [half ?? null, agency ?? null]);
  }

  async find(tx: Tx, id: MemberAccountId): Promise<AccountRow | null> {
    const [row] = await tx.em.query<AccountRow[]>(memberAccountStatement, [id]);
    return row ?? null;
  }

  ask(tx: Tx, id: MemberAccountId, { half, agencyId, questions }: AskMemberBody, figures: AccountFigures): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.ask_member_account($1, $2, $3, $4, $5)', [id, half, agencyId, JSON.stringify(figures), questions]);
  }

  reply(tx: Tx, id: MemberAccountId, version: number, { reply }: ReplyToQuestionsBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.reply_member_account($1, $2, $3)', [id, version, reply]);
  }

  conclude(tx: Tx, id: MemberAccountId, version: number, { finding, text }: FindOnAccountBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.find_member_account($1, $2, $3, $4)', [id, version, finding, text]);
  }
}
