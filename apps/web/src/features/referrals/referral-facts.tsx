import { IconFileDescription, IconRoute } from '@tabler/icons-react';
import {
  cancellationReasons,
  failureReasons,
  holdReasons,
  rejectionReasons,
  safeContacts,
  serviceOutcomes,
  type ReferralView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { DefinitionList } from '../../ui/definition-list';
import { Panel } from '../../ui/panel';
import classes from './referral-facts.module.css';

/** What was asked, of whom, with which packet. */
export function ReferralFacts({ referral }: { readonly referral: ReferralView }) {
  const { t, code, name } = useWords();
  const { date, instant } = useDates();
  return (
    <Panel title={t('referral.details')} icon={<IconFileDescription size={20} aria-hidden="true" />}>
      <DefinitionList
        columns={1}
        items={[
          { term: t('referral.from-unit'), value: name(referral.fromUnit.name) },
          { term: t('referral.to-unit'), value: name(referral.toUnit.name) },
          { term: t('case.safe-contact'), value: code(safeContacts, referral.safeContact) },
          ...(referral.wantedDate ? [{ term: t('referral.wanted-date'), value: date(referral.wantedDate) }] : []),
          ...(referral.phonedAt ? [{ term: t('referral.phoned-at'), value: instant(referral.phonedAt) }] : []),
          ...(referral.spokeTo ? [{ term: t('referral.spoke-to'), value: referral.spokeTo }] : []),
          ...(referral.need === undefined
            ? []
            : [{ term: t('referral.need-text'), value: referral.need && <span className={classes.text}>{referral.need}</span> }]),
        ]}
      />
    </Panel>
  );
}

/** When each step was taken, and how it ended. */
export function ReferralProgress({ referral }: { readonly referral: ReferralView }) {
  const { t, code } = useWords();
  const { instant, date } = useDates();
  const steps = [
    ['requested', referral.requestedAt],
    ['received', referral.receivedAt],
    ['decided', referral.decidedAt],
    ['started', referral.startedAt],
    ['ended', referral.endedAt],
  ] as const;
  const reason = referral.rejectionReason
    ? code(rejectionReasons, referral.rejectionReason)
    : referral.failureReason
      ? code(failureReasons, referral.failureReason)
      : referral.cancellationReason
        ? code(cancellationReasons, referral.cancellationReason)
        : referral.holdReason && code(holdReasons, referral.holdReason);
  const month = referral.endedAt === null && referral.endedMonth;
  return (
    <Panel title={t('referral.progress')} icon={<IconRoute size={20} aria-hidden="true" />}>
      <ol className={classes.steps}>
        {steps.map(([step, at]) => (
          <li key={step} className={classes.step} data-done={Boolean(at) || (step === 'ended' && Boolean(month)) || undefined}>
            <span>{t(`referral.step.${step}`)}</span>
            <span className={classes.at}>
              {at ? instant(at) : step === 'ended' && month ? date(`${month}-01`, 'month') : t('referral.not-yet')}
            </span>
          </li>
        ))}
      </ol>
      {(reason || referral.holdUntil || referral.outcome || referral.note) && (
        <div className={classes.answer}>
          <DefinitionList
            columns={1}
            items={[
              ...(reason ? [{ term: t('referral.reason'), value: reason }] : []),
              ...(referral.holdUntil ? [{ term: t('referral.hold-until'), value: date(referral.holdUntil) }] : []),
              ...(referral.outcome ? [{ term: t('referral.outcome'), value: code(serviceOutcomes, referral.outcome) }] : []),
              ...(referral.note ? [{ term: t('referral.note'), value: <span className={classes.text}>{referral.note}</span> }] : []),
            ]}
          />
        </div>
      )}
    </Panel>
  );
}
