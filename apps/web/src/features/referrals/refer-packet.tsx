import { Checkbox, Stack, Text } from '@mantine/core';
import { IconPackage } from '@tabler/icons-react';
import {
  categories,
  documentTypes,
  packetFields,
  type CaseView,
  type Category,
  type DocumentView,
  type ReferralProposalView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { offeredFields, sentFields, withCategories, type ReferValues } from './refer-values';
import classes from './packet.module.css';

interface Props {
  readonly values: ReferValues;
  readonly onChange: (changed: Partial<ReferValues>) => void;
  readonly record: CaseView;
  readonly unit: ReferralProposalView;
  /** The categories that can go. */
  readonly offered: readonly Category[];
  /** The own unit's sealed records that this desk could read. */
  readonly nameable: readonly DocumentView[];
}

/** What is sent: category by category, the fields of each, and the sealed records that are named. */
export function ReferPacket({ values, onChange, record, unit, offered, nameable }: Props) {
  const { t, code, name } = useWords();
  const sent = sentFields(values, record, unit);
  const choose = (category: Category, put: boolean): void =>
    onChange(
      withCategories(
        values,
        record,
        unit,
        offered.filter((one) => (one === category ? put : values.categories.includes(one))),
      ),
    );
  return (
    <Panel title={t('refer.packet')} icon={<IconPackage size={20} aria-hidden="true" />}>
      <Stack gap="md">
        <Text fw={500}>{t('refer.packet-for', { unit: name(unit.name) })}</Text>
        <div className={classes.groups}>
          {offered.map((category) => {
            const chosen = values.categories.includes(category);
            const read = unit.reads.includes(category);
            const fields = chosen ? offeredFields(record, unit, [category]) : [];
            return (
              <div
                key={category}
                role="group"
                aria-label={code(categories, category)}
                className={classes.group}
                data-chosen={chosen || undefined}
              >
                <Checkbox
                  label={code(categories, category)}
                  classNames={{ label: classes.category ?? '' }}
                  checked={chosen}
                  // What nobody there reads is not asked of the person either; it can still be taken out.
                  disabled={category === 'core' || (!chosen && !read)}
                  onChange={(event) => choose(category, event.currentTarget.checked)}
                />
                {category === 'core' && <p className={classes.hint}>{t('packet.core-always')}</p>}
                {fields.length > 0 && (
                  <div className={classes.fields}>
                    {fields.map((field) => (
                      <Checkbox
                        key={field}
                        label={code(packetFields, field)}
                        checked={sent.includes(field)}
                        onChange={(event) => {
                          const put = event.currentTarget.checked;
                          onChange({ fields: packetFields.codes.filter((one) => (one === field ? put : sent.includes(one))) });
                        }}
                      />
                    ))}
                  </div>
                )}
                {!read && <p className={classes.hint}>{t('packet.not-read-there')}</p>}
              </div>
            );
          })}
        </div>
        <NameRecords values={values} onChange={onChange} nameable={nameable} />
      </Stack>
    </Panel>
  );
}

/** The own unit's sealed records, to be named one by one; nothing where the desk could read none. */
export function NameRecords({ values, onChange, nameable }: Pick<Props, 'values' | 'onChange' | 'nameable'>) {
  const { t, code } = useWords();
  const { date } = useDates();
  if (nameable.length === 0) return null;
  return (
    <Checkbox.Group
      label={t('packet.name-records')}
      description={t('packet.name-records-text')}
      value={[...values.documentIds]}
      onChange={(ids) => onChange({ documentIds: ids })}
    >
      <Stack gap="sm" mt="sm">
        {nameable.map(({ id, type, category, fileName, recordedAt }) => (
          <Checkbox
            key={id}
            value={id}
            label={`${code(documentTypes, type)} · ${code(categories, category)} · ${date(recordedAt.slice(0, 10))}`}
            description={fileName && <bdi>{fileName}</bdi>}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

/** The categories of the records that are named, each once. */
export function namedCategories(values: ReferValues, nameable: readonly DocumentView[]): Category[] {
  return [...new Set(nameable.filter(({ id }) => values.documentIds.includes(id)).map(({ category }) => category))];
}
