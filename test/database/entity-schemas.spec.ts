import { entitySchemas } from '@himaya/api/testing';
import type { Client } from 'pg';
import { DataSource, type EntityMetadata } from 'typeorm';
import { freshDatabase, type TestDatabase } from '../support/cluster';

let database: TestDatabase;
let admin: Client;

beforeAll(async () => {
  database = await freshDatabase();
  admin = await database.asAdmin();
});
afterAll(() => database.drop());

async function withOwner<T>(work: (owner: DataSource) => Promise<T>): Promise<T> {
  const owner = new DataSource({ type: 'postgres', url: database.urlFor('owner'), entities: [...entitySchemas] });
  await owner.initialize();
  try {
    return await work(owner);
  } finally {
    await owner.destroy();
  }
}

describe('the entity schemas', () => {
  it('are there', () => expect(entitySchemas.length).toBeGreaterThan(10));

  it.each(entitySchemas.map((schema) => schema.options.tableName ?? schema.options.name))(
    '%s has the columns of its table, of their types, nullable alike',
    async (table) => {
      const mapped = await withOwner(async (owner) =>
        columnsOf(owner, owner.entityMetadatas.find((entity) => entity.tableName === table)!),
      );
      const { rows } = await admin.query<Column>(
        `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable,
                coalesce(a.attnum = any (k.conkey), false) as key
           from pg_attribute a left join pg_constraint k on k.conrelid = a.attrelid and k.contype = 'p'
          where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped`,
        [table],
      );
      expect(mapped.sort(byName)).toEqual(rows.sort(byName));
    },
  );

  interface Column {
    readonly name: string;
    readonly type: string;
    readonly nullable: boolean;
    readonly key: boolean;
  }
  const byName = (a: Column, b: Column): number => a.name.localeCompare(b.name);

  /** Types the way PostgreSQL spells them. */
  function columnsOf(owner: DataSource, entity: EntityMetadata): Column[] {
    const spelt: Readonly<Record<string, string>> = {
      timestamptz: 'timestamp with time zone',
      int: 'integer',
      int4: 'integer',
      bool: 'boolean',
    };
    return entity.columns.map((column) => {
      const type = owner.driver.normalizeType(column);
      return {
        name: column.databaseName,
        type: `${spelt[type] ?? type}${column.isArray ? '[]' : ''}`,
        nullable: column.isNullable,
        key: column.isPrimary,
      };
    });
  }
});
