/** One person of the years asked for, as the facts have them. */
export interface PersonRow {
  readonly year: string;
  readonly governorate: string | null;
  readonly sex: string | null;
  readonly age: string | null;
  readonly citizenship: string | null;
  readonly forms: readonly string[] | null;
  readonly count: number;
  /** Sum of their record keys, modulo 2^32. */
  readonly keys: string;
}

/**
 * Everybody reported or found as a presumed victim, each once: what the log says up to a line, and what erased cases left. $1 last line, $2
 * first day, $3 last month's first day.
 */
export const personStatement = `
  with said as (
    select sign, source, subject, record_key, month, governorate, sex, age_group, nationality_group, forms from statistics.fact
     where id <= $1::bigint and kind = 'presumed' and month between $2::date and $3::date
    union all
    select 1, source, subject, record_key, month, governorate, sex, age_group, nationality_group, forms from statistics.archived_fact
     where kind = 'presumed' and month between $2::date and $3::date),
  stands as (
    select subject, record_key, month, governorate, sex, age_group, nationality_group, forms from said
     group by source, subject, record_key, month, governorate, sex, age_group, nationality_group, forms having sum(sign) > 0),
  persons as (select distinct on (subject) * from stands order by subject, month, governorate, sex, age_group, nationality_group, forms)
  select to_char(month, 'YYYY') as year, governorate, sex, age_group as age, nationality_group as citizenship, forms, count(*)::int as count,
         mod(sum(record_key), 4294967296)::text as keys
    from persons group by 1, 2, 3, 4, 5, 6`;
