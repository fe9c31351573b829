import { Checkbox, Group, Radio, SimpleGrid, Stack } from '@mantine/core';
import { IconEye, IconPackage, IconSignature } from '@tabler/icons-react';
import { useAbility } from '@casl/react';
import type { AppAbility } from '@himaya/auth';
import {
  categories,
  consentGivers,
  localDay,
  overrideGrounds,
  type CaseView,
  type ConsentPurpose,
  type ConsentView,
  type DirectoryUnitView,
  type OverrideView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { Panel } from '../../ui/panel';
import { CoreSection, ExploitationSection, IdentitySection } from '../case-record';
import { MissingBestInterests } from '../child-safeguards';
import { ConsentFields, ConsentWords, FurtherConsents, type ConsentErrors, type ConsentValues } from '../consents';
import { RequestOverride } from '../overrides';
import { offeredCategories, purposeInPlace, type ReferValues } from './refer-values';
import { usePacketPreview } from './referrals.queries';
import classes from './refer-wizard.module.css';

interface Props {
  readonly values: ReferValues;
  readonly onChange: (changed: Partial<ReferValues>) => void;
  readonly record: CaseView;
  readonly unit: DirectoryUnitView;
  readonly usable: readonly ConsentView[];
  /** Consents that are asked for besides and do not stand yet. */
  readonly lacking: readonly ConsentPurpose[];
  /** True where a guardian's word waits for the child's best interests. */
  readonly waiting: boolean;
  /** Overrides under which this desk can be asked. */
  readonly approved: readonly OverrideView[];
  readonly consentValues: ConsentValues;
  readonly consentErrors: ConsentErrors;
  readonly onConsentChange: (changed: Partial<ConsentValues>) => void;
  /** True where the packet is an earlier referral's and stays as it was. */
  readonly fixed?: boolean;
}

const inPlace = 'new';

/** What the desk will see once it accepts, and the person's word for it. */
export function ReferConsentStep(props: Props) {
  const { values, onChange, record, unit, usable, approved, consentValues } = props;
  const { t, code, name } = useWords();
  const { date } = useDates();
  const ability = useAbility<AppAbility>();
  const override = approved.find(({ id }) => id === values.overrideId);
  const offered = offeredCategories(record, override);
  const chosen = usable.some(({ id }) => id === values.consentId) ? values.consentId : null;
  const choose = (id: string): void => {
    const picked = approved.find((one) => one.id === id);
    onChange({
      overrideId: picked?.id ?? null,
      consentId: usable.find((one) => one.id === id)?.id ?? null,
      ...(props.fixed
        ? {}
        : {
            categories: picked
              ? offeredCategories(record, picked)
              : values.categories.filter((one) => offeredCategories(record).includes(one)),
          }),
    });
  };
  return (
    <Stack gap="lg">
      {!props.fixed && (
        <Panel title={t('refer.packet')} icon={<IconPackage size={20} aria-hidden="true" />}>
          <Checkbox.Group
            label={t('refer.packet-for', { unit: name(unit.name) })}
            value={[...values.categories]}
            onChange={(picked) => onChange({ categories: offered.filter((category) => category === 'core' || picked.includes(category)) })}
          >
            <Group gap="md" mt="xs">
              {offered.map((category) => (
                <Checkbox key={category} value={category} label={code(categories, category)} disabled={category === 'core'} />
              ))}
            </Group>
          </Checkbox.Group>
        </Panel>
      )}
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
        <Panel title={t('refer.preview')} icon={<IconEye size={20} aria-hidden="true" />}>
          {values.service && <PacketPreview record={record} values={values} />}
        </Panel>
        <Panel title={t('refer.consent')} icon={<IconSignature size={20} aria-hidden="true" />}>
          <Stack gap="lg">
            {props.waiting && <MissingBestInterests record={record} service={values.service} />}
            {props.lacking.length > 0 && <FurtherConsents record={record} purposes={props.lacking} />}
            {usable.length + approved.length > 0 && (
              <Radio.Group label={t('refer.which-consent')} value={override?.id ?? chosen ?? inPlace} onChange={choose}>
                <Stack gap="sm" mt="xs">
                  {usable.map((consent) => (
                    <Radio
                      key={consent.id}
                      value={consent.id}
                      label={t('refer.consent-of', { date: date(localDay(new Date(consent.recordedAt))) })}
                      description={`${code(consentGivers, consent.givenBy)} · ${t('consent.until', { date: date(consent.validUntil) })}`}
                    />
                  ))}
                  {approved.map((one) => (
                    <Radio
                      key={one.id}
                      value={one.id}
                      label={t('override.choice', { ground: code(overrideGrounds, one.ground) })}
                      description={one.validUntil && t('override.until', { date: date(one.validUntil) })}
                    />
                  ))}
                  <Radio value={inPlace} label={t('refer.new-consent')} />
                </Stack>
              </Radio.Group>
            )}
            {!chosen && !override && (
              <>
                <ConsentWords
                  purpose={purposeInPlace(values)}
                  recipient={unit.name}
                  categories={values.categories}
                  validUntil={consentValues.validUntil}
                  language={consentValues.language}
                />
                <ConsentFields
                  fixed
                  values={consentValues}
                  errors={props.consentErrors}
                  onChange={props.onConsentChange}
                  ageBand={record.person.ageBand}
                  offered={offered}
                />
                {ability.can('record', 'Override') && (
                  <div>
                    <RequestOverride record={record} recipientUnitId={unit.id} />
                  </div>
                )}
              </>
            )}
          </Stack>
        </Panel>
      </SimpleGrid>
    </Stack>
  );
}

function PacketPreview({ record, values: { service, categories: packet } }: { readonly record: CaseView; readonly values: ReferValues }) {
  const { code } = useWords();
  const { data, error, refetch } = usePacketPreview(record.id, service ?? 'shelter', packet);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState rows={3} height={48} />;
  return (
    <div className={classes.packet}>
      <section>
        <h3>{code(categories, 'core')}</h3>
        <CoreSection record={data} />
      </section>
      {packet.includes('identity') && (
        <section>
          <h3>{code(categories, 'identity')}</h3>
          <IdentitySection record={data} />
        </section>
      )}
      {data.exploitation && (
        <section>
          <h3>{code(categories, 'exploitation')}</h3>
          <ExploitationSection records={data.exploitation} />
        </section>
      )}
    </div>
  );
}
