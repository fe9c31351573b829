import {
  caseOutcomes,
  identificationDecisions,
  needCodes,
  reflectionChanges,
  reopeningReasons,
  safeguardKinds,
  services,
  timelineKinds,
  urgencies,
  type TimelineItem,
} from '@himaya/domain';
import { Link } from 'react-router';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import classes from './case-timeline.module.css';
import { useTimeline } from './cases.queries';

/** What happened in the case, the latest first; each line is of a category this reader holds. */
export function CaseTimeline({ caseId }: { readonly caseId: string }) {
  const { t } = useWords();
  const list = useTimeline(caseId);
  if (list.error) return <ErrorState error={list.error} onRetry={list.retry} />;
  if (!list.items) return <LoadingState rows={3} height={40} />;
  if (list.items.length === 0) return <p className={classes.none}>{t('timeline.none')}</p>;
  return (
    <>
      <ol className={classes.list}>
        {list.items.map((item) => (
          <TimelineLine key={item.id} item={item} />
        ))}
      </ol>
      <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
    </>
  );
}

function TimelineLine({ item }: { readonly item: TimelineItem }) {
  const { code, name } = useWords();
  const { instant } = useDates();
  const { service, urgency, decision, change, safeguard, need, outcome, reason } = item.details;
  const words = code(timelineKinds, item.kind);
  return (
    <li className={classes.line}>
      <div className={classes.kind}>
        {item.kind.startsWith('referral-') && item.subjectId ? <Link to={`/referrals/${item.subjectId}`}>{words}</Link> : words}
        {needCodes.has(need) && <span className={classes.detail}>{code(needCodes, need)}</span>}
        {services.has(service) && <span className={classes.detail}>{code(services, service)}</span>}
        {identificationDecisions.has(decision) && <span className={classes.detail}>{code(identificationDecisions, decision)}</span>}
        {reflectionChanges.has(change) && <span className={classes.detail}>{code(reflectionChanges, change)}</span>}
        {safeguardKinds.has(safeguard) && <span className={classes.detail}>{code(safeguardKinds, safeguard)}</span>}
        {item.kind === 'case-closed' && caseOutcomes.has(outcome) && <span className={classes.detail}>{code(caseOutcomes, outcome)}</span>}
        {item.kind === 'case-reopened' && reopeningReasons.has(reason) && (
          <span className={classes.detail}>{code(reopeningReasons, reason)}</span>
        )}
        {urgencies.has(urgency) && urgency !== 'standard' && <span className={classes.detail}>{code(urgencies, urgency)}</span>}
      </div>
      <div className={classes.more}>
        <time dateTime={item.at}>{instant(item.at)}</time>
        {item.unit && <span>{name(item.unit.name)}</span>}
      </div>
    </li>
  );
}
