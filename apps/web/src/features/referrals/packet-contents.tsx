import { Anchor } from '@mantine/core';
import { IconDownload, IconLock } from '@tabler/icons-react';
import {
  categories,
  categoryOfField,
  documentTypes,
  packetFields,
  type Category,
  type NamedRecordView,
  type PacketField,
} from '@himaya/domain';
import { useWords } from '../../platform/words';
import { CategoryPill } from '../../ui/category-pill';
import classes from './packet.module.css';

/** The parts of a packet: each category with the fields that go of it. */
export function PacketContents({ of, fields }: { readonly of: readonly Category[]; readonly fields: readonly PacketField[] }) {
  const { t, code, list } = useWords();
  return (
    <dl className={classes.contents}>
      {categories.codes
        .filter((category) => of.includes(category))
        .map((category) => {
          const chosen = fields.filter((field) => categoryOfField[field] === category).map((field) => code(packetFields, field));
          const words = category === 'core' ? [t('packet.core'), ...chosen] : chosen;
          return (
            <div key={category}>
              <dt>
                <CategoryPill category={category} />
              </dt>
              <dd>{words.length > 0 ? list(words) : t('packet.no-fields')}</dd>
            </div>
          );
        })}
    </dl>
  );
}

/** Sealed records that a packet names. @param open true where the reader may fetch them here and now */
export function NamedRecords({ records, open = false }: { readonly records: readonly NamedRecordView[]; readonly open?: boolean }) {
  const { t, code } = useWords();
  if (records.length === 0) return null;
  return (
    <section>
      <h3 className={classes.title}>{t('packet.records')}</h3>
      <ul className={classes.records}>
        {records.map(({ id, type, category }) => (
          <li key={id} className={classes.record}>
            <IconLock size={18} aria-hidden="true" />
            <span className={classes.name}>{code(documentTypes, type)}</span>
            <CategoryPill category={category} />
            {open && (
              <Anchor
                href={`/api/v1/documents/${id}/content`}
                download
                className={classes.get}
                aria-label={t('document.open', { name: code(documentTypes, type) })}
              >
                <IconDownload size={16} aria-hidden="true" /> {t('document.save')}
              </Anchor>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
