import {
  releaseStepsOf,
  type MeasureDeclaration,
  type PublishedListItem,
  type PublishedRelease,
  type ReleaseDimension,
  type ReleaseListItem,
  type ReleaseMethodView,
  type ReleaseStepView,
  type ReleaseView,
} from '@himaya/domain';
import { measureOf } from '@himaya/domain/reference';
import type { Actor } from '../platform/auth/actor';
import type { ReleaseToFile } from './files/release-sheet';
import type { FrozenRow, PublishedItemRow, PublishedRow, ReleaseItemRow, ReleaseRow } from './release.store';

function measureIn({ measure, measureVersion }: ReleaseItemRow): MeasureDeclaration {
  const found = measureOf(measure, measureVersion);
  if (found === undefined) throw new Error('a release of a measure that is not declared');
  return found;
}

const periodOf = ({ period, first, last }: ReleaseItemRow): PublishedRelease['period'] => ({ id: period, from: first, to: last });

export function releaseListItem(row: ReleaseItemRow): ReleaseListItem {
  const { id, name, unit } = measureIn(row);
  const { by, revision, status, requestedAt } = row;
  return { id: row.id, measure: { id, name, unit }, by, period: periodOf(row), revision, status, requestedAt: requestedAt.toISOString() };
}

export function publishedListItem(row: PublishedItemRow): PublishedListItem {
  const { id, measure, by, period, revision } = releaseListItem(row);
  return { id, measure, by, period, revision, status: publicStatus(row), publishedAt: row.publishedAt.toISOString() };
}

/** A release as anybody reads it: nothing of who made it, nothing of what was hidden. */
export function publishedRelease(row: PublishedRow): PublishedRelease {
  const { publishedAt, ...release } = releaseToFile(row);
  if (publishedAt === null) throw new Error('a release that was never published');
  const status = publicStatus(row);
  const cells = status === 'withdrawn' ? [] : release.cells;
  return { ...release, corrects: row.corrects, supersededBy: row.supersededBy, cells, status, publishedAt, page: pageOf(row) };
}

function pageOf({ pageHash, pageSignature, pageKeyId }: PublishedRow): PublishedRelease['page'] {
  if (pageHash === null || pageSignature === null || pageKeyId === null) return null;
  return { sha256: pageHash, signature: pageSignature.toString('base64url'), keyId: pageKeyId };
}

/** What its files are made of. @throws Error for a table that was never computed */
export function releaseToFile(row: FrozenRow): ReleaseToFile {
  const { status, bodies, publishedAt } = row;
  const method = methodOf(row);
  if (bodies === null || method === null) throw new Error('a release that was never computed');
  const { id, measure, by, period, revision, reason, dimensions, cells, coverage } = frozenOf(row);
  return {
    id,
    measure,
    by,
    period,
    revision,
    reason,
    dimensions,
    cells,
    coverage,
    bodies,
    method,
    status,
    publishedAt: publishedAt?.toISOString() ?? null,
  };
}

export function releaseView(
  row: ReleaseRow,
  history: readonly (Omit<ReleaseStepView, 'at'> & { readonly at: Date })[],
  { userId, roles }: Pick<Actor, 'userId' | 'roles'>,
): ReleaseView {
  const { version, status, refusal, coarser, publishedAt, bodies, requestedBy, proposedBy } = row;
  return {
    ...frozenOf(row),
    version,
    status,
    refused: refusal,
    coarser,
    publishedAt: publishedAt?.toISOString() ?? null,
    bodies,
    method: methodOf(row),
    steps: releaseStepsOf({ status, own: requestedBy === userId || proposedBy === userId, held: roles }),
    history: history.map(({ step, at, by, reason }) => ({ step, at: at.toISOString(), by, reason })),
  };
}

const publicStatus = ({ status }: ReleaseItemRow): PublishedRelease['status'] =>
  status === 'superseded' || status === 'withdrawn' ? status : 'published';

function methodOf({ method, threshold, base, rounded }: FrozenRow): ReleaseMethodView | null {
  return method === null || threshold === null || base === null
    ? null
    : { chosenBy: method, threshold, base, rounding: rounded ?? 'independent' };
}

type Frozen = Pick<
  PublishedRelease,
  'id' | 'measure' | 'by' | 'period' | 'revision' | 'reason' | 'corrects' | 'supersededBy' | 'dimensions' | 'cells' | 'coverage'
>;

function frozenOf(row: FrozenRow): Frozen {
  const declared = measureIn(row);
  const { id, version, since, unit, name, definition } = declared;
  if (typeof declared.computed === 'string') throw new Error('a release of a measure that is not computed');
  const { counts, dimensions: words } = declared.computed;
  const dimensions = (row.categories ?? []).map(
    ({ id: one, categories }): ReleaseDimension => ({
      id: one as ReleaseDimension['id'],
      words: words.find((dimension) => dimension.id === one)?.categories.name ?? one,
      categories,
    }),
  );
  return {
    id: row.id,
    measure: { id, version, since, unit, name, definition, counts: counts.of },
    by: row.by,
    period: periodOf(row),
    revision: row.revision,
    reason: row.reason,
    corrects: row.corrects,
    supersededBy: row.supersededBy,
    dimensions,
    cells: (row.cells ?? []).map(({ at, figure }) => ({ at, figure })),
    coverage: row.coverage,
  };
}
