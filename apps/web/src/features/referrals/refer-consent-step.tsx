import { Radio, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconEye, IconPackage, IconSignature } from '@tabler/icons-react';
import { useAbility } from '@casl/react';
import type { AppAbility } from '@himaya/auth';
import {
  consentGivers,
  localDay,
  overrideGrounds,
  type CaseView,
  type ConsentPurpose,
  type ConsentView,
  type DocumentView,
  type OverrideView,
  type ReferralProposalView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { Panel } from '../../ui/panel';
import { MissingBestInterests } from '../child-safeguards';
import { ConsentFields, ConsentWords, FurtherConsents, type ConsentErrors, type ConsentValues } from '../consents';
import { RequestOverride } from '../overrides';
import { PacketPreview } from './packet-preview';
import { namedCategories, NameRecords, ReferPacket } from './refer-packet';
import { offeredCategories, purposeInPlace, sentFields, withCategories, type ReferValues } from './refer-values';
import { usePacketPreview } from './referrals.queries';

interface Props {
  readonly values: ReferValues;
  readonly onChange: (changed: Partial<ReferValues>) => void;
  readonly record: CaseView;
  readonly unit: ReferralProposalView;
  /** The own unit's sealed records that this desk could read. */
  readonly nameable: readonly DocumentView[];
  /** The consent at hand that lets the named ones go. */
  readonly recordConsent: ConsentView | undefined;
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
  const { values, onChange, record, unit, nameable, recordConsent, usable, approved, consentValues } = props;
  const { t, code } = useWords();
  const { date } = useDates();
  const ability = useAbility<AppAbility>();
  const override = approved.find(({ id }) => id === values.overrideId);
  const offered = offeredCategories(record, override);
  const chosen = usable.some(({ id }) => id === values.consentId) ? values.consentId : null;
  const named = namedCategories(values, nameable);
  const asksPacket = !chosen && !override;
  const asksRecords = named.length > 0 && !recordConsent;
  const choose = (id: string): void => {
    const picked = approved.find((one) => one.id === id);
    onChange({
      overrideId: picked?.id ?? null,
      consentId: usable.find((one) => one.id === id)?.id ?? null,
      ...(props.fixed
        ? {}
        : withCategories(
            values,
            record,
            unit,
            picked ? offeredCategories(record, picked) : values.categories.filter((one) => offeredCategories(record).includes(one)),
          )),
    });
  };
  return (
    <Stack gap="lg">
      {props.fixed ? (
        nameable.length > 0 && (
          <Panel title={t('refer.packet')} icon={<IconPackage size={20} aria-hidden="true" />}>
            <NameRecords values={values} onChange={onChange} nameable={nameable} />
          </Panel>
        )
      ) : (
        <ReferPacket values={values} onChange={onChange} record={record} unit={unit} offered={offered} nameable={nameable} />
      )}
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
        <Panel title={t('refer.preview')} icon={<IconEye size={20} aria-hidden="true" />}>
          <Preview record={record} unit={unit} values={values} nameable={nameable} />
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
            {asksPacket && (
              <ConsentWords
                purpose={purposeInPlace(values)}
                recipient={unit.name}
                categories={values.categories}
                validUntil={consentValues.validUntil}
                language={consentValues.language}
              />
            )}
            {recordConsent && named.length > 0 && (
              <Text>{t('packet.records-under', { date: date(localDay(new Date(recordConsent.recordedAt))) })}</Text>
            )}
            {asksRecords && (
              <ConsentWords
                purpose="share-health"
                recipient={unit.name}
                categories={named}
                validUntil={consentValues.validUntil}
                language={consentValues.language}
              />
            )}
            {(asksPacket || asksRecords) && (
              <ConsentFields
                fixed
                values={consentValues}
                errors={props.consentErrors}
                onChange={props.onConsentChange}
                ageBand={record.person.ageBand}
                offered={offered}
              />
            )}
            {asksPacket && ability.can('record', 'Override') && (
              <div>
                <RequestOverride record={record} recipientUnitId={unit.id} />
              </div>
            )}
          </Stack>
        </Panel>
      </SimpleGrid>
    </Stack>
  );
}

interface PreviewProps {
  readonly record: CaseView;
  readonly unit: ReferralProposalView;
  readonly values: ReferValues;
  readonly nameable: readonly DocumentView[];
}

function Preview({ record, unit, values, nameable }: PreviewProps) {
  const { data, error, refetch, isPlaceholderData } = usePacketPreview(record.id, {
    service: values.service ?? 'shelter',
    categories: values.categories,
    fields: sentFields(values, record, unit),
    toUnitId: unit.id,
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState rows={3} height={48} />;
  return <PacketPreview record={data} records={nameable.filter(({ id }) => values.documentIds.includes(id))} stale={isPlaceholderData} />;
}
