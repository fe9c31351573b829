import { openFactsRoom, type FactsRoom } from '../support/facts-room';

let room: FactsRoom;
beforeAll(async () => {
  room = await openFactsRoom();
});
afterAll(() => room.end());

describe('one person of several cases', () => {
  const sourceOf = (id: string): string => room.writer.sourcesOf('case', [id])[0]!;
  const subjectsOf = async (...ids: string[]): Promise<string[]> => {
    const { rows } = await room.admin.query<{ subject: string }>(
      `select distinct subject::text from statistics.standing_fact where source = any ($1) and kind not in ('concern', 'labour-decision', 'described')`,
      [ids.map(sourceOf)],
    );
    return rows.map(({ subject }) => subject);
  };
  const erase = (id: string): Promise<unknown> => room.admin.query(`select guard.erase_case($1, 'retention-ended')`, [id]);
  /** Everywhere that a pseudonym can stand. */
  const found = async (subject: string): Promise<number[]> =>
    Promise.all(
      ['fact', 'standing_fact', 'archived_fact'].map((table) =>
        room.one<number>(`select count(*)::int from statistics.${table} where subject = $1`, [subject]),
      ),
    );
  const archived = async (): Promise<string[]> => {
    const { rows } = await room.admin.query<{ subject: string }>(
      `select distinct subject::text from statistics.archived_fact where kind not in ('concern', 'labour-decision', 'described')`,
    );
    return rows.map(({ subject }) => subject);
  };
  const chosen = async (): Promise<[string, string, string]> => {
    const ids = await room.cases(3);
    await room.admin.query(`insert into statistics.due (kind, id) select 'case', unnest($1::uuid[])`, [ids]);
    await room.catchUp();
    return ids as [string, string, string];
  };
  const presumed = (): Promise<number> => room.one<number>(`select count(*)::int from statistics.standing_fact where kind = 'presumed'`);
  const balanced = (): Promise<number> =>
    room.one<number>(`select count(*)::int from (select source, subject, kind, month from (
        select source, subject, kind, month, sign::int as w from statistics.fact
        union all select source, subject, kind, month, -1 from statistics.standing_fact s where not exists (select from statistics.archived_fact a where a.source = s.source)) x
       group by 1, 2, 3, 4 having sum(w) <> 0) y`);

  it('is one, however long the chain, and stays one when cases are erased in any order, found under no old pseudonym', async () => {
    const [first, second, third] = await chosen();
    const [own] = await subjectsOf(third);
    const [gone] = await subjectsOf(second);
    const before = await presumed();
    await room.close(first, { outcome: 'duplicate-of', duplicate_of: second });
    await room.catchUp();
    expect(await subjectsOf(first)).toEqual([gone]);
    await room.close(second, { outcome: 'duplicate-of', duplicate_of: third });
    await room.catchUp();
    expect(await subjectsOf(first, second, third)).toEqual([own]);
    expect(await presumed()).toBe(before - 2);

    // The case that stays is erased: what it leaves is still of the two that are here.
    await room.close(third, {});
    await erase(third);
    await room.catchUp();
    const [now, ...more] = await subjectsOf(first, second);
    expect(more).toEqual([]);
    expect(await archived()).toEqual([now]);
    expect([now === own, await found(own!)]).toEqual([false, [0, 0, 0]]);
    expect(await presumed()).toBe(before - 2);
    expect(await balanced()).toBe(0);

    // One of the two, whoever it is; then the last, after which nobody finds any of it.
    await erase(first);
    await room.catchUp();
    expect(await archived()).toEqual(await subjectsOf(second));
    const last = await subjectsOf(second);
    await erase(second);
    await room.catchUp();
    const [drawn, ...others] = await archived();
    expect(others).toEqual([]);
    expect(last).not.toContain(drawn);
    for (const subject of [own!, gone!, now!, ...last]) expect(await found(subject)).toEqual([0, 0, 0]);
    expect(await presumed()).toBe(before - 2);
    expect(await balanced()).toBe(0);
  });

  it('is one when all are erased in one night, and when the case that a double left its facts under is another’s double later', async () => {
    const known = await archived();
    const [first, second, third] = await chosen();
    await room.close(first, { outcome: 'duplicate-of', duplicate_of: second });
    await room.catchUp();
    await erase(first);
    await room.catchUp();
    await room.close(second, { outcome: 'duplicate-of', duplicate_of: third });
    await room.catchUp();
    expect((await archived()).filter((subject) => !known.includes(subject))).toEqual(await subjectsOf(second, third));
    await room.close(third, {});
    for (const id of [second, third]) await erase(id);
    // Line by line: neither waits for the other.
    await room.catchUp(1);
    expect((await archived()).filter((subject) => !known.includes(subject))).toHaveLength(1);
    expect(await balanced()).toBe(0);
  });
});
