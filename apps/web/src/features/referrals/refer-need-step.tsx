import { Chip, Group, Radio, Stack, Textarea, UnstyledButton } from '@mantine/core';
import { IconBuildingHospital, IconMessageDots, IconUrgent } from '@tabler/icons-react';
import { needCodes, needsOfService, services, urgencies } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import type { ReferValues } from './refer-values';
import { ServiceIcon } from './service-icon';
import classes from './refer-wizard.module.css';

interface Props {
  readonly values: ReferValues;
  readonly onChange: (changed: Partial<ReferValues>) => void;
  readonly missing: string | null;
}

/** What the person needs, and how soon. */
export function ReferNeedStep({ values, onChange, missing }: Props) {
  const { t, code } = useWords();
  return (
    <Stack gap="lg">
      <Panel title={t('refer.service')} icon={<IconBuildingHospital size={20} aria-hidden="true" />}>
        <div className={classes.tiles} role="group" aria-label={t('refer.service')}>
          {services.codes.map((service) => (
            <UnstyledButton
              key={service}
              aria-pressed={values.service === service}
              data-checked={values.service === service || undefined}
              className={classes.tile}
              onClick={() => onChange({ service, needCode: needsOfService[service][0] ?? null, unitId: null, consentId: null })}
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
            <Chip.Group value={values.needCode} onChange={(needCode) => needCodes.has(needCode) && onChange({ needCode })}>
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
            {urgencies.codes.map((urgency) => (
              <Radio key={urgency} value={urgency} label={code(urgencies, urgency)} description={t(`refer.urgency-means.${urgency}`)} />
            ))}
          </Stack>
        </Radio.Group>
      </Panel>
    </Stack>
  );
}
