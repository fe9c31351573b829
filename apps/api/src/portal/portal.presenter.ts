import {
  mayWritePortal,
  portalStepsOf,
  type HelpFacts,
  type PortalItemListItem,
  type PortalItemView,
  type PortalText,
  type PortalTexts,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import type { OnePortalItemRow, PortalItemRow, PortalRevisionRow } from './portal.store';

const textOf = ({ title, body }: PortalText): PortalText => ({ title, body });
const textsOf = ({ ar, ckb, en }: PortalTexts): PortalTexts => ({ ar: textOf(ar), ckb: textOf(ckb), en: textOf(en) });

const helpOf = (help: HelpFacts | null): HelpFacts | null => {
  if (help === null) return null;
  const { phones, governorates, days, opens, closes, languages, free, audiences } = help;
  return { phones, governorates, days, opens, closes, languages, free, audiences };
};

export function portalListItem(row: PortalItemRow): PortalItemListItem {
  const { id, version, kind, place, status, day, publicRevision, changedAt, texts } = row;
  const title = { ar: texts.ar.title, ckb: texts.ckb.title, en: texts.en.title };
  return { id, version, kind, place, status, day, title, public: publicRevision !== null, changedAt: changedAt.toISOString() };
}

export function portalItemView(row: OnePortalItemRow, revisions: readonly PortalRevisionRow[], { userId, roles }: Actor): PortalItemView {
  const own = row.writtenBy === userId || row.proposedBy === userId;
  return {
    ...portalListItem(row),
    texts: textsOf(row.texts),
    help: helpOf(row.help),
    revision: row.revision,
    publicRevision: row.publicRevision,
    steps: portalStepsOf({ status: row.status, own, held: roles, texts: row.texts }),
    writable: mayWritePortal({ status: row.status, held: roles }),
    note: row.note,
    revisions: revisions.map(({ revision, day, texts, help, writtenAt, writtenBy, publishedBy, publishedAt }) => ({
      revision,
      day,
      texts: textsOf(texts),
      help: helpOf(help),
      writtenAt: writtenAt.toISOString(),
      writtenBy,
      publishedBy,
      publishedAt: publishedAt?.toISOString() ?? null,
    })),
  };
}
