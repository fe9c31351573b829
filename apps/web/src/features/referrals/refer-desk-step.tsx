import { Badge, Stack, UnstyledButton } from '@mantine/core';
import { IconBuildingOff, IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import { categories, type CaseView, type ReferralProposalView } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { Panel } from '../../ui/panel';
import { DeskFacts } from '../directory';
import { PhoneCall } from './phone-call';
import type { ReferValues } from './refer-values';
import classes from './refer-wizard.module.css';

interface Props {
  readonly values: ReferValues;
  readonly onChange: (changed: Partial<ReferValues>) => void;
  readonly record: CaseView;
  readonly units: readonly ReferralProposalView[] | undefined;
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly missing: string | null;
}

/** Categories of the packet that do not cross the line to this desk. */
const stays = (unit: ReferralProposalView, packet: ReferValues['categories']): ReferValues['categories'] =>
  packet.filter((category) => !unit.passes.includes(category));

/** The desks that fit, the best first by the server's order. */
export function ReferDeskStep({ values, onChange, record, units, error, onRetry, missing }: Props) {
  const { t, name, code, list } = useWords();
  if (error) return <ErrorState error={error} onRetry={onRetry} />;
  if (!units || !values.service) return <LoadingState rows={3} height={110} />;
  const proposed = units;
  const chosen = proposed.find(({ id }) => id === values.unitId);
  return (
    <Stack gap="lg">
      <Panel title={t('refer.desks')}>
        {proposed.length === 0 ? (
          <EmptyState
            icon={<IconBuildingOff size={30} stroke={1.6} aria-hidden="true" />}
            title={t('refer.no-desk')}
            text={t('refer.no-desk-text')}
          />
        ) : (
          <Stack gap="sm" role="group" aria-label={t('refer.desks')}>
            {proposed.map((unit, place) => {
              const checked = unit.id === values.unitId;
              return (
                <UnstyledButton
                  key={unit.id}
                  aria-pressed={checked}
                  data-checked={checked || undefined}
                  className={classes.desk}
                  onClick={() => onChange({ unitId: unit.id, consentId: null, overrideId: null, documentIds: [] })}
                >
                  {checked ? (
                    <IconCircleCheckFilled size={24} aria-hidden="true" />
                  ) : (
                    <IconCircle size={24} stroke={1.4} aria-hidden="true" />
                  )}
                  <span className={classes.words}>
                    <span className={classes.name}>
                      {name(unit.name)}
                      {place === 0 && <Badge color="himaya">{t('refer.proposed')}</Badge>}
                      {unit.crossesLine && <Badge color="gray">{t('refer.line')}</Badge>}
                    </span>
                    <DeskFacts unit={unit} wanted={record.person.languages} />
                    {stays(unit, values.categories).length > 0 && (
                      <span>
                        {t('refer.line-keeps', { categories: list(stays(unit, values.categories).map((one) => code(categories, one))) })}
                      </span>
                    )}
                  </span>
                </UnstyledButton>
              );
            })}
          </Stack>
        )}
        {missing === 'desk' && (
          <p className={classes.error} role="alert">
            {t('refer.desk-missing')}
          </p>
        )}
      </Panel>
      {values.urgency === 'immediate' && chosen && <PhoneCall unit={chosen} values={values} onChange={onChange} />}
    </Stack>
  );
}
