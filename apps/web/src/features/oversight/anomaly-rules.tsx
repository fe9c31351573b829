import { useState } from 'react';
import { Button, NumberInput, Text } from '@mantine/core';
import { anomalyKinds, anomalyRuleLimits, mostOfAnomalyRule, type AnomalyRuleView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { Panel } from '../../ui/panel';
import { useSayDone } from '../../ui/say-done';
import classes from './oversight.module.css';
import { useAnomalyRules, useChangeAnomalyRule } from './oversight.queries';

/** From when on something counts as unusual, and the officer's way to set it. */
export function AnomalyRules() {
  const { t, code } = useWords();
  const { instant, number } = useDates();
  const [changing, setChanging] = useState<AnomalyRuleView | null>(null);
  const { data, error, refetch } = useAnomalyRules();
  const span = (minutes: number): string => {
    const [unit, count] = wholeSpan(minutes);
    return t(`span.${unit}`, { count, number: number(count) });
  };
  return (
    <Panel title={t('oversight.rules-title')} flush>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState rows={4} height={56} />
      ) : (
        <ul className={classes.list}>
          {data.items.map((rule) => (
            <li key={rule.kind} className={classes.row}>
              <div className={classes.facts}>
                <Text fw={600}>{code(anomalyKinds, rule.kind)}</Text>
                <div className={classes.more}>
                  <span>{t('oversight.rule', { number: number(rule.threshold), span: span(rule.minutes) })}</span>
                  {rule.changedAt && <span>{t('oversight.rule-changed', { time: instant(rule.changedAt) })}</span>}
                </div>
              </div>
              <Button
                variant="default"
                size="sm"
                aria-label={t('oversight.change-rule-of', { kind: code(anomalyKinds, rule.kind) })}
                onClick={() => setChanging(rule)}
              >
                {t('oversight.change-rule')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {changing && <RuleDialog key={changing.kind} rule={changing} onClose={() => setChanging(null)} />}
    </Panel>
  );
}

function RuleDialog({ rule, onClose }: { readonly rule: AnomalyRuleView; readonly onClose: () => void }) {
  const { t, code } = useWords();
  const sayDone = useSayDone();
  const [threshold, setThreshold] = useState<string | number>(rule.threshold);
  const [minutes, setMinutes] = useState<string | number>(rule.minutes);
  const [least, most] = anomalyRuleLimits[rule.kind].minutes;
  const change = useChangeAnomalyRule(rule);
  const send = (): void =>
    change.mutate(
      { kind: rule.kind, threshold: Number(threshold), minutes: Number(minutes) },
      {
        onSuccess: () => {
          sayDone('oversight.rule-saved');
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      opened
      title={code(anomalyKinds, rule.kind)}
      confirmLabel={t('oversight.save')}
      busy={change.isPending}
      error={change.error}
      onConfirm={send}
      onClose={onClose}
    >
      <NumberInput
        label={t('oversight.rule-threshold')}
        value={threshold}
        onChange={setThreshold}
        min={1}
        max={mostOfAnomalyRule}
        allowDecimal={false}
        clampBehavior="strict"
        hideControls
      />
      {least < most && (
        <NumberInput
          label={t('oversight.rule-minutes')}
          value={minutes}
          onChange={setMinutes}
          min={least}
          max={most}
          allowDecimal={false}
          hideControls
        />
      )}
    </ConfirmDialog>
  );
}

/** The same time in the largest unit that tells it exactly. */
function wholeSpan(minutes: number): ['minutes' | 'hours' | 'days', number] {
  if (minutes % 1440 === 0) return ['days', minutes / 1440];
  return minutes % 60 === 0 ? ['hours', minutes / 60] : ['minutes', minutes];
}
