import { Chip, Group, Radio, Stack, Text, Textarea, UnstyledButton } from '@mantine/core';
import { IconBuildingHospital, IconHeartHandshake, IconMessageDots, IconUrgent } from '@tabler/icons-react';
import {
  leastUrgency,
  moreUrgent,
  needCodes,
  needsOfService,
  riskLevels,
  services,
  urgencies,
  type CaseView,
  type NeedView,
  type ProposedUrgency,
  type RiskLevel,
} from '@himaya/domain';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { MissingBestInterests } from '../child-safeguards';
import type { ReferValues } from './refer-values';
import { ServiceIcon } from './service-icon';
import classes from './refer-wizard.module.css';

interface Props {
  readonly values: ReferValues;
  readonly onChange: (changed: Partial<ReferValues>) => void;
  readonly missing: string | null;
  readonly record: CaseView;
  /** The open needs of the case, and the one this is for. */
  readonly needs: readonly NeedView[];
  readonly need: NeedView | undefined;
  readonly onPick: (need: NeedView) => void;
  readonly proposed: ProposedUrgency;
  readonly risk: RiskLevel | null;
}

/** What the person needs, and how soon. */
export function ReferNeedStep({ values, onChange, missing, record, needs, need, onPick, proposed, risk }: Props) {
  const { t, code } = useWords();
  const least = leastUrgency(risk);
  const because = { risk: risk && code(riskLevels, risk), need: need && code(urgencies, need.level), usual: null }[proposed.because];
  return (
    <Stack gap="lg">
      {needs.length > 0 && (
        <Panel title={t('refer.from-needs')} icon={<IconHeartHandshake size={20} aria-hidden="true" />}>
          <Group gap="xs" role="group" aria-label={t('refer.from-needs')}>
            {needs.map((one) => (
              <Chip key={one.id} size="md" checked={need?.id === one.id && values.service === one.service} onChange={() => onPick(one)}>
                {code(needCodes, one.needCode)} · {code(services, one.service)}
              </Chip>
            ))}
          </Group>
        </Panel>
      )}
      <MissingBestInterests record={record} service={values.service} />
      <Panel title={t('refer.service')} icon={<IconBuildingHospital size={20} aria-hidden="true" />}>
        <div className={classes.tiles} role="group" aria-label={t('refer.service')}>
          {services.codes.map((service) => (
            <UnstyledButton
              key={service}
              aria-pressed={values.service === service}
              data-checked={values.service === service || undefined}
              className={classes.tile}
              onClick={() =>
                onChange({
                  service,
                  needCode: needsOfService[service][0] ?? null,
                  needId: null,
                  unitId: null,
                  consentId: null,
                  fields: null,
                  documentIds: [],
                })
              }
            >
              <ServiceIcon service={service} />
              {code(services, service)}
            </UnstyledButton>
          ))}
        </div>
        {missing === 'service' && (
          <p className={classes.error} role="alert">
            {t('refer.service-missing')}
          </p>
        )}
      </Panel>
      {values.service && (
        <Panel title={t('refer.need')} icon={<IconMessageDots size={20} aria-hidden="true" />}>
          <Stack gap="md">
            <Chip.Group
              value={values.needCode}
              onChange={(needCode) =>
                needCodes.has(needCode) && onChange({ needCode, needId: need?.needCode === needCode ? need.id : null })
              }
            >
              <Group gap="xs" role="group" aria-label={t('refer.need')}>
                {needsOfService[values.service].map((need) => (
                  <Chip key={need} value={need} size="md">
                    {code(needCodes, need)}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
            <Textarea
              label={t('referral.need-text')}
              description={t('refer.need-text-hint')}
              value={values.need}
              maxLength={4000}
              onChange={(event) => onChange({ need: event.currentTarget.value })}
            />
          </Stack>
        </Panel>
      )}
      <Panel title={t('refer.urgency')} icon={<IconUrgent size={20} aria-hidden="true" />}>
        <Radio.Group
          value={values.urgency}
          onChange={(urgency) => urgencies.has(urgency) && onChange({ urgency })}
          aria-label={t('refer.urgency')}
        >
          <Stack gap="sm">
            {because && values.urgency === proposed.urgency && (
              <Text size="sm" role="status">
                {t(`refer.urgency-because.${proposed.because}`, { level: because })}
              </Text>
            )}
            {least !== null && risk && (
              <Text size="sm" c="dimmed">
                {t('refer.urgency-least', { level: code(riskLevels, risk), urgency: code(urgencies, least) })}
              </Text>
            )}
            {urgencies.codes.map((urgency) => (
              <Radio
                key={urgency}
                value={urgency}
                label={code(urgencies, urgency)}
                description={t(`refer.urgency-means.${urgency}`)}
                disabled={least !== null && moreUrgent(least, urgency)}
              />
            ))}
          </Stack>
        </Radio.Group>
      </Panel>
    </Stack>
  );
}
