import { Injectable } from '@nestjs/common';
import type { Outcome, ProgrammeId, ProgrammeView } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { ShowProgramme } from './show-programme';

/** One programme, as the unit that runs it may see it. */
@Injectable()
export class ReadProgramme {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly show: ShowProgramme,
  ) {}

  run(actor: Actor, id: ProgrammeId): Promise<Outcome<ProgrammeView>> {
    return this.inTransaction.run(actor, { action: 'programme.read', subjectId: id }, (tx) => this.show.one(tx, id));
  }
}
