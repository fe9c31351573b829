import { Text } from '@mantine/core';
import { categories, categoryOfField, packetFields, type NamedRecordView, type PacketField, type PreviewedCase } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { CategoryPills } from '../../ui/category-pill';
import { CoreSection, DerivedFacts, ExploitationSection, IdentitySection } from '../case-record';
import { NamedRecords } from './packet-contents';
import classes from './packet.module.css';

/** Fields that the sections below show themselves; the others open pages of their own. */
const shownHere: readonly PacketField[] = [
  'identity-name',
  'identity-age',
  'identity-nationality',
  'identity-phone',
  'exploitation-forms',
  'exploitation-means',
];

interface Props {
  readonly record: PreviewedCase;
  readonly records: readonly NamedRecordView[];
  /** True while a changed packet is being asked for. */
  readonly stale?: boolean;
}

/** The case with the receiver's eyes: what is open, field by field, what is told of the rest, and what they may write. */
export function PacketPreview({ record, records, stale = false }: Props) {
  const { t, code, list } = useWords();
  const { read, fields, write } = record.access;
  const further = fields.filter((field) => !shownHere.includes(field));
  const identity = fields.some((field) => categoryOfField[field] === 'identity' && shownHere.includes(field));
  return (
    <div className={classes.preview} data-stale={stale || undefined} aria-busy={stale}>
      <section>
        <CategoryPills of={read} />
      </section>
      <section>
        <h3 className={classes.title}>{code(categories, 'core')}</h3>
        <CoreSection record={record} />
      </section>
      {identity && (
        <section>
          <h3 className={classes.title}>{code(categories, 'identity')}</h3>
          <IdentitySection record={record} />
        </section>
      )}
      {record.exploitation && (
        <section>
          <h3 className={classes.title}>{code(categories, 'exploitation')}</h3>
          <ExploitationSection records={record.exploitation} />
        </section>
      )}
      {further.length > 0 && (
        <section>
          <h3 className={classes.title}>{t('packet.further')}</h3>
          <Text>{list(further.map((field) => code(packetFields, field)))}</Text>
        </section>
      )}
      <NamedRecords records={records} />
      <DerivedFacts record={record} />
      {write.length > 0 && (
        <section>
          <h3 className={classes.title}>{t('packet.writes')}</h3>
          <CategoryPills of={write} />
        </section>
      )}
    </div>
  );
}
