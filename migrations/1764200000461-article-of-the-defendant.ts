import type { MigrationInterface, QueryRunner } from 'typeorm';
import { factsOfProceedings, factsWithPrincipalArticle } from './facts-of-proceedings';
import { run } from './sql';

const derivation = (body: string): string =>
  `create or replace function guard.facts_of_proceedings(p_ids uuid[]) returns setof guard.fact_row
   language plpgsql stable security definer set search_path = public, guard, pg_temp set timezone = 'Asia/Baghdad' as $$
   begin
     return query ${body};
   end $$`;

/** Facts of a proceeding are derived anew by the worker; what changes is taken back and said anew in the log. */
const anew = `insert into statistics.due (kind, id) select 'proceeding', id from criminal_proceeding`;

/** Arrests and trials by article of law: an arrest names no charge, so it says the one that the defendant was charged under. */
export class ArticleOfTheDefendant1764200000461 implements MigrationInterface {
  readonly name = 'ArticleOfTheDefendant1764200000461';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, ['set local role himaya_guard', derivation(factsWithPrincipalArticle), anew, 'reset role']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, ['set local role himaya_guard', derivation(factsOfProceedings), anew, 'reset role']);
  }
}
